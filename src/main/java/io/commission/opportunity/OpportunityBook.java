package io.commission.opportunity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.Originals;
import io.commission.change.Originals.Original;
import io.commission.change.OwnerMoves;
import io.commission.change.OwnerMoves.Besides;
import io.commission.change.Planned;
import io.commission.database.Sql;
import io.commission.forecast.DealChanges;
import io.commission.forecast.Trigger;
import io.commission.person.Owners;
import io.commission.posting.deal.Because;
import io.commission.posting.deal.Cause;
import io.commission.posting.deal.DealStatus;
import io.commission.posting.deal.Targets;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.structure.LineRole;
import io.commission.structure.Structure;
import io.commission.tenant.ExactAmounts;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;
import io.commission.version.Days;

/** Opens, changes and deletes opportunities one by one (OPP-1, OPP-2, RSG-9). */
@ApplicationScoped
public class OpportunityBook {
    private static final String MOVED = "The owner was changed.";
    /** What a request says of an opportunity whatever it gives; the owner, openedOn and the status stay where they are left out. */
    private static final List<String> REPLACED = List.of("accountId", "name", "amount", "closeDate", "stage",
            "expectedCommission", OpportunityChange.DELETED);
    private static final List<String> STAYING = List.of(OpportunityChange.OWNER, "openedOn", "status");

    private final Sql sql;
    private final TenantProfiles tenants;
    private final Owners people;
    private final Originals originals;
    private final OwnerMoves owners;
    private final Targets targets;
    private final DealChanges changes;
    private final Clock clock;

    OpportunityBook(Sql sql, TenantProfiles tenants, Owners people, Originals originals, OwnerMoves owners,
            Targets targets, DealChanges changes, Clock clock) {
        this.sql = sql;
        this.tenants = tenants;
        this.people = people;
        this.originals = originals;
        this.owners = owners;
        this.targets = targets;
        this.changes = changes;
        this.clock = clock;
    }

    UUID open(OpportunityRequest request) {
        TenantProfile tenant = tenants.current();
        UUID owner = request.ownerId() == null ? null : people.receiver("ownerId", request.ownerId()).id();
        Structure structure = structure(request, owner);
        Opportunity opportunity = new Opportunity();
        opportunity.openedOn = tenant.today();
        opportunity.originalOwnerId = owner;
        opportunity.crmOwnerId = owner;
        apply(opportunity, request, tenant);
        told(opportunity, REPLACED, STAYING);
        opportunity.persistAndFlush();
        originals.write(List.of(new Original(opportunity.id, owner, structure)));
        settle(opportunity.id, Trigger.DEAL_CREATED);
        return opportunity.id;
    }

    void change(UUID id, OpportunityRequest request, LongConsumer ifMatch) {
        if (request.structure() != null) {
            throw Refusal.of(Code.STRUCTURE_ONLY_AT_CREATION,
                    "An opportunity keeps its structure until it is reassigned. Leave structure out.")
                    .field("structure", "goes with the creation only");
        }
        DealStatus before = hold(id, ifMatch);
        boolean open = before.open();
        // Who takes over and closes a deal on one day is still its owner; so is who takes over one that is opened again.
        if (open) {
            move(id, request.ownerId());
        }
        Opportunity opportunity = Opportunity.findForChange(id).orElseThrow();
        replace(opportunity, request);
        opportunity.flush();
        if (!open) {
            move(id, request.ownerId());
        }
        boolean closed = opportunity.status != before && !opportunity.status.open();
        settle(id, closed ? Trigger.DEAL_CLOSED : Trigger.DEAL_UPDATED);
    }

    /** Marked as deleted: its history, its changes and what was posted for it stay (FCT-4). */
    void delete(UUID id, LongConsumer ifMatch) {
        hold(id, ifMatch);
        Opportunity opportunity = Opportunity.findForChange(id).orElseThrow();
        opportunity.deletedAt = clock.instant();
        told(opportunity, List.of(OpportunityChange.DELETED), List.of());
        opportunity.flush();
        settle(id, Trigger.DEAL_DELETED);
    }

    /** Marked before anything is read: what is read flushes, and each flush would be a version of its own. */
    private void replace(Opportunity opportunity, OpportunityRequest request) {
        OpportunityRow before = OpportunityRow.of(opportunity);
        UUID owner = request.ownerId() == null ? opportunity.crmOwnerId : people.resolve(request.ownerId()).id();
        apply(opportunity, request, tenants.current());
        if (!OpportunityRow.of(opportunity).equals(before) || !Objects.equals(opportunity.crmOwnerId, owner)) {
            told(opportunity, REPLACED, given(request));
        }
        checkOpenedOn(opportunity);
        // After the facts are written: it is no fact, and the history goes without it.
        opportunity.crmOwnerId = owner;
    }

    private static List<String> given(OpportunityRequest request) {
        boolean status = request.status() != null || request.category() != null;
        return Stream.of(request.ownerId() == null ? null : OpportunityChange.OWNER,
                request.openedOn() == null ? null : "openedOn", status ? "status" : null).filter(Objects::nonNull)
                .toList();
    }

    /** An event that is older says nothing new of these (LOAD-4). */
    private void told(Opportunity opportunity, List<String> facts, List<String> others) {
        List<String> all = new ArrayList<>(facts);
        all.addAll(others);
        opportunity.decidedBy = FactMarks.read(opportunity.decidedBy).told(all, clock.instant()).json();
    }

    private void settle(UUID id, Trigger trigger) {
        changes.carryThrough(List.of(id), Because.of(Cause.FACTS), trigger);
    }

    private DealStatus hold(UUID id, LongConsumer ifMatch) {
        record Held(long version, DealStatus status) {
        }
        targets.share();
        Held held = sql
                .query("""
                        select version, status from opportunities where tenant_id = ? and id = ? and deleted_at is null for no key update
                        """,
                        tenants.current().id(), id)
                .first(row -> new Held(row.number(1), DealStatus.fromWire(row.text(2))))
                .orElseThrow(() -> Refusal.notFound("opportunity"));
        ifMatch.accept(held.version());
        return held.status();
    }

    private void move(UUID id, String owner) {
        if (owner == null) {
            return;
        }
        UUID wanted = people.resolve(owner).id();
        TenantProfile tenant = tenants.current();
        List<UUID> now = sql
                .query("""
                        select owner_id from opportunity_versions where tenant_id = ? and opportunity_id = ? and effective_from <= ?
                        order by position desc limit 1
                        """,
                        tenant.id(), id, tenant.today())
                .list(row -> row.uuid(1));
        if (now.isEmpty()) {
            throw Refusal.of(Code.STRUCTURE_MISSING,
                    "The opportunity's structure was never filled, so nobody can take it over. Fill it first.");
        }
        if (!Objects.equals(now.get(0), wanted)) {
            owners.move(Collections.singletonMap(id, wanted), MOVED, Besides.NOTHING).forEach(Planned::orRefuse);
        }
    }

    private Structure structure(OpportunityRequest request, UUID owner) {
        UUID house = people.resolve("house").id();
        if (request.structure() == null || request.structure().isEmpty()) {
            return Structure.ofOwner(owner, house);
        }
        GivenStructure given = new GivenStructure(house);
        for (int i = 0; i < request.structure().size(); i++) {
            StructureLineRequest line = request.structure().get(i);
            String field = "structure[" + i + "]";
            given.add(field, line.role(), holder(field, line), line.percent());
        }
        return given.whole();
    }

    private UUID holder(String field, StructureLineRequest line) {
        if (line.personId() == null && line.role() == LineRole.HOUSE) {
            return null;
        }
        if (line.personId() == null) {
            throw Refusal.of(Code.PERSON_UNKNOWN, "Only the HOUSE line goes without a person.")
                    .field(field + ".personId", "is required");
        }
        return people.receiver(field + ".personId", line.personId()).id();
    }

    private void apply(Opportunity opportunity, OpportunityRequest request, TenantProfile tenant) {
        ExactAmounts exact = new ExactAmounts(tenant.units());
        Days.check("openedOn", request.openedOn());
        Days.check("closeDate", request.closeDate());
        DealStatus status = Category.agreed(request.status(), request.category());
        var amount = exact.money("amount", request.amount());
        var expected = exact.money("expectedCommission", request.expectedCommission());
        if (request.accountId() != null && !request.accountId().equals(opportunity.accountId)) {
            checkAccount(tenant.id(), request.accountId());
        }
        opportunity.externalId = request.externalId();
        opportunity.accountId = request.accountId();
        opportunity.name = request.name().strip();
        opportunity.amount = amount;
        opportunity.closeDate = request.closeDate();
        opportunity.stage = request.stage();
        opportunity.expectedCommission = expected;
        if (request.openedOn() != null) {
            opportunity.openedOn = request.openedOn();
        }
        if (status != null) {
            opportunity.status = status;
        }
        if (!opportunity.status.open() && (opportunity.amount == null || opportunity.closeDate == null)) {
            throw Refusal.of(Code.CLOSED_NEEDS_AMOUNT_AND_DATE,
                    "A closed opportunity has an amount and a close date.")
                    .field(opportunity.amount == null ? "amount" : "closeDate", "is required once it is closed");
        }
    }

    private void checkAccount(UUID tenant, UUID account) {
        if (!sql.query("select 1 from accounts where tenant_id = ? and id = ?", tenant, account).exists()) {
            throw Refusal.of(Code.ACCOUNT_UNKNOWN, "There is no such account.").field("accountId",
                    "is no account's id");
        }
    }

    private void checkOpenedOn(Opportunity opportunity) {
        LocalDate first = sql.query("""
                select min(effective_from) from opportunity_versions
                where tenant_id = ? and opportunity_id = ? and position > 0
                """, tenants.current().id(), opportunity.id).one(row -> row.date(1));
        if (first != null && first.isBefore(opportunity.openedOn)) {
            throw Refusal.of(Code.DATE_BEFORE_OPENED,
                    "A change takes effect on " + first + ": the opportunity was opened on that day or earlier.")
                    .field("openedOn", "lies after a change");
        }
    }
}
