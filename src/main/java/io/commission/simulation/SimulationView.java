package io.commission.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.calculation.Basis;
import io.commission.calculation.Credit;
import io.commission.calculation.Gate;
import io.commission.calculation.Method;
import io.commission.calculation.RateType;
import io.commission.calculation.Rated;
import io.commission.calculation.Terms;
import io.commission.calculation.TermsSource;
import io.commission.calculation.ThresholdType;
import io.commission.calculation.TierSchedule;
import io.commission.http.Page;
import io.commission.money.MinorUnits;
import io.commission.money.Percent;
import io.commission.plan.PlanType;
import io.commission.posting.Replayed;

@Schema(name = "Simulation", description = "What a plan would have paid, beside what is posted")
public record SimulationView(
        @Schema(required = true) YearMonth from,
        @Schema(required = true) YearMonth to,
        @Schema(required = true) String currency,
        @Schema(required = true) Plan plan,
        @Schema(required = true) boolean keepOverrides,
        @Schema(required = true) Totals totals,
        @Schema(required = true) List<Person> people,
        @Schema(nullable = true, description = "null unless explain asks for them") Page<Load> loads) {

    @Schema(name = "SimulatedPlan")
    public record Plan(@Schema(nullable = true, description = "null for a plan that is not on file") UUID id,
            @Schema(required = true) String name, @Schema(required = true) PlanType type) {
    }

    @Schema(name = "SimulatedTotals")
    public record Totals(
            @Schema(required = true, description = "As posted today, by the month of the load") Money earned,
            @Schema(required = true, description = "What the plan would have paid") Money simulated,
            @Schema(required = true, description = "simulated less earned", examples = "-120.50") BigDecimal difference,
            @Schema(required = true) Loads loads) {
    }

    @Schema(name = "SimulatedMoney")
    public record Money(@Schema(required = true, description = "Of loads") BigDecimal commission,
            @Schema(required = true) BigDecimal bonus,
            @Schema(required = true, description = "To the floor, of tier periods that are over") BigDecimal topUp,
            @Schema(required = true) BigDecimal total) {
    }

    @Schema(name = "SimulatedLoads", description = "How many parts of loads, by what became of them; a load that two people share has two parts")
    public record Loads(@Schema(required = true) int all,
            @Schema(required = true, description = "Rated by the plan, and counted") int rated,
            @Schema(required = true, description = "Paid by an override, and not counted") int overridden,
            @Schema(required = true, description = "Below the minimum margin, or without revenue: they earn 0") int belowGate,
            @Schema(required = true, description = "Rated by the terms of somebody who is not simulated: as posted") int unchanged,
            @Schema(required = true, description = "Something that the plan or the load needs is missing") int waiting,
            @Schema(required = true, description = "Reversed by hand") int held,
            @Schema(required = true, description = "Posted still, and taken back by the next calculation") int gone) {
    }

    @Schema(name = "SimulatedPerson")
    public record Person(@Schema(required = true) UUID personId, @Schema(required = true) String name,
            @Schema(required = true) Totals totals,
            @Schema(required = true, description = "Earned months with anything in them") List<Month> months) {
    }

    @Schema(name = "SimulatedMonth")
    public record Month(@Schema(required = true) YearMonth month, @Schema(required = true) Totals totals,
            @Schema(nullable = true, description = "null without tiers, or without a load in the count") Tier tier) {
    }

    @Schema(name = "ReachedTier", description = "Reached by the end of the month; under tierMode WHOLE the one that rates the period")
    public record Tier(@Schema(required = true) int tierNumber, @Schema(nullable = true) String name,
            @Schema(required = true, description = "A percent, or an amount per load") BigDecimal rate,
            @Schema(required = true, description = "Money or loads, counted until then") BigDecimal measure) {

        static Tier of(Replayed.Reached reached, MinorUnits units) {
            return new Tier(reached.tier().number(), reached.tier().name(),
                    decimals(reached.tier().rate(), rateDigits(reached.schedule().rateType(), units)),
                    measured(reached.measure(), reached.schedule().threshold(), units));
        }
    }

    @Schema(name = "SimulatedSlice", description = "What a load earns in one tier (PLAN-4)")
    public record Slice(@Schema(required = true) int tier,
            @Schema(required = true, description = "Money or loads in this tier") BigDecimal measure,
            @Schema(required = true) BigDecimal rate,
            @Schema(required = true, description = "Before rounding and cap") BigDecimal amount) {
    }

    @Schema(name = "SimulatedLoad", description = "A person's part of a load")
    public record Load(
            @Schema(required = true) UUID loadId,
            @Schema(required = true) String externalId,
            @Schema(required = true) UUID personId,
            @Schema(required = true, description = "The day that makes it commissionable") LocalDate date,
            @Schema(required = true) Replayed.Standing standing,
            @Schema(nullable = true, description = "Where its terms come from; null where it is not rated") TermsSource source,
            @Schema(nullable = true) Gate gate,
            @Schema(nullable = true) Basis basis,
            @Schema(nullable = true, description = "Of the load, or under CREDIT_THEN_RATE of the person's part of it") BigDecimal basisAmount,
            @Schema(nullable = true, description = "Percent or amount per load; of several tiers the mean percent") BigDecimal rate,
            @Schema(nullable = true, description = "What the tiers measure, before the load") BigDecimal before,
            @Schema(nullable = true, description = "The same with it") BigDecimal after,
            @Schema(required = true) List<Slice> slices,
            @Schema(nullable = true, description = "Of the load, or of the person's part of it") BigDecimal commission,
            @Schema(nullable = true) BigDecimal splitPercent,
            @Schema(required = true) BigDecimal earned,
            @Schema(required = true) BigDecimal simulated,
            @Schema(required = true) BigDecimal difference,
            @Schema(nullable = true, description = "Why it waits, or is held") String note) {

        static Load of(Replayed.Part part, MinorUnits units) {
            Rated rated = part.rated();
            if (rated == null) {
                return new Load(part.loadId(), part.externalId(), part.personId(), part.datedOn(), part.standing(),
                        null, null, null, null, null, null, null, List.of(), null, part.percent(), part.posted(),
                        part.supposed(), part.supposed().subtract(part.posted()), part.note());
            }
            Credit credit = rated.credit();
            Terms terms = credit.terms();
            TierSchedule schedule = terms.schedule();
            boolean flat = terms.method() == Method.FLAT || schedule != null && schedule.rateType() == RateType.FLAT;
            int rateDigits = rateDigits(flat ? RateType.FLAT : RateType.PERCENT, units);
            return new Load(part.loadId(), part.externalId(), part.personId(), part.datedOn(), part.standing(),
                    terms.source(), credit.gate(), terms.basis(),
                    credit.amounts().of(terms.basis()).map(units::exact).orElse(null),
                    rated.rate() == null ? null : decimals(rated.rate(), rateDigits),
                    schedule == null
                            ? null
                            : measured(rated.before().measure(schedule.threshold()), schedule.threshold(), units),
                    schedule == null
                            ? null
                            : measured(rated.after().measure(schedule.threshold()), schedule.threshold(), units),
                    rated.slices().stream().map(slice -> new Slice(slice.tier(),
                            terms.marginal()
                                    ? measured(slice.measure(), schedule.threshold(), units)
                                    : decimals(slice.measure(), 0),
                            decimals(slice.rate(), rateDigits), decimals(slice.amount(), units.digits()))).toList(),
                    rated.amount(), part.percent(), part.posted(), part.supposed(),
                    part.supposed().subtract(part.posted()), part.note());
        }
    }

    private static int rateDigits(RateType type, MinorUnits units) {
        return type == RateType.FLAT ? units.digits() : Percent.DECIMALS;
    }

    private static BigDecimal measured(BigDecimal measure, ThresholdType type, MinorUnits units) {
        return decimals(measure, type == ThresholdType.LOAD_COUNT ? 0 : units.digits());
    }

    /** Without trailing zeros beyond the digits. */
    private static BigDecimal decimals(BigDecimal value, int digits) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < digits ? plain.setScale(digits) : plain;
    }
}
