package io.commission.reassignment.select;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.commission.reassignment.strategy.ItemSplit;
import io.commission.structure.Change;
import io.commission.structure.ChangeType;
import io.commission.structure.EffectiveDates;
import io.commission.structure.Ownership;
import io.commission.structure.Split;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a batch does to one of its items, as it is kept from its start to its end: a change of an opportunity, a move of an account, or
 * the undo of a change.
 *
 * @param undoes the change of the log that a rollback takes back; null in every other batch
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemChange(ChangeType type, UUID departingId, UUID receiverId, List<ItemSplit> splits,
        Boolean ownerFollows,
        UUID ownerId, Boolean ownerOnly, LocalDate endDate, LocalDate effectiveDate, AccountMove accountMove,
        UUID undoes) {

    public static ItemChange of(Change change) {
        List<ItemSplit> splits = change.given().isEmpty()
                ? null
                : change.given().stream().map(split -> new ItemSplit(split.person(), split.hundredths())).toList();
        return new ItemChange(change.type(), change.departing(), change.receiver(), splits,
                change.ownership().follows(), change.ownership().owner(), change.ownerOnly(), change.dates().lastOld(),
                change.dates().firstNew(), null, null);
    }

    static ItemChange of(AccountMove move) {
        return new ItemChange(null, null, null, null, null, null, null, null, null, move, null);
    }

    public Change toChange() {
        List<Split> given = splits == null
                ? List.of()
                : splits.stream().map(split -> new Split(split.personId(), split.hundredths())).toList();
        return new Change(type, departingId, receiverId, given,
                ownerFollows ? Ownership.FOLLOWS : Ownership.of(ownerId),
                new EffectiveDates(endDate, effectiveDate), ownerOnly);
    }

    /** Who receives; the first of several, and null where House takes a line. */
    public UUID receiver() {
        if (accountMove != null) {
            return accountMove.ownerId();
        }
        if (Boolean.TRUE.equals(ownerOnly)) {
            return ownerId;
        }
        return splits != null ? splits.get(0).personId() : receiverId;
    }
}
