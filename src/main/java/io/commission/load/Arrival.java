package io.commission.load;

import java.util.UUID;

/** A load to which changes of one intake arrive: as it was, and as the changes leave it. */
final class Arrival {
    final UUID id;
    final String externalId;
    final boolean isNew;
    final LoadFacts before;
    private LoadFacts after;
    private EventMark latest;

    Arrival(UUID id, String externalId, LoadFacts before) {
        this.id = id;
        this.externalId = externalId;
        this.isNew = before == null;
        this.before = before == null ? LoadFacts.NONE : before;
        this.after = this.before;
    }

    void apply(FactsChange change) {
        after = after.apply(change);
        if (latest == null || latest.compareTo(change.mark()) < 0) {
            latest = change.mark();
        }
    }

    LoadFacts after() {
        return after;
    }

    boolean changed() {
        return isNew || !after.sameValues(before);
    }

    /** Nothing new is told, but newer events told it. */
    boolean onlyMarked() {
        return !changed() && !after.equals(before);
    }

    boolean repsChanged() {
        return !after.reps().saysTheSame(before.reps());
    }

    /** A load that was never delivered has earned nothing and does not earn now. */
    boolean mayEarn() {
        return after.deliveredAt().value() != null || before.deliveredAt().value() != null;
    }

    /** Where it stands among the others: by the event that delivered it, or else by its latest (LOAD-4). */
    EventMark turn() {
        EventMark delivered = after.deliveredAt().mark();
        return delivered == null || delivered.equals(before.deliveredAt().mark()) ? latest : delivered;
    }
}
