package io.commission.reassignment.select;

import java.util.UUID;

import io.commission.change.Planned;
import io.commission.problem.Code;

/**
 * Something that a batch left alone, and why.
 *
 * @param conflict whether a later change stands in the way; otherwise a rule leaves it alone
 */
public record Left(int position, UUID accountId, UUID opportunityId, boolean conflict, String reason, String detail) {

    /** A planned change that is refused: a later one stands in its way, or a rule. */
    public static Left of(Item item, Planned refused) {
        return refused.refused() == Code.LATER_CHANGE_EXISTS
                ? conflict(item, refused.detail())
                : skipped(item, refused.refused(), refused.detail());
    }

    public static Left skipped(Item item, Code reason, String detail) {
        return new Left(item.position(), item.accountId(), item.opportunityId(), false, reason.name(), detail);
    }

    public static Left conflict(Item item, String detail) {
        return new Left(item.position(), item.accountId(), item.opportunityId(), true, Code.LATER_CHANGE_EXISTS.name(),
                detail);
    }
}
