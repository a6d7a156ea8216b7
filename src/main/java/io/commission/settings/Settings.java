package io.commission.settings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

import io.commission.calculation.SettingsTerms;
import io.commission.database.Row;

/** One version of the settings. Percents; the thresholds are money. */
public record Settings(UUID id, LocalDate from, LocalDate to, int revision, boolean live, String timeZone,
        Trigger calculationTrigger,
        boolean defaultRateEnabled, BigDecimal defaultRate, BigDecimal defaultMinimumMargin,
        BigDecimal basePrimarySplit,
        SplitMode splitMode, PaymentSchedule paymentSchedule, int payoutGenerationDay,
        BigDecimal payoutApprovalThreshold,
        BigDecimal recoveryCapPercent, boolean prorateDraws, ClosedWon closedWon, BigDecimal highValueThreshold,
        BigDecimal pipelineWeight, BigDecimal bestCaseWeight, BigDecimal commitWeight) {

    /** When a load becomes commissionable (LOAD-3). */
    public enum Trigger {
        ON_DELIVERY, ON_PAYMENT
    }

    /** Whether shares divide the commission or the basis (CALC-1). */
    public enum SplitMode {
        RATE_THEN_SPLIT, CREDIT_THEN_RATE
    }

    /** PAY-7 */
    public enum PaymentSchedule {
        MONTHLY, QUARTERLY
    }

    /** What becomes of won opportunities, and of those with reconciled rows, when somebody leaves (RSG-5). */
    public enum ClosedWon {
        REFUSE, REASSIGN_REMAINDER
    }

    static Settings of(Row row) {
        return new Settings(row.uuid("id"), row.date("effective_from"), row.date("effective_to"),
                row.integer("revision"),
                row.flag("live"), row.text("time_zone"), row.oneOf(Trigger.class, "calculation_trigger"),
                row.flag("default_rate_enabled"), row.decimal("default_rate"), row.decimal("default_minimum_margin"),
                row.decimal("base_primary_split"), row.oneOf(SplitMode.class, "split_mode"),
                row.oneOf(PaymentSchedule.class, "payment_schedule"), row.integer("payout_generation_day"),
                row.decimal("payout_approval_threshold"), row.decimal("recovery_cap_percent"),
                row.flag("prorate_draws"), row.oneOf(ClosedWon.class, "closed_won"),
                row.decimal("high_value_threshold"), row.decimal("pipeline_weight"), row.decimal("best_case_weight"),
                row.decimal("commit_weight"));
    }

    /** As the calculation sees them. */
    public SettingsTerms terms() {
        return new SettingsTerms(id, ZoneId.of(timeZone), calculationTrigger == Trigger.ON_PAYMENT, defaultRateEnabled,
                defaultRate, defaultMinimumMargin, basePrimarySplit, splitMode == SplitMode.CREDIT_THEN_RATE);
    }

    /** Whether loads could earn something else under the other version. */
    boolean ratesDifferently(Settings other) {
        return !timeZone.equals(other.timeZone) || calculationTrigger != other.calculationTrigger
                || defaultRateEnabled != other.defaultRateEnabled || defaultRate.compareTo(other.defaultRate) != 0
                || defaultMinimumMargin.compareTo(other.defaultMinimumMargin) != 0
                || basePrimarySplit.compareTo(other.basePrimarySplit) != 0 || splitMode != other.splitMode;
    }
}
