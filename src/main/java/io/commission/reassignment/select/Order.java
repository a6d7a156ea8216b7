package io.commission.reassignment.select;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.commission.reassignment.strategy.StrategyOrder;
import io.commission.structure.EffectiveDates;
import io.commission.structure.Ownership;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a batch of level 2 or 3 is to do, with everybody in it found; its scope says to what.
 *
 * @param person who departs, and whose accounts move; null: each opportunity's HOUSE_REP
 * @param owner whom accounts and opportunities are given to; null: whoever the strategy chooses (RSG-3)
 * @param ownerOfAccountsOnly the opportunities of the accounts have nobody as owner then (BLK-3)
 * @param assignee on whom the accounts' assignment is recorded; null: it is cleared
 * @param commissions whether opportunities follow (BLK-3)
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Order(UUID person, UUID owner, boolean ownerOfAccountsOnly, UUID assignee, String role, LocalDate endDate,
        LocalDate effectiveDate, boolean commissions, StrategyOrder strategy, Reach reach) {

    @JsonIgnore
    EffectiveDates dates() {
        return new EffectiveDates(endDate, effectiveDate);
    }

    @JsonIgnore
    Ownership ownership() {
        if (owner == null) {
            return Ownership.FOLLOWS;
        }
        return ownerOfAccountsOnly ? Ownership.NOBODY : Ownership.of(owner);
    }

    List<UUID> receivers() {
        List<UUID> receivers = new ArrayList<>(strategy.receivers());
        if (owner != null) {
            receivers.add(owner);
        }
        return receivers;
    }

    public Order by(StrategyOrder other) {
        return new Order(person, owner, ownerOfAccountsOnly, assignee, role, endDate, effectiveDate, commissions,
                other, reach);
    }
}
