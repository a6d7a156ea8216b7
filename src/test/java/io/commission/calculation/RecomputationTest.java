package io.commission.calculation;

import static io.commission.calculation.Given.USD;
import static io.commission.calculation.Given.credit;
import static io.commission.calculation.Given.decimal;
import static io.commission.calculation.Given.plan4;
import static io.commission.calculation.Given.tiered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class RecomputationTest {

    private static final Recomputation RECOMPUTATION = new Recomputation((rules, inputs) -> BigDecimal.ZERO);
    private static final Terms PLAN4 = tiered(plan4(), Basis.GROSS_REVENUE, null);

    @Test
    void calc7ALoadsPartIsRecomputedFromItsPlaceInTheCountAndItsShare() {
        Rating.Result result = Given.RATING.rate(Totals.NONE,
                List.of(credit(PLAN4, "30000", null), credit(PLAN4, "30000", null)));
        List<Share> shares = List.of(new Share(new UUID(0, 1), decimal("66.6667")),
                new Share(new UUID(0, 2), decimal("33.3333")));
        assertEquals("1733.33", recompute(result.rated().get(1), shares, 0, List.of()));
        assertEquals("866.67", recompute(result.rated().get(1), shares, 1, List.of()));
        assertEquals("-33.33", recompute(result.rated().get(1), shares, 1,
                List.of(new Explanation.PostedBefore(new UUID(0, 9), Posted.Kind.COMMISSION, decimal("900.00")))));
    }

    @Test
    void calc7AnotherInputGivesAnotherAmount() {
        Rated rated = Given.RATING.one(credit(PLAN4, "30000.01", null), Totals.NONE, null);
        assertNotEquals(
                recompute(Given.RATING.one(credit(PLAN4, "30001.01", null), Totals.NONE, null), null, 0, List.of()),
                recompute(rated, null, 0, List.of()));
    }

    @Test
    void plan9BonusesAndFloorsAreRecomputedFromTheirTotals() {
        List<Bonus> bonuses = List.of(new Bonus(1, null, ThresholdType.REVENUE, decimal("100"), decimal("25")),
                new Bonus(2, null, ThresholdType.LOAD_COUNT, decimal("3"), decimal("10.505")));
        Totals two = new Totals(decimal("100.00"), BigDecimal.ZERO, decimal("2"), BigDecimal.ZERO);
        Totals three = new Totals(decimal("99.99"), BigDecimal.ZERO, decimal("3"), BigDecimal.ZERO);
        assertEquals("25.00", Recomputation.bonus(two, bonuses, USD).toPlainString());
        assertEquals("10.51", Recomputation.bonus(three, bonuses, USD).toPlainString());
        assertEquals("0.01", Recomputation.topUp(decimal("500"), decimal("499.99"), USD).toPlainString());
        assertEquals("0.00", Recomputation.topUp(decimal("500"), decimal("500.01"), USD).toPlainString());
        assertEquals("600.00", Recomputation.topUp(decimal("500"), decimal("-100"), USD).toPlainString());
        assertEquals("0.00", Recomputation.topUp(null, decimal("-100"), USD).toPlainString());
    }

    private static String recompute(Rated rated, List<Share> shares, int position,
            List<Explanation.PostedBefore> before) {
        LocalDate day = LocalDate.of(2026, 1, 1);
        return RECOMPUTATION.of(new Explanation(Explanation.Kind.LOAD, 2,
                new Explanation.LoadUsed(rated.credit().loadId(), "L1", rated.credit().amounts(), null, null, day, day),
                rated.credit().terms(), Explanation.Computation.of(rated),
                shares == null ? null : new Explanation.Split(shares, position), null, null, null, before, null, null,
                null)).toPlainString();
    }
}
