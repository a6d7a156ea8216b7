package io.commission.reassignment;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.AccountChange;
import io.commission.change.BatchHead;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Gives accounts their owners and assignments as of a day, and takes it back, in the caller's transaction. */
@ApplicationScoped
class AccountMoves {

    /** @return what was left alone; all others are moved and told in the log */
    List<Left> apply(BatchHead batch, List<Item> items) {
        throw Refusal.of(Code.RULE_VIOLATED, "Accounts are not moved in bulk yet.");
    }

    /** @return the changes that are conflicts: their accounts were changed later, and stay as they are */
    List<AccountChange> undo(BatchHead batch, List<AccountChange> changes) {
        throw Refusal.of(Code.RULE_VIOLATED, "Accounts are not moved in bulk yet.");
    }
}
