package io.commission.payout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import io.commission.calculation.DrawSettlement;
import io.commission.ledger.PayoutEntries;

/**
 * A payout as it was computed, before it is written. Money in minor units.
 *
 * @param number null until one is given
 * @param entries how many entries of each commission month it pays
 * @param stopped why it is stopped; null when it is not
 */
record Draft(
        UUID id, String number, UUID personId, Map<YearMonth, Integer> entries, BigDecimal gross,
        BigDecimal adjustments,
        YearMonth firstEntryMonth, List<Month> months, BigDecimal net, PayoutStatus status, String stopped) {

    /** One month's draw, settled. */
    record Month(
            YearMonth month, BigDecimal earned, Draws.Draw draw, BigDecimal balanceBefore,
            BigDecimal recoveryCapPercent,
            DrawSettlement settled) {

        LocalDate lastDay() {
            return month.atEndOfMonth();
        }
    }

    Draft numbered(String given) {
        return new Draft(
                id, given, personId, entries, gross, adjustments, firstEntryMonth, months, net, status, stopped);
    }

    int entryCount() {
        return entries.values().stream().mapToInt(Integer::intValue).sum();
    }

    Stream<PayoutEntries.Taking> takings() {
        return entries.entrySet().stream()
                .map(month -> new PayoutEntries.Taking(personId, month.getKey(), id, month.getValue()));
    }

    boolean isStopped() {
        return stopped != null;
    }

    BigDecimal drawAdvance() {
        return sum(DrawSettlement::drawAdvance);
    }

    BigDecimal drawAdvanceFree() {
        return sum(DrawSettlement::freeTopUp);
    }

    BigDecimal drawRecovery() {
        return sum(DrawSettlement::recovery);
    }

    BigDecimal balanceBefore() {
        return months.isEmpty() ? BigDecimal.ZERO : months.get(0).balanceBefore();
    }

    BigDecimal balanceAfter() {
        return months.isEmpty() ? BigDecimal.ZERO : months.get(months.size() - 1).settled().balanceAfter();
    }

    private BigDecimal sum(Function<DrawSettlement, BigDecimal> part) {
        return months.stream().map(Month::settled).map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
