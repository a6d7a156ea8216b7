package io.commission.posting.deal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.ledger.ClosedMonths;
import io.commission.ledger.EntryBook;
import io.commission.ledger.ExceptionBook;
import io.commission.ledger.NewEntry;
import io.commission.ledger.PostedDealRows;
import io.commission.posting.PeriodFloors;
import io.commission.tenant.TenantContext;

/**
 * Brings the ledger to what deals say (OPP-3, ENT-2, PRO-4), in the caller's transaction and with a constant number of statements for
 * any number of deals. The caller holds the deals (Deals.hold) and calls once for all of them; then months and people are locked.
 */
@ApplicationScoped
public class DealPosting {
    private final Sql sql;
    private final Targets targets;
    private final Leavers leavers;
    private final Confirmations confirmations;
    private final ClosedMonths closedMonths;
    private final PostedDealRows postedRows;
    private final EntryBook entryBook;
    private final ExceptionBook exceptions;
    private final PeriodFloors floors;

    DealPosting(Sql sql, Targets targets, Leavers leavers, Confirmations confirmations, ClosedMonths closedMonths,
            PostedDealRows postedRows, EntryBook entryBook,
            ExceptionBook exceptions, PeriodFloors floors) {
        this.sql = sql;
        this.targets = targets;
        this.leavers = leavers;
        this.confirmations = confirmations;
        this.closedMonths = closedMonths;
        this.postedRows = postedRows;
        this.entryBook = entryBook;
        this.exceptions = exceptions;
        this.floors = floors;
    }

    /** What settling would write: new entries, and the ids of those that they supersede. */
    public record Preview(List<NewEntry> entries, List<UUID> superseded) {
    }

    public void settle(List<Deal> deals, Cause cause) {
        settle(deals, Because.of(cause));
    }

    /** Settling again writes nothing. */
    public void settle(List<Deal> deals, Because because) {
        Concerned concerned = concerned(deals);
        if (concerned.deals().isEmpty()) {
            return;
        }
        ClosedMonths.Last closed = closedMonths.holdLast();
        Facts facts = facts(concerned);
        List<DealTargets> due = facts.targets(concerned.deals());
        Set<UUID> people = new HashSet<>(concerned.people());
        due.forEach(one -> one.targets().forEach(target -> people.add(target.person())));
        entryBook.hold(people);
        DealSettler settler = settle(concerned, due, facts, closed, because);
        entryBook.reverse(settler.reversed);
        entryBook.post(settler.posted);
        if (!settler.takenBack.isEmpty()) {
            entryBook.markTakenBack(settler.takenBack);
        }
        exceptions.settleDeals(ids(concerned.deals()), facts.waiting(due));
        if (!settler.people.isEmpty() && floors.anyFloor()) {
            floors.after(new HashSet<>(settler.people), new HashSet<>(settler.months));
        }
    }

    /**
     * For whoever settles in several steps: months and the ledgers of everybody at once, so that no calculation holds what the next
     * step wants while it waits for what the last one has. The steps find them held.
     */
    public void holdEverybody() {
        closedMonths.holdLast();
        entryBook.holdEverybody();
    }

    /**
     * The same for steps that concern these deals and people only.
     *
     * @param receivers who may come into the deals
     */
    public void holdAhead(Collection<UUID> deals, Collection<UUID> receivers) {
        closedMonths.holdLast();
        Set<UUID> people = new HashSet<>(receivers);
        people.addAll(sql.query("""
                select person_id from commission_structure_lines where tenant_id = ? and opportunity_id = any(?::uuid[])
                union select person_id from commission_entries
                    where tenant_id = ? and opportunity_id = any(?::uuid[]) and status <> 'REVERSED'
                """, tenant(), deals, tenant(), deals).list(row -> row.uuid(1)));
        entryBook.hold(people);
    }

    /** The same work without a lock and without writing anything. */
    public Preview preview(List<Deal> deals, Because because) {
        Concerned concerned = concerned(deals);
        if (concerned.deals().isEmpty()) {
            return new Preview(List.of(), List.of());
        }
        Facts facts = facts(concerned);
        DealSettler settler = settle(concerned, facts.targets(concerned.deals()), facts, closedMonths.last(), because);
        return new Preview(settler.posted, settler.reversed.stream().map(EntryBook.Reversal::entryId).toList());
    }

    private DealSettler settle(Concerned concerned, List<DealTargets> due, Facts facts, ClosedMonths.Last closed,
            Because because) {
        DealSettler settler = new DealSettler(facts.units(), because,
                new DealEntries(facts.units(), closed, facts.specialOwners(), because), facts.holds(),
                concerned.people().isEmpty() ? List.of() : postedRows.of(ids(concerned.deals())));
        due.forEach(settler::settle);
        return settler;
    }

    /** @param people to whom something is posted for them */
    private record Concerned(List<Deal> deals, Set<UUID> people, Rates rates) {
    }

    /** Those that post, have something posted or lack a target; many thousands of open deals cost two statements. */
    private Concerned concerned(List<Deal> deals) {
        if (deals.isEmpty()) {
            return new Concerned(List.of(), Set.of(), null);
        }
        Set<UUID> standing = new HashSet<>();
        Set<UUID> people = new HashSet<>();
        for (PostedDealRows.Standing one : postedRows.standing(ids(deals))) {
            standing.add(one.opportunityId());
            if (one.personId() != null) {
                people.add(one.personId());
            }
        }
        Rates rates = targets.ratesOf(deals);
        return new Concerned(deals.stream().filter(deal -> standing.contains(deal.id()) || DealTargets.posts(deal)
                || DealCommission.of(deal, rates).missing() != null).toList(), people, rates);
    }

    private Facts facts(Concerned concerned) {
        List<UUID> ids = ids(concerned.deals());
        Set<UUID> special = Set.copyOf(sql.query("select id from people where tenant_id = ? and kind <> 'PERSON'",
                tenant()).list(row -> row.uuid(1)));
        return new Facts(concerned.rates(), special, leavers.firstDaysWithout(), confirmations.of(ids), holds(ids));
    }

    private Map<Confirmed, String> holds(Collection<UUID> ids) {
        Map<Confirmed, String> holds = new HashMap<>();
        sql.query("""
                select opportunity_id, schedule_row_id, person_id, reason from deal_holds
                where tenant_id = ? and opportunity_id = any(?::uuid[])
                """, tenant(), ids).list(
                row -> holds.put(new Confirmed(row.uuid(1), row.uuid(2), row.uuid(3)), row.text(4)));
        return holds;
    }

    private static List<UUID> ids(List<Deal> deals) {
        List<UUID> ids = new ArrayList<>(deals.size());
        deals.forEach(deal -> ids.add(deal.id()));
        return ids;
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
