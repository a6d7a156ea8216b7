package io.commission.outlook;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.function.Predicate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.forecast.Period;
import io.commission.forecast.Quota;
import io.commission.forecast.RecordValues;
import io.commission.forecast.Records;
import io.commission.money.MinorUnits;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The three groups of FCT-6, of one person or of several together. Money in minor units; percents of 4 decimals, null at quota 0. */
record Metrics(Actual actual, Projected projected, Combined combined, BigDecimal quota, BigDecimal won,
        BigDecimal weighted) {

    @RegisterForReflection
    @Schema(name = "ActualMetrics", description = "Of won deals")
    public record Actual(
            @Schema(required = true) BigDecimal currentPeriodCommission,
            @Schema(required = true, description = "From January to the end of the period") BigDecimal ytdCommission,
            @Schema(required = true, nullable = true, description = "Percent of the period's quota that is won; null at quota 0") BigDecimal attainment) {
    }

    @RegisterForReflection
    @Schema(name = "ProjectedMetrics", description = "Of open deals")
    public record Projected(
            @Schema(required = true, description = "Of deals that close in the period, weighted") BigDecimal currentPeriodCommission,
            @Schema(required = true, nullable = true, description = "Won and weighted amounts from January to the end of the period in percent of the quota of the same time; null at quota 0") BigDecimal ytdAttainment,
            @Schema(required = true, description = "Amount of the period's deals in pipeline, not weighted") BigDecimal pipelineValue,
            @Schema(required = true, description = "Likewise commit") BigDecimal commitValue,
            @Schema(required = true, description = "Likewise best case") BigDecimal bestCaseValue) {
    }

    @RegisterForReflection
    @Schema(name = "CombinedMetrics", description = "Won, and open weighted, of the period")
    public record Combined(
            @Schema(required = true) BigDecimal forecastedCommission,
            @Schema(required = true, nullable = true) BigDecimal forecastedAttainment) {
    }

    /** @param kept months outside of the calendar year, and what is undated, are left alone */
    static Metrics of(Collection<Records.Kept> kept, QuotaSums.Sums quotas, Period period, Frame frame) {
        MinorUnits units = frame.units();
        Period opening = frame.opening(period);
        RecordValues won = sum(kept, true, period.first(), period.last());
        RecordValues open = sum(kept, false, period.first(), period.last());
        RecordValues wonInYear = sum(kept, true, opening.first(), period.last());
        RecordValues openInYear = sum(kept, false, opening.first(), period.last());
        BigDecimal quota = quotas.of(period, period);
        Actual actual = new Actual(units.exact(won.commission()), units.exact(wonInYear.commission()),
                Quota.attainment(won.amount(), quota));
        Projected projected = new Projected(units.exact(open.commission()),
                Quota.attainment(wonInYear.amount().add(openInYear.weightedAmount()), quotas.of(opening, period)),
                units.exact(open.pipeline()), units.exact(open.commit()), units.exact(open.bestCase()));
        Combined combined = new Combined(actual.currentPeriodCommission.add(projected.currentPeriodCommission),
                Quota.attainment(won.amount().add(open.weightedAmount()), quota));
        return new Metrics(actual, projected, combined, quota, units.exact(won.amount()),
                units.exact(open.weightedAmount()));
    }

    static RecordValues sum(Collection<Records.Kept> kept, boolean actual, YearMonth from, YearMonth to) {
        Predicate<Records.Kept> dated = one -> one.month() != null && !one.month().isBefore(from)
                && !one.month().isAfter(to);
        return kept.stream().filter(one -> one.actual() == actual && dated.test(one)).map(Records.Kept::values)
                .reduce(RecordValues.NONE, RecordValues::plus);
    }

    static RecordValues undated(Collection<Records.Kept> kept) {
        return kept.stream().filter(one -> one.month() == null).map(Records.Kept::values)
                .reduce(RecordValues.NONE, RecordValues::plus);
    }
}
