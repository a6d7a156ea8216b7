package io.commission.outlook;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.commission.forecast.RecordValues;
import io.commission.money.MinorUnits;
import io.commission.report.DashboardView.Side;
import io.commission.report.TotalsView;
import io.quarkus.runtime.annotations.RegisterForReflection;

@RegisterForReflection
@Schema(name = "CommissionDashboard")
public record OutlookView(
        @Schema(required = true) Side view,
        @Schema(required = true, nullable = true, description = "Whose dashboard, or whose team; null for everybody in the tenant") Person person,
        @Schema(required = true, examples = "2026-11") String period,
        @Schema(required = true) LocalDate periodStart,
        @Schema(required = true) LocalDate periodEnd,
        @Schema(required = true) String currency,
        @Schema(required = true) Metrics.Actual actual,
        @Schema(required = true) Metrics.Projected projected,
        @Schema(required = true) Metrics.Combined combined,
        @Schema(required = true) Goals goal,
        @Schema(required = true) Prior priorPeriod,
        @Schema(required = true) Undated undated,
        @Schema(required = true) Earnings earnings,
        @Schema(required = true, nullable = true, description = "When a deal last changed any of the figures") Instant lastCalculated) {

    @RegisterForReflection
    @Schema(name = "CommissionDashboardPerson")
    public record Person(@Schema(required = true) UUID id, @Schema(required = true) String name) {
    }

    @RegisterForReflection
    @Schema(name = "GoalProgress")
    public record Goals(
            @Schema(required = true) Goal period,
            @Schema(required = true, description = "The quota of the whole calendar year, and what is reached of it by the end of the period") Goal year) {
    }

    @RegisterForReflection
    @Schema(name = "Goal")
    public record Goal(
            @Schema(required = true) BigDecimal quota,
            @Schema(required = true, description = "Amount won") BigDecimal achieved,
            @Schema(required = true, description = "What is missing to the quota; 0 once it is reached") BigDecimal remaining,
            @Schema(required = true, nullable = true, description = "Percent; null at quota 0") BigDecimal attainment) {

        static Goal of(BigDecimal quota, BigDecimal achieved, BigDecimal attainment, MinorUnits units) {
            return new Goal(quota, achieved, units.exact(quota.subtract(achieved).max(BigDecimal.ZERO)), attainment);
        }
    }

    @RegisterForReflection
    @Schema(name = "PriorPeriod", description = "Of won deals, of the month or quarter before")
    public record Prior(
            @Schema(required = true) String period,
            @Schema(required = true) BigDecimal commission,
            @Schema(required = true) BigDecimal amount,
            @Schema(required = true, nullable = true) BigDecimal attainment,
            @Schema(required = true, description = "The period's commission less that of the one before") BigDecimal change,
            @Schema(required = true, nullable = true, description = "The same in percent; null where that was 0") BigDecimal changePercent) {
    }

    @RegisterForReflection
    @Schema(name = "UndatedCommission", description = "Open deals without a close date: in no period")
    public record Undated(
            @Schema(required = true) long deals,
            @Schema(required = true) BigDecimal amount,
            @Schema(required = true) BigDecimal weightedAmount,
            @Schema(required = true) BigDecimal commission,
            @Schema(required = true) BigDecimal unweightedCommission,
            @Schema(required = true) ValuesView values) {

        static Undated of(RecordValues values, MinorUnits units) {
            return new Undated(values.deals(), units.exact(values.amount()), units.exact(values.weightedAmount()),
                    units.exact(values.commission()), units.exact(values.unweightedCommission()),
                    ValuesView.of(values, units));
        }
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "CommissionEarnings", description = "From the ledger, by commission month: of loads and deals, bonuses and adjustments")
    public record Earnings(
            @Schema(required = true) TotalsView period,
            @Schema(required = true) TotalsView priorPeriod,
            @Schema(required = true) BigDecimal change,
            @Schema(required = true, nullable = true) BigDecimal changePercent,
            @Schema(required = true) TotalsView yearToDate) {
    }
}
