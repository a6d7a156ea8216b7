package io.commission.opportunity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.commission.load.DecidedBy;
import io.commission.load.EventMark;

/**
 * What decided each fact of an opportunity: an event, or a file, a sync or a call at its own time (LOAD-4).
 *
 * @param json as the column keeps it
 */
record FactMarks(Map<String, EventMark> marks, String json) {
    private static final String NOTHING = "{}";
    /** Of facts that nothing is known to have decided: whatever is told of them is newer. */
    private static final EventMark UNMARKED = new EventMark(Instant.MIN, "");

    static final FactMarks NONE = new FactMarks(Map.of(), NOTHING);

    static FactMarks read(String json) {
        return NOTHING.equals(json) ? NONE : new FactMarks(DecidedBy.read(json), json);
    }

    private static FactMarks of(Map<String, EventMark> marks) {
        return marks.isEmpty() ? NONE : new FactMarks(marks, DecidedBy.of(marks));
    }

    boolean before(String fact, EventMark mark) {
        return marks.getOrDefault(fact, UNMARKED).compareTo(mark) < 0;
    }

    FactMarks told(Map<String, EventMark> newer) {
        Map<String, EventMark> told = new TreeMap<>(marks);
        told.putAll(newer);
        return of(told);
    }

    /** What is told without an event is told now, and newer than all that is known, even by a clock that is ahead. */
    FactMarks told(Collection<String> facts, Instant now) {
        EventMark mark = new EventMark(now.truncatedTo(ChronoUnit.MICROS), "");
        Map<String, EventMark> told = new TreeMap<>(marks);
        for (String fact : facts) {
            told.merge(fact, mark, (known, call) -> known.compareTo(call) < 0
                    ? call
                    : new EventMark(known.time().plus(1, ChronoUnit.MICROS), ""));
        }
        return of(told);
    }

    FactMarks with(String fact, FactMarks other) {
        Map<String, EventMark> kept = new TreeMap<>(marks);
        if (other.marks.containsKey(fact)) {
            kept.put(fact, other.marks.get(fact));
        } else {
            kept.remove(fact);
        }
        return of(kept);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FactMarks same && marks.equals(same.marks);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(marks);
    }

    /** The deals of a file or a sync mostly have the same marks: these are read once, and told once. */
    static final class Shared {
        private record Telling(String known, Collection<String> facts) {
        }

        private final Map<String, FactMarks> read = new HashMap<>();
        private final Map<Telling, FactMarks> told = new HashMap<>();

        FactMarks read(String json) {
            return read.computeIfAbsent(json, FactMarks::read);
        }

        FactMarks told(FactMarks known, Collection<String> facts, Instant now) {
            return told.computeIfAbsent(new Telling(known.json(), facts), one -> known.told(facts, now));
        }
    }
}
