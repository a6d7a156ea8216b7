package io.commission.opportunity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import io.commission.posting.deal.DealStatus;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/**
 * The facts of an opportunity as systems bring them; amounts without trailing zeros, so that equal ones are equal.
 *
 * @param name null where it is not known yet
 */
record OpportunityRow(UUID accountId, String name, LocalDate openedOn, BigDecimal amount, LocalDate closeDate,
        DealStatus status, String stage, BigDecimal expectedCommission, boolean deleted) {

    OpportunityRow {
        amount = amount == null ? null : amount.stripTrailingZeros();
        expectedCommission = expectedCommission == null ? null : expectedCommission.stripTrailingZeros();
    }

    static OpportunityRow opened(LocalDate today) {
        return new OpportunityRow(null, null, today, null, null, DealStatus.PIPELINE, null, null, false);
    }

    static OpportunityRow of(Opportunity known) {
        return new OpportunityRow(known.accountId, known.name, known.openedOn, known.amount, known.closeDate,
                known.status, known.stage, known.expectedCommission, known.deletedAt != null);
    }

    OpportunityRow changed(OpportunityChange change, UUID account) {
        LocalDate opened = change.pick("openedOn", change.openedOn(), openedOn);
        DealStatus said = change.pick("status", change.status(), status);
        return new OpportunityRow(change.pick("accountId", account, accountId),
                change.pick("name", change.name(), name),
                opened == null ? openedOn : opened, change.pick("amount", change.amount(), amount),
                change.pick("closeDate", change.closeDate(), closeDate), said == null ? status : said,
                change.pick("stage", change.stage(), stage),
                change.pick("expectedCommission", change.expectedCommission(), expectedCommission),
                change.deleted() == null ? deleted : change.deleted());
    }

    /** @param firstChange the first day on which the opportunity changed hands; null: never */
    void check(String externalId, LocalDate firstChange) {
        if (name == null) {
            throw Refusal.of(Code.OPPORTUNITY_UNKNOWN, "No opportunity is known as " + externalId
                    + ", and there is no name to open one with.").field("externalId", "is no opportunity's");
        }
        if (!status.open() && (amount == null || closeDate == null)) {
            throw Refusal.of(Code.CLOSED_NEEDS_AMOUNT_AND_DATE, "a closed opportunity has an amount and a close date")
                    .field(amount == null ? "amount" : "closeDate", "is required once it is closed");
        }
        if (firstChange != null && firstChange.isBefore(openedOn)) {
            throw Refusal.of(Code.DATE_BEFORE_OPENED, "it changed hands on " + firstChange + ", before it was opened")
                    .field("openedOn", "lies after a change");
        }
    }
}
