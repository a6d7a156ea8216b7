package io.commission.opportunity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import io.commission.load.DecidedBy;
import io.commission.load.EventMark;

/** What decided each fact of an opportunity: an event, or a file, a sync or a call at its own time (LOAD-4). */
record FactMarks(Map<String, EventMark> marks) {
    private static final String NOTHING = "{}";
    /** Of facts that nothing is known to have decided: whatever is told of them is newer. */
    private static final EventMark UNMARKED = new EventMark(Instant.MIN, "");

    static final FactMarks NONE = new FactMarks(Map.of());

    static FactMarks read(String json) {
        return NOTHING.equals(json) ? NONE : new FactMarks(DecidedBy.read(json));
    }

    String json() {
        return marks.isEmpty() ? NOTHING : DecidedBy.of(new TreeMap<>(marks));
    }

    boolean before(String fact, EventMark mark) {
        return marks.getOrDefault(fact, UNMARKED).compareTo(mark) < 0;
    }

    FactMarks told(Map<String, EventMark> newer) {
        Map<String, EventMark> told = new TreeMap<>(marks);
        told.putAll(newer);
        return new FactMarks(told);
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
        return new FactMarks(told);
    }

    FactMarks with(String fact, FactMarks other) {
        Map<String, EventMark> kept = new TreeMap<>(marks);
        if (other.marks.containsKey(fact)) {
            kept.put(fact, other.marks.get(fact));
        } else {
            kept.remove(fact);
        }
        return new FactMarks(kept);
    }
}
