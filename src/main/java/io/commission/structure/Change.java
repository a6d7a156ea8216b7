package io.commission.structure;

import java.util.List;
import java.util.UUID;

/**
 * A change of an opportunity's structure and owner, as it is asked for.
 *
 * @param departing null: the HOUSE_REP, whoever that is (RSG-4)
 * @param receiver DIRECT_TRANSFER only
 * @param given CUSTOM only
 */
public record Change(ChangeType type, UUID departing, UUID receiver, List<Split> given, Ownership ownership,
        EffectiveDates dates) {

    public Change {
        given = given == null ? List.of() : List.copyOf(given);
        boolean receives = receiver != null;
        boolean gives = !given.isEmpty();
        if (type == ChangeType.DIRECT_TRANSFER && !receives || type == ChangeType.CUSTOM && !gives) {
            throw new StructureRefused(Fault.RECEIVER_MISSING, type + " needs somebody who receives.");
        }
        if (receives && type != ChangeType.DIRECT_TRANSFER || gives && type != ChangeType.CUSTOM) {
            throw new StructureRefused(Fault.RECEIVER_NOT_FOR_TYPE,
                    "newRepId goes with DIRECT_TRANSFER, customSplits with CUSTOM.");
        }
    }

    public static Change absorb(UUID departing, EffectiveDates dates) {
        return new Change(ChangeType.HOUSE_ABSORB, departing, null, null, Ownership.FOLLOWS, dates);
    }

    public static Change transfer(UUID departing, UUID receiver, EffectiveDates dates) {
        return new Change(ChangeType.DIRECT_TRANSFER, departing, receiver, null, Ownership.FOLLOWS, dates);
    }

    public static Change custom(UUID departing, List<Split> given, EffectiveDates dates) {
        return new Change(ChangeType.CUSTOM, departing, null, given, Ownership.FOLLOWS, dates);
    }

    public Change owning(Ownership other) {
        return new Change(type, departing, receiver, given, other, dates);
    }

    public Change dated(EffectiveDates other) {
        return new Change(type, departing, receiver, given, ownership, other);
    }
}
