package io.commission.opportunity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.Originals;
import io.commission.change.Originals.Original;
import io.commission.change.OwnerMoves;
import io.commission.change.OwnerMoves.Besides;
import io.commission.change.Planned;
import io.commission.database.Ids;
import io.commission.forecast.DealChanges;
import io.commission.forecast.Trigger;
import io.commission.load.References;
import io.commission.opportunity.OpportunityTable.Known;
import io.commission.opportunity.OpportunityTable.Said;
import io.commission.opportunity.OpportunityTable.Written;
import io.commission.person.Owners;
import io.commission.posting.deal.Because;
import io.commission.posting.deal.Cause;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.structure.Structure;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/**
 * Takes what another system says of many opportunities, with a constant number of statements: opens and changes them by external id,
 * moves those whose owner it changed (RSG-9), and brings the ledger to the new facts. The same again changes nothing.
 */
@ApplicationScoped
public class OpportunityIntake {
    private static final String MOVED = "The CRM changed the owner.";

    private final Owners people;
    private final TenantProfiles tenants;
    private final References references;
    private final OpportunityTable table;
    private final Originals originals;
    private final StartingStructures starts;
    private final OwnerMoves owners;
    private final DealChanges dealChanges;
    private final Clock clock;

    OpportunityIntake(Owners people, TenantProfiles tenants, References references, OpportunityTable table,
            Originals originals, StartingStructures starts, OwnerMoves owners, DealChanges dealChanges, Clock clock) {
        this.clock = clock;
        this.people = people;
        this.tenants = tenants;
        this.references = references;
        this.table = table;
        this.originals = originals;
        this.starts = starts;
        this.owners = owners;
        this.dealChanges = dealChanges;
    }

    public enum Effect {
        OPENED, CHANGED, UNCHANGED, DELETED, REFUSED
    }

    /**
     * @param refused why nothing of it was taken; null: it was
     * @param ownerStays why the owner stayed although the rest was taken (RSG-9); null: it did not
     */
    public record Taken(UUID id, Effect effect, Refusal refused, Refusal ownerStays) {
    }

    /** One import, sync or batch of events of a tenant after the other, until the transaction ends. */
    public void takeTurn() {
        table.takeTurn();
    }

    /**
     * In the order of the changes; several of one opportunity are taken one after the other. What events said decides where it is the
     * newest that is known of a fact (LOAD-4); what is told without an event is told now.
     *
     * @param trigger what set it off (FCT-3)
     */
    public List<Taken> take(List<OpportunityChange> changes, Trigger trigger) {
        table.takeTurn();
        Taken[] taken = new Taken[changes.size()];
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            left.add(i);
        }
        Set<UUID> touched = new HashSet<>();
        Names names = names(changes);
        while (!left.isEmpty()) {
            Map<String, Integer> now = new LinkedHashMap<>();
            List<Integer> later = new ArrayList<>();
            for (int index : left) {
                if (now.putIfAbsent(changes.get(index).externalId(), index) != null) {
                    later.add(index);
                }
            }
            round(changes, names, now.values(), taken, touched);
            left = later;
        }
        settle(touched, trigger);
        return List.of(taken);
    }

    private void round(List<OpportunityChange> changes, Names names, Collection<Integer> now, Taken[] taken,
            Set<UUID> touched) {
        List<OpportunityChange> told = now.stream().map(changes::get).toList();
        TenantProfile tenant = tenants.current();
        Map<String, Known> known = table.hold(told.stream().map(OpportunityChange::externalId).toList());
        Map<UUID, Structure> started = starts.of(told.stream().filter(OpportunityChange::givesStructure)
                .map(change -> known.get(change.externalId())).filter(Objects::nonNull).map(Known::id).toList());
        Round round = new Round(names, clock.instant(), tenant.today(), started);
        for (int index : now) {
            OpportunityChange change = changes.get(index);
            taken[index] = round.decide(change, known.get(change.externalId()));
        }
        Set<UUID> concerned = known.values().stream().map(Known::id).collect(Collectors.toSet());
        concerned.addAll(touched);
        Besides besides = new Besides(concerned, names.people().values());
        Map<UUID, Refusal> stay = round.stay;
        stay.putAll(move(round.movesFirst, besides));
        table.insert(round.opened);
        originals.write(round.originals);
        table.update(round.changed);
        table.mark(round.marked);
        stay.putAll(move(round.movesLast, besides));
        List<Said> done = round.said.stream().filter(one -> !stay.containsKey(one.id())).toList();
        table.remember(done);
        Set<UUID> moved = done.stream().map(Said::id).collect(Collectors.toSet());
        touched.addAll(moved);
        round.opened.forEach(row -> touched.add(row.id()));
        round.changed.forEach(row -> touched.add(row.id()));
        for (int index : now) {
            Taken one = taken[index];
            if (stay.containsKey(one.id())) {
                taken[index] = new Taken(one.id(), one.effect(), null, stay.get(one.id()));
            } else if (one.effect() == Effect.UNCHANGED && moved.contains(one.id())) {
                taken[index] = new Taken(one.id(), Effect.CHANGED, null, null);
            }
        }
    }

    /** Answers why owners stayed. */
    private Map<UUID, Refusal> move(Map<UUID, UUID> wanted, Besides besides) {
        Map<UUID, Refusal> stay = new HashMap<>();
        if (!wanted.isEmpty()) {
            for (Planned planned : owners.move(wanted, MOVED, besides)) {
                stay.put(planned.move().deal().id(), Refusal.of(planned.refused(), planned.detail())
                        .field("ownerId", "stays as it is"));
            }
        }
        return stay;
    }

    /** What is posted and the figures follow the facts (OPP-3, ENT-2), once for all of them (FCT-4). */
    private void settle(Set<UUID> touched, Trigger trigger) {
        if (!touched.isEmpty()) {
            dealChanges.carryThrough(touched, Because.of(Cause.FACTS), trigger);
        }
    }

    private Names names(List<OpportunityChange> told) {
        Set<String> accounts = new HashSet<>();
        Set<String> named = new HashSet<>(Set.of("house"));
        for (OpportunityChange change : told) {
            accounts.add(change.account());
            named.add(change.owner());
            if (change.givesStructure()) {
                change.structure().forEach(line -> named.add(line.person()));
            }
        }
        accounts.remove(null);
        named.remove(null);
        References.Known found = references.find(accounts, named);
        Map<UUID, Code> barred = people.barred(new HashSet<>(found.people().values()));
        return new Names(found.accounts(), found.people(), barred, found.people().get("house"));
    }

    /** What a round decides before it writes. */
    private static final class Round {
        private final Names names;
        private final Instant now;
        private final LocalDate today;
        private final Map<UUID, Structure> started;
        private final List<Written> opened = new ArrayList<>();
        private final List<Original> originals = new ArrayList<>();
        private final List<Written> changed = new ArrayList<>();
        private final Map<UUID, FactMarks> marked = new HashMap<>();
        private final Map<UUID, UUID> movesFirst = new LinkedHashMap<>();
        private final Map<UUID, UUID> movesLast = new LinkedHashMap<>();
        private final List<Said> said = new ArrayList<>();
        private final Map<UUID, Refusal> stay = new HashMap<>();
        private final FactMarks.Shared shared = new FactMarks.Shared();

        Round(Names names, Instant now, LocalDate today, Map<UUID, Structure> started) {
            this.names = names;
            this.now = now;
            this.today = today;
            this.started = started;
        }

        Taken decide(OpportunityChange change, Known known) {
            try {
                return known == null ? open(change) : change(change.newerThan(known.marks()), known);
            } catch (Refusal refused) {
                return new Taken(known == null ? null : known.id(), Effect.REFUSED, refused, null);
            }
        }

        private Taken open(OpportunityChange change) {
            if (Boolean.TRUE.equals(change.deleted()) && change.marks() == null) {
                return new Taken(null, Effect.UNCHANGED, null, null);
            }
            OpportunityRow row = OpportunityRow.opened(today).changed(change, names.account(change));
            row.check(change.externalId(), null);
            UUID owner = names.owner(change);
            Structure structure = names.structure(change, owner);
            Written written = new Written(Ids.next(), change.externalId(), owner, row, marks(FactMarks.NONE, change));
            opened.add(written);
            originals.add(new Original(written.id(), owner, structure));
            return new Taken(written.id(), Effect.OPENED, null, null);
        }

        private Taken change(OpportunityChange change, Known known) {
            OpportunityRow row = known.row().changed(change, names.account(change));
            row.check(change.externalId(), known.firstChange());
            UUID owner = names.owner(change);
            if (change.givesStructure() && !names.given(change).equals(started.get(known.id()))) {
                throw Refusal.of(Code.STRUCTURE_ONLY_AT_CREATION,
                        "the opportunity started with another structure, which is kept; it changes by reassignment")
                        .field("structure", "goes with the creation only");
            }
            boolean moves = change.carries(OpportunityChange.OWNER) && !Objects.equals(owner, known.crmOwner());
            FactMarks marks = marks(known.marks(), change);
            FactMarks unmoved = moves ? marks.with(OpportunityChange.OWNER, known.marks()) : marks;
            boolean same = row.equals(known.row());
            if (!same) {
                changed.add(new Written(known.id(), change.externalId(), null, row, unmoved));
            } else if (change.marks() != null && !unmoved.equals(known.marks())) {
                marked.put(known.id(), unmoved);
            }
            if (moves) {
                move(known, owner, marks);
            }
            return new Taken(known.id(), same ? Effect.UNCHANGED : effect(known.row(), row), null, null);
        }

        private void move(Known known, UUID owner, FactMarks marks) {
            if (!known.filled()) {
                stay.put(known.id(), Refusal.of(Code.STRUCTURE_MISSING,
                        "the structure was never filled, so nobody can take it over")
                        .field("ownerId", "stays as it is"));
                return;
            }
            // Who takes over and closes a deal at once is its owner; one that is opened again is moved then.
            boolean first = known.row().status().open() && !known.row().deleted();
            (first ? movesFirst : movesLast).put(known.id(), owner);
            said.add(new Said(known.id(), owner, marks));
        }

        private FactMarks marks(FactMarks known, OpportunityChange change) {
            return change.marks() == null ? shared.told(known, change.facts(), now) : known.told(change.marks());
        }

        private static Effect effect(OpportunityRow before, OpportunityRow after) {
            return after.deleted() && !before.deleted() ? Effect.DELETED : Effect.CHANGED;
        }
    }
}
