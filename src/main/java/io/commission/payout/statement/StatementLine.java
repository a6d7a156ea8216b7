package io.commission.payout.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * One entry of the payout. Everything that an entry may lack (a bonus has no load, no basis and no rate) may be null.
 *
 * @param entryType as ENT-1 names it; draw entries are not lines
 * @param reference the load, order or opportunity
 * @param rate a percent with up to 4 decimals, or an amount when flatRate
 * @param splitPercent null when the entry is not split
 * @param amount in the currency's decimals
 */
public record StatementLine(
        LocalDate date,
        YearMonth earnedMonth,
        String entryType,
        String reference,
        String customer,
        String planName,
        String basis,
        BigDecimal basisAmount,
        BigDecimal rate,
        boolean flatRate,
        BigDecimal splitPercent,
        BigDecimal amount,
        boolean priorPeriod,
        String notes) {

    public StatementLine {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(earnedMonth, "earnedMonth");
        Objects.requireNonNull(amount, "amount");
        if (entryType.startsWith("DRAW")) {
            throw new IllegalArgumentException("DRAW-3: a draw is no line of a statement, " + entryType);
        }
    }

    public StatementSection section() {
        return switch (entryType) {
            case "ADJUSTMENT" -> StatementSection.ADJUSTMENTS;
            case "BONUS" -> StatementSection.BONUSES;
            default -> priorPeriod ? StatementSection.PRIOR_PERIOD : StatementSection.CURRENT;
        };
    }
}
