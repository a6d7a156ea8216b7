package io.commission.structure;

import java.util.List;
import java.util.UUID;

/**
 * A change of an opportunity's structure and owner, as it is asked for.
 *
 * @param departing null: the HOUSE_REP, whoever that is (RSG-4)
 * @param receiver DIRECT_TRANSFER only
 * @param given CUSTOM only
 * @param ownerOnly nobody departs and the structure stays: only the owner changes (RSG-9)
 */
public record Change(ChangeType type, UUID departing, UUID receiver, List<Split> given, Ownership ownership,
        EffectiveDates dates, boolean ownerOnly) {

    public Change {
        given = given == null ? List.of() : List.copyOf(given);
        boolean receives = receiver != null;
        boolean gives = !given.isEmpty();
        if (ownerOnly && (departing != null || receives || gives || ownership.follows())) {
            throw new IllegalArgumentException("only the owner changes");
        }
        if (!ownerOnly && (type == ChangeType.DIRECT_TRANSFER && !receives || type == ChangeType.CUSTOM && !gives)) {
            throw new StructureRefused(Fault.RECEIVER_MISSING, type + " needs somebody who receives.");
        }
        if (receives && type != ChangeType.DIRECT_TRANSFER || gives && type != ChangeType.CUSTOM) {
            throw new StructureRefused(Fault.RECEIVER_NOT_FOR_TYPE,
                    "newRepId goes with DIRECT_TRANSFER, customSplits with CUSTOM.");
        }
    }

    public static Change absorb(UUID departing, EffectiveDates dates) {
        return new Change(ChangeType.HOUSE_ABSORB, departing, null, null, Ownership.FOLLOWS, dates, false);
    }

    public static Change transfer(UUID departing, UUID receiver, EffectiveDates dates) {
        return new Change(ChangeType.DIRECT_TRANSFER, departing, receiver, null, Ownership.FOLLOWS, dates, false);
    }

    public static Change custom(UUID departing, List<Split> given, EffectiveDates dates) {
        return new Change(ChangeType.CUSTOM, departing, null, given, Ownership.FOLLOWS, dates, false);
    }

    /** The structure stays; the owner is another one, or nobody (RSG-9). */
    public static Change owner(UUID owner, EffectiveDates dates) {
        return new Change(ChangeType.DIRECT_TRANSFER, null, null, null, Ownership.of(owner), dates, true);
    }

    public Change owning(Ownership other) {
        return new Change(type, departing, receiver, given, other, dates, ownerOnly);
    }

    public Change departing(UUID other) {
        return new Change(type, other, receiver, given, ownership, dates, ownerOnly);
    }

    public Change dated(EffectiveDates other) {
        return new Change(type, departing, receiver, given, ownership, other, ownerOnly);
    }
}
