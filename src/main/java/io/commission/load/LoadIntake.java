package io.commission.load;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.ledger.ClosedMonths;
import io.commission.posting.Calculation;

/**
 * Brings changes of loads in and calculates what they change (LOAD-4, ENT-2), in the caller's transaction and with a
 * constant number of statements for a chunk. The order of the changes does not matter to the facts.
 */
@ApplicationScoped
public class LoadIntake {
    /** Changes that one pass holds in memory. */
    public static final int CHUNK = 2_000;

    private final ClosedMonths closedMonths;
    private final LoadTurns turns;
    private final KnownLoads knownLoads;
    private final References references;
    private final LoadWriting writing;
    private final Calculation calculation;
    private final Clock clock;

    LoadIntake(ClosedMonths closedMonths, LoadTurns turns, KnownLoads knownLoads, References references,
            LoadWriting writing, Calculation calculation, Clock clock) {
        this.clock = clock;
        this.closedMonths = closedMonths;
        this.turns = turns;
        this.knownLoads = knownLoads;
        this.references = references;
        this.writing = writing;
        this.calculation = calculation;
    }

    public enum Effect {
        CREATED, CHANGED, UNCHANGED
    }

    /** What became of one change. */
    public record Taken(UUID loadId, Effect effect) {
    }

    /** Takes the changes in and answers for each of them, in their order, what became of it. */
    public List<Taken> take(List<LoadChange> changes) {
        List<Taken> taken = new ArrayList<>(changes.size());
        if (!changes.isEmpty()) {
            closedMonths.holdLast();
        }
        for (int from = 0; from < changes.size(); from += CHUNK) {
            taken.addAll(chunk(changes.subList(from, Math.min(changes.size(), from + CHUNK))));
        }
        return taken;
    }

    /**
     * The time for what a person tells now: later than everything known of the load, even by a clock that is ahead.
     * Nobody else changes the load until the transaction ends.
     */
    Instant nextTime(String externalId) {
        closedMonths.holdLast();
        turns.await(List.of(externalId));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        KnownLoads.Known known = knownLoads.lock(List.of(externalId)).get(externalId);
        EventMark newest = known == null ? null : known.facts().newest();
        return newest == null || newest.time().isBefore(now) ? now : newest.time().plus(1, ChronoUnit.MICROS);
    }

    private List<Taken> chunk(List<LoadChange> changes) {
        Map<String, Arrival> arrivals = arrivals(changes);
        List<Arrival> created = new ArrayList<>();
        List<Arrival> changed = new ArrayList<>();
        List<Arrival> marked = new ArrayList<>();
        for (Arrival load : arrivals.values()) {
            if (load.isNew) {
                created.add(load);
            } else if (load.changed()) {
                changed.add(load);
            } else if (load.onlyMarked()) {
                marked.add(load);
            }
        }
        created.sort(Comparator.comparing(Arrival::turn));
        References.Known known = known(created, changed);
        writing.insert(created, known);
        writing.update(changed, known);
        writing.mark(marked);
        List<Arrival> due = new ArrayList<>(created);
        due.addAll(changed);
        calculation.ofLoads(due.stream().filter(Arrival::mayEarn).sorted(Comparator.comparing(Arrival::turn))
                .map(load -> load.id).toList());
        return changes.stream().map(change -> arrivals.get(change.externalId()))
                .map(load -> new Taken(load.id, effect(load))).toList();
    }

    private Map<String, Arrival> arrivals(List<LoadChange> changes) {
        Set<String> externalIds = new HashSet<>();
        changes.forEach(change -> externalIds.add(change.externalId()));
        turns.await(externalIds);
        Map<String, KnownLoads.Known> known = knownLoads.lock(externalIds);
        Map<String, Arrival> arrivals = new HashMap<>();
        for (LoadChange change : changes) {
            arrivals.computeIfAbsent(change.externalId(), name -> {
                KnownLoads.Known load = known.get(name);
                return load == null ? new Arrival(Ids.next(), name, null) : new Arrival(load.id(), name, load.facts());
            }).apply(change.facts());
        }
        return arrivals;
    }

    private References.Known known(List<Arrival> created, List<Arrival> changed) {
        Set<String> customers = new HashSet<>();
        Set<String> reps = new HashSet<>();
        for (List<Arrival> loads : List.of(created, changed)) {
            for (Arrival load : loads) {
                if (load.after().customerId().value() != null) {
                    customers.add(load.after().customerId().value());
                }
                if (load.repsChanged() && load.after().reps().value() != null) {
                    load.after().reps().value().forEach(rep -> reps.add(rep.rep()));
                }
            }
        }
        return references.find(customers, reps);
    }

    private static Effect effect(Arrival load) {
        if (load.isNew) {
            return Effect.CREATED;
        }
        return load.changed() ? Effect.CHANGED : Effect.UNCHANGED;
    }
}
