package io.commission.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Applies a change to an opportunity's timeline (section 9). The one function behind previews and executions (RSG-8). */
public final class Reassignment {

    private Reassignment() {
    }

    /**
     * @param departing who departed; null where nobody did
     * @param added the versions that the change adds: with a gap two, House holding the departing line first (TIME-3)
     */
    public record Outcome(Timeline before, Timeline after, UUID departing, List<Version> added) {

        /** Owner and structure in force before the change, and when it has taken effect. */
        public Version from() {
            return before.last();
        }

        public Version to() {
            return after.last();
        }
    }

    /**
     * The timeline with the change. It builds on the last version: a second change with the same date applies to the first one's
     * result (RSG-4).
     *
     * @param openedOn the opportunity's first day
     * @throws StructureRefused DATE_BEFORE_OPENED, LATER_CHANGE_EXISTS, NO_REP_LINE, and what the type refuses
     */
    public static Outcome apply(Timeline timeline, LocalDate openedOn, Change change) {
        checkDates(timeline, openedOn, change.dates());
        Version last = timeline.last();
        Structure structure = last.structure();
        if (change.ownerOnly()) {
            Version owned = new Version(change.dates().firstNew(), change.ownership().owner(), structure);
            return new Outcome(timeline, timeline.with(List.of(owned)), null, List.of(owned));
        }
        UUID departing = departing(structure, change);
        Structure after = switch (change.type()) {
            case HOUSE_ABSORB -> structure.absorbed(departing);
            case DIRECT_TRANSFER -> structure.transferred(departing, change.receiver());
            case CUSTOM -> structure.custom(departing, change.given());
        };
        List<Version> added = new ArrayList<>(2);
        if (change.dates().gap() && departing != null) {
            added.add(new Version(change.dates().firstChanged(), last.owner(), structure.absorbed(departing)));
        }
        added.add(new Version(change.dates().firstNew(), owner(last, departing, change), after));
        return new Outcome(timeline, timeline.with(added), departing, List.copyOf(added));
    }

    private static void checkDates(Timeline timeline, LocalDate openedOn, EffectiveDates dates) {
        if (dates.firstChanged().isBefore(openedOn)) {
            throw new StructureRefused(Fault.DATE_BEFORE_OPENED,
                    "The opportunity was opened on " + openedOn + ": nothing can change before that day.");
        }
        LocalDate latest = timeline.last().from();
        if (dates.firstChanged().isBefore(latest)) {
            throw new StructureRefused(Fault.LATER_CHANGE_EXISTS,
                    "A change takes effect on " + latest
                            + ". Roll that back first, or choose that day or a later one.");
        }
    }

    private static UUID departing(Structure structure, Change change) {
        if (change.departing() != null) {
            return change.departing();
        }
        UUID houseRep = structure.houseRep().map(Line::person).orElse(null);
        if (houseRep == null && change.type() != ChangeType.CUSTOM) {
            throw new StructureRefused(Fault.NO_REP_LINE,
                    "The opportunity has no HOUSE_REP. Say who departs, or give shares with CUSTOM.");
        }
        return houseRep;
    }

    private static UUID owner(Version last, UUID departing, Change change) {
        if (!change.ownership().follows()) {
            return change.ownership().owner();
        }
        if (departing == null || !departing.equals(last.owner())) {
            return last.owner();
        }
        return switch (change.type()) {
            case HOUSE_ABSORB -> last.structure().house().person();
            case DIRECT_TRANSFER -> change.receiver();
            case CUSTOM -> change.given().get(0).person();
        };
    }
}
