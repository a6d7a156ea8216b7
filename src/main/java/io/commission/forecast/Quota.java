package io.commission.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.commission.money.Allocation;
import io.commission.money.MinorUnits;

/**
 * The quota of one target (FCT-1).
 *
 * @param start first day
 * @param end last day
 * @param amount of the whole range, in minor units
 */
public record Quota(LocalDate start, LocalDate end, BigDecimal amount) {
    private static final int PERCENT = 2;
    private static final int PERCENT_DECIMALS = 4;

    /**
     * What one period has of it: evenly over the periods where the range is whole periods, otherwise by its days in each; by largest
     * remainder, ties to the earlier period (MON-4). All periods together have exactly the quota (FCT-3).
     */
    public BigDecimal of(Period period, MinorUnits units) {
        if (period.end().isBefore(start) || period.start().isAfter(end)) {
            return units.zero();
        }
        List<Period> periods = new ArrayList<>();
        Period first = period;
        while (first.start().isAfter(start)) {
            first = first.before();
        }
        for (Period next = first; !next.start().isAfter(end); next = next.after()) {
            periods.add(next);
        }
        boolean whole = first.start().equals(start) && periods.get(periods.size() - 1).end().equals(end);
        List<BigDecimal> weights = periods.stream().map(one -> whole ? BigDecimal.ONE : days(one)).toList();
        return Allocation.byLargestRemainder(amount, weights, units.digits()).get(periods.indexOf(period));
    }

    private BigDecimal days(Period period) {
        LocalDate from = period.start().isBefore(start) ? start : period.start();
        LocalDate to = period.end().isAfter(end) ? end : period.end();
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to) + 1);
    }

    /** What a person's targets together ask for in a period. */
    public static BigDecimal of(Collection<Quota> quotas, Period period, MinorUnits units) {
        return quotas.stream().map(quota -> quota.of(period, units)).reduce(units.zero(), BigDecimal::add);
    }

    /** The same from a period's first day to the end of another. */
    public static BigDecimal of(Collection<Quota> quotas, Period from, Period to, MinorUnits units) {
        BigDecimal sum = units.zero();
        for (Period period = from; !period.start().isAfter(to.start()); period = period.after()) {
            sum = sum.add(of(quotas, period, units));
        }
        return sum;
    }

    /** Percent of a quota that an amount is, 4 decimals, half-up; null at quota 0 (FCT-3). */
    public static BigDecimal attainment(BigDecimal amount, BigDecimal quota) {
        return quota.signum() == 0
                ? null
                : amount.movePointRight(PERCENT).divide(quota, PERCENT_DECIMALS, RoundingMode.HALF_UP);
    }
}
