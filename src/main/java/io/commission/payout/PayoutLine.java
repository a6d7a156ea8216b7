package io.commission.payout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

import io.commission.calculation.Basis;
import io.commission.calculation.Method;
import io.commission.database.Row;
import io.commission.ledger.EntryType;

/**
 * An entry as a payout shows it. Money with the database's decimals.
 *
 * @param day the load's, or the local day on which it was written
 * @param reference the load or order
 */
record PayoutLine(
        UUID id, EntryType type, LocalDate day, YearMonth commissionMonth, YearMonth earnedMonth, UUID loadId,
        String reference, String customer, String planName, Basis basis, BigDecimal basisAmount, Method method,
        BigDecimal rate, BigDecimal splitPercent, BigDecimal amount, boolean recoverable, boolean priorPeriod,
        String notes) {

    boolean isDraw() {
        return type == EntryType.DRAW || type == EntryType.DRAW_RECOVERY;
    }

    static PayoutLine of(Row row) {
        return new PayoutLine(
                row.uuid("id"),
                row.oneOf(EntryType.class, "type"),
                row.date("day"),
                row.month("commission_month"),
                row.month("earned_month"),
                row.uuid("load_id"),
                row.text("reference"),
                row.text("customer"),
                row.text("plan_name"),
                row.oneOf(Basis.class, "basis"),
                row.decimal("basis_amount"),
                row.oneOf(Method.class, "rate_type"),
                row.decimal("rate_applied"),
                row.decimal("split_percent"),
                row.decimal("amount"),
                row.flag("recoverable"),
                row.flag("prior_period"),
                row.text("notes"));
    }
}
