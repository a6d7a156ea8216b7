package io.commission.outlook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.commission.forecast.Period;
import io.commission.forecast.Quota;
import io.commission.money.MinorUnits;
import io.commission.posting.deal.Rates;

/**
 * Targets in the place of those that people have on their days. What such a target covers in part keeps its rate on the other days,
 * and of its quota in each period so much as these days are of its days there, rounded half-up.
 */
record SupposedTargets(Map<UUID, List<Target>> targets) {

    /** @param rate percent */
    record Target(LocalDate start, LocalDate end, BigDecimal quota, BigDecimal rate) {
    }

    private record Days(LocalDate start, LocalDate end) {
        BigDecimal count() {
            return BigDecimal.valueOf(ChronoUnit.DAYS.between(start, end) + 1);
        }
    }

    Set<UUID> people() {
        return targets.keySet();
    }

    LocalDate start() {
        return targets.values().stream().flatMap(List::stream).map(Target::start).min(LocalDate::compareTo)
                .orElseThrow();
    }

    LocalDate end() {
        return targets.values().stream().flatMap(List::stream).map(Target::end).max(LocalDate::compareTo)
                .orElseThrow();
    }

    Rates in(Rates rates) {
        Map<UUID, List<Rates.Target>> all = new HashMap<>(rates.targets());
        targets.forEach((person, supposed) -> {
            List<Rates.Target> own = new ArrayList<>();
            for (Rates.Target target : rates.targets().getOrDefault(person, List.of())) {
                rest(new Days(target.start(), target.end()), supposed).forEach(
                        days -> own.add(new Rates.Target(target.id(), days.start, days.end, target.rate())));
            }
            supposed.forEach(target -> own.add(new Rates.Target(null, target.start, target.end, target.rate)));
            all.put(person, own);
        });
        return new Rates(rates.today(), rates.units(), all);
    }

    /**
     * What a person is asked for in a period: what they are without the supposition, less the days that it covers, and what is supposed.
     *
     * @param quotas of the person's targets
     */
    BigDecimal quota(UUID person, List<Quota> quotas, Period period, MinorUnits units) {
        List<Target> supposed = targets.getOrDefault(person, List.of());
        BigDecimal sum = units.zero();
        for (Quota quota : quotas) {
            BigDecimal whole = quota.of(period, units);
            if (whole.signum() != 0) {
                Days days = new Days(later(quota.start(), period.start()), earlier(quota.end(), period.end()));
                BigDecimal left = rest(days, supposed).stream().map(Days::count).reduce(BigDecimal.ZERO,
                        BigDecimal::add);
                sum = sum.add(whole.multiply(left).divide(days.count(), units.digits(), RoundingMode.HALF_UP));
            }
        }
        for (Target target : supposed) {
            sum = sum.add(new Quota(target.start, target.end, target.quota).of(period, units));
        }
        return sum;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<Days> rest(Days whole, List<Target> supposed) {
        List<Days> rest = List.of(whole);
        for (Target target : supposed) {
            List<Days> left = new ArrayList<>();
            for (Days days : rest) {
                if (target.end.isBefore(days.start) || target.start.isAfter(days.end)) {
                    left.add(days);
                    continue;
                }
                if (target.start.isAfter(days.start)) {
                    left.add(new Days(days.start, target.start.minusDays(1)));
                }
                if (target.end.isBefore(days.end)) {
                    left.add(new Days(target.end.plusDays(1), days.end));
                }
            }
            rest = left;
        }
        return rest;
    }

    /** Whether two of one person have a day in common. */
    boolean overlap() {
        for (List<Target> own : targets.values()) {
            Set<Target> seen = new HashSet<>();
            for (Target target : own) {
                if (seen.stream().anyMatch(
                        other -> !other.end.isBefore(target.start) && !other.start.isAfter(target.end))
                        || !seen.add(target)) {
                    return true;
                }
            }
        }
        return false;
    }
}
