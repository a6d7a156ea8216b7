package io.commission.version;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What a new version of something does to its live ones: one that starts on the same day is corrected by it, one in force on that day
 * ends the day before (PLAN-2).
 *
 * @param corrected the version that it takes the place of, or null
 * @param shortened the version that now ends the day before, or null
 * @param retired whether versions that start later go, because the new one ends before they would follow it
 */
public record Succession(Version corrected, Version shortened, LocalDate from, LocalDate to, int revision,
        boolean retired) {

    /** A live version of an identity, both ends inclusive; null: open. */
    public record Version(UUID id, LocalDate from, LocalDate to, int revision) {
        public boolean holds(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** The new version would reach into one that follows it. */
    public static final class RunsInto extends RuntimeException {
        private static final long serialVersionUID = 1L;
        public final transient Version next;

        RunsInto(Version next) {
            super("the version of " + next.from() + " follows", null, false, false);
            this.next = next;
        }
    }

    /**
     * @param end last day of the new version; null: until the next one, or open
     * @throws RunsInto when the end lies in or behind the version that follows
     */
    public static Succession of(List<Version> live, LocalDate from, LocalDate end) {
        Version corrected = live.stream().filter(version -> version.from().equals(from)).findFirst().orElse(null);
        Version shortened = corrected != null
                ? null
                : live.stream().filter(version -> version.holds(from)).findFirst().orElse(null);
        Version next = live.stream().filter(version -> version.from().isAfter(from))
                .min(Comparator.comparing(Version::from)).orElse(null);
        LocalDate last = next == null ? null : next.from().minusDays(1);
        if (end != null && last != null && end.isAfter(last)) {
            throw new RunsInto(next);
        }
        boolean retired = end != null && last != null && end.isBefore(last);
        int revision = corrected == null ? 1 : corrected.revision() + 1;
        return new Succession(corrected, shortened, from, end != null ? end : last, revision, retired);
    }
}
