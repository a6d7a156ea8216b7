package io.commission.calculation;

import java.math.BigDecimal;
import java.util.List;

import io.commission.calculation.Explanation.Computation;
import io.commission.calculation.Explanation.Split;
import io.commission.money.Allocation;
import io.commission.money.MinorUnits;

/** Computes an entry's amount again from its explanation alone (CALC-7). */
public final class Recomputation {

    private final Formula formula;

    public Recomputation(Formula formula) {
        this.formula = formula;
    }

    /** The amount in minor units that the explanation's inputs give; it should equal the entry's. */
    public BigDecimal of(Explanation explanation) {
        MinorUnits units = new MinorUnits(explanation.decimals());
        return switch (explanation.kind()) {
            case LOAD -> target(explanation.terms(), explanation.computation(), explanation.split(), units)
                    .subtract(before(explanation));
            case DEAL -> explanation.deal().share(units.digits()).subtract(before(explanation));
            case GONE -> units.zero().subtract(before(explanation));
            case TRUE_UP -> explanation.parts().stream()
                    .map(part -> target(part.terms(), part.computation(), part.split(), units)
                            .subtract(part.posted()))
                    .reduce(units.zero(), BigDecimal::add);
            case BONUS -> bonus(explanation.period().totals(), explanation.period().bonuses(), units)
                    .subtract(before(explanation));
            case FLOOR -> topUp(explanation.period().floor(), explanation.period().posted(), units)
                    .subtract(before(explanation));
            case MANUAL -> units.exact(explanation.amount());
            case DRAW_ADVANCE -> draw(explanation, units).advance();
            case DRAW_TOP_UP -> draw(explanation, units).freeTopUp();
            case DRAW_RECOVERY -> draw(explanation, units).recovery().negate();
        };
    }

    /** Sum of the bonuses whose thresholds the totals reach, minor units (PLAN-9). */
    public static BigDecimal bonus(Totals totals, List<Bonus> bonuses, MinorUnits units) {
        return bonuses.stream()
                .filter(bonus -> totals.measure(bonus.thresholdType()).compareTo(bonus.threshold()) >= 0)
                .map(bonus -> units.round(bonus.amount()))
                .reduce(units.zero(), BigDecimal::add);
    }

    /** What lifts the posted sum to the floor, minor units, 0 when it is there (PLAN-9). */
    public static BigDecimal topUp(BigDecimal floor, BigDecimal posted, MinorUnits units) {
        return units.round(floor == null ? units.zero() : floor.subtract(posted).max(BigDecimal.ZERO));
    }

    private BigDecimal target(Terms terms, Computation computation, Split split, MinorUnits units) {
        if (computation == null) {
            return units.zero();
        }
        Totals before = computation.before() == null ? Totals.NONE : computation.before();
        BigDecimal commission = new Rating(units, formula).amount(computation.credit(terms), before,
                computation.measure());
        return split == null ? commission : share(commission, split.shares(), split.position(), units);
    }

    /** One person's part of a load's commission, minor units, by largest remainder (CALC-1, MON-4). */
    public static BigDecimal share(BigDecimal commission, List<Share> shares, int position, MinorUnits units) {
        return Allocation.byLargestRemainder(commission, shares.stream().map(Share::percent).toList(), units.digits())
                .get(position);
    }

    private static BigDecimal before(Explanation explanation) {
        return explanation.postedBefore() == null
                ? BigDecimal.ZERO
                : explanation.postedBefore().stream()
                        .map(Explanation.PostedBefore::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static DrawSettlement draw(Explanation explanation, MinorUnits units) {
        Explanation.DrawUsed used = explanation.draw();
        return DrawSettlement.of(
                used.earned(), used.draw(), used.recoverable(), used.balance(), used.recoveryCapPercent(), units);
    }
}
