package io.commission.load;

import java.time.Instant;
import java.util.Objects;

/** LOAD-4: the place of an event in the order that decides facts: by its time, then by its id. */
public record EventMark(Instant time, String eventId) implements Comparable<EventMark> {
    public EventMark {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(eventId, "eventId");
    }

    /** Ids compare by code point, as the database does with collation "C". */
    @Override
    public int compareTo(EventMark other) {
        int byTime = time.compareTo(other.time);
        return byTime != 0 ? byTime : compare(eventId, other.eventId);
    }

    static int compare(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length()) {
            int x = a.codePointAt(i);
            int y = b.codePointAt(i);
            if (x != y) {
                return Integer.compare(x, y);
            }
            i += Character.charCount(x);
        }
        return Integer.compare(a.length(), b.length());
    }
}
