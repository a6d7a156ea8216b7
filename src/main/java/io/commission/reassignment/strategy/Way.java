package io.commission.reassignment.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.commission.structure.Change;
import io.commission.structure.ChangeType;
import io.commission.structure.EffectiveDates;
import io.commission.structure.Ownership;
import io.commission.structure.Split;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A change without who departs and when: what a strategy chooses for an item. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Way(ChangeType type, UUID receiver, List<ItemSplit> splits) {

    public static Way absorb() {
        return new Way(ChangeType.HOUSE_ABSORB, null, null);
    }

    public static Way to(UUID receiver) {
        return new Way(ChangeType.DIRECT_TRANSFER, receiver, null);
    }

    public Change change(UUID departing, Ownership ownership, EffectiveDates dates) {
        return new Change(type, departing, receiver, given(), ownership, dates, false);
    }

    /** Who owns afterwards what the departing one owned (RSG-3). */
    public UUID owner(UUID house) {
        return switch (type) {
            case HOUSE_ABSORB -> house;
            case DIRECT_TRANSFER -> receiver;
            case CUSTOM -> splits.get(0).personId();
        };
    }

    public List<UUID> receivers() {
        List<UUID> receivers = new ArrayList<>(given().stream().map(Split::person).toList());
        if (receiver != null) {
            receivers.add(receiver);
        }
        return receivers;
    }

    private List<Split> given() {
        return splits == null
                ? List.of()
                : splits.stream().map(split -> new Split(split.personId(), split.hundredths())).toList();
    }
}
