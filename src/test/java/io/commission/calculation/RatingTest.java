package io.commission.calculation;

import static io.commission.calculation.Given.RATING;
import static io.commission.calculation.Given.amounts;
import static io.commission.calculation.Given.credit;
import static io.commission.calculation.Given.decimal;
import static io.commission.calculation.Given.flat;
import static io.commission.calculation.Given.percent;
import static io.commission.calculation.Given.plan4;
import static io.commission.calculation.Given.rated;
import static io.commission.calculation.Given.schedule;
import static io.commission.calculation.Given.terms;
import static io.commission.calculation.Given.tiered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.commission.money.MinorUnits;

class RatingTest {

    private static final Terms PLAN4 = tiered(plan4(), Basis.GROSS_REVENUE, null);

    @Test
    void plan4AMonthOf120000Earns11400() {
        assertEquals(List.of("11400.00"), rated(credit(PLAN4, "120000", null)));
        assertEquals("11400.00", RATING.scheduleTotal(PLAN4, decimal("120000")).toPlainString());
    }

    @Test
    void plan4TheMinimumBelongsToATierAndTheMaximumDoesNot() {
        assertEquals(1, plan4().reached(decimal("49999.99")).number());
        assertEquals(2, plan4().reached(decimal("50000")).number());
        assertEquals(3, plan4().reached(decimal("100000.00")).number());
        assertEquals(1, plan4().reached(BigDecimal.ZERO).number());
        assertEquals(List.of(), plan4().slices(decimal("50000"), decimal("50000")));
        assertEquals(List.of(2),
                plan4().slices(decimal("50000"), decimal("50000.01")).stream().map(Slice::tier).toList());
    }

    @Test
    void calc5FourLoadsOf30000() {
        assertEquals(List.of("2400.00", "2600.00", "3000.00", "3400.00"), rated(credit(PLAN4, "30000", null),
                credit(PLAN4, "30000", null), credit(PLAN4, "30000", null), credit(PLAN4, "30000", null)));
    }

    @Test
    void plan4MarginTiersCountEachLoadAtLeast0() {
        Terms terms = tiered(schedule(ThresholdType.MARGIN, RateType.PERCENT, TierMode.MARGINAL, TierPeriod.MONTHLY,
                "0:10", "1000:20"), Basis.NET_MARGIN, null);
        assertEquals(List.of("90.00", "0.00", "30.00"),
                rated(credit(terms, "3000", "2100"), credit(terms, "100", "600"), credit(terms, "3000", "2800")));
    }

    @Test
    void plan4AFlatAmountALoadByLoadCount() {
        Terms terms = tiered(schedule(ThresholdType.LOAD_COUNT, RateType.FLAT, TierMode.MARGINAL, TierPeriod.MONTHLY,
                "0:10.50", "2:20"), Basis.GROSS_REVENUE, null);
        assertEquals(List.of("10.50", "10.50", "20.00"),
                rated(credit(terms, "1", null), credit(terms, "1", null), credit(terms, "1", null)));
    }

    @Test
    void plan4WholeRatesEveryLoadAtTheReachedTier() {
        Terms terms = tiered(
                schedule(ThresholdType.REVENUE, RateType.PERCENT, TierMode.WHOLE, TierPeriod.MONTHLY, "0:8",
                        "50000:10"),
                Basis.NET_MARGIN, null);
        Credit first = credit(terms, "30000", "29000");
        Credit second = credit(terms, "19999.99", "19000");
        Credit third = credit(terms, "0.01", "0");
        assertEquals(List.of("80.00", "80.00"), rated(first, second));
        assertEquals(List.of("100.00", "100.00", "0.00"), rated(first, second, third));
        Totals before = RATING.rate(Totals.NONE, List.of(first, second)).totals();
        assertFalse(Rating.leavesEarlierAlone(before, List.of(third)));
        assertTrue(Rating.leavesEarlierAlone(Totals.NONE, List.of(first)));
        assertTrue(Rating.leavesEarlierAlone(before, List.of(credit(PLAN4, "99999", null))));
    }

    @Test
    void plan4WholeFlatPaysEachLoadTheReachedAmount() {
        Terms terms = tiered(
                schedule(ThresholdType.LOAD_COUNT, RateType.FLAT, TierMode.WHOLE, TierPeriod.MONTHLY, "0:10",
                        "2:15"),
                Basis.GROSS_REVENUE, null);
        assertEquals(List.of("10.00"), rated(credit(terms, "1", null)));
        assertEquals(List.of("15.00", "15.00"), rated(credit(terms, "1", null), credit(terms, "1", null)));
    }

    @Test
    void calc2FailingTheGateEarns0AndCounts0() {
        Credit failed = credit(PLAN4, amounts("40000", "39999"), "1", Gate.BELOW_MINIMUM);
        assertEquals(List.of("2400.00", "0.00", "2600.00"),
                rated(credit(PLAN4, "30000", null), failed, credit(PLAN4, "30000", null)));
    }

    @Test
    void calc2ANegativeMarginNeverEarnsLessThan0() {
        assertEquals(List.of("0.00"), rated(credit(percent("10", Basis.NET_MARGIN, null), "100", "300")));
        Terms whole = tiered(schedule(ThresholdType.LOAD_COUNT, RateType.PERCENT, TierMode.WHOLE, TierPeriod.MONTHLY,
                "0:10"), Basis.NET_MARGIN, null);
        assertEquals(List.of("0.00"), rated(credit(whole, "100", "300")));
    }

    @Test
    void mon3ACommissionIsRoundedOnceHalfUp() {
        assertEquals(List.of("0.01"), rated(credit(percent("10", Basis.GROSS_REVENUE, null), "0.05", null)));
        assertEquals(List.of("0.00"), rated(credit(percent("10", Basis.GROSS_REVENUE, null), "0.04", null)));
    }

    @Test
    void mon1CommissionHasTheMinorUnitsOfItsCurrency() {
        Credit credit = credit(percent("3.3333", Basis.GROSS_REVENUE, null), "100", null);
        assertEquals("3.333",
                Given.rating(MinorUnits.of("KWD")).one(credit, Totals.NONE, null).amount().toPlainString());
        assertEquals("3", Given.rating(MinorUnits.of("JPY")).one(credit, Totals.NONE, null).amount().toPlainString());
    }

    @Test
    void calc3OverriddenLoadsEarnTheirOwnRateAndStayOut() {
        Terms override = terms(TermsSource.CUSTOMER_OVERRIDE, Method.PERCENT, "1", Basis.GROSS_REVENUE, null, null);
        Rating.Result result = RATING.rate(Totals.NONE, List.of(credit(override, "90000", null)));
        assertEquals(List.of("900.00"), Given.texts(result.rated()));
        assertEquals(0, result.totals().revenue().signum());
    }

    @Test
    void plan6AnOverrideOf0IsAnOverride() {
        Terms override = terms(TermsSource.CUSTOMER_OVERRIDE, Method.PERCENT, "0", Basis.GROSS_REVENUE, null, null);
        assertEquals(List.of("0.00"), rated(credit(override, "90000", null)));
    }

    @Test
    void plan9TheCapIsPartOfTInMarginalPlans() {
        Terms capped = tiered(plan4(), Basis.GROSS_REVENUE, "4500.00");
        assertEquals(List.of("2400.00", "2100.00", "0.00"), rated(credit(capped, "30000", null),
                credit(capped, "30000", null), credit(capped, "30000", null)));
        assertEquals("4500.00", RATING.scheduleTotal(capped, decimal("90000")).toPlainString());
    }

    @Test
    void plan9TheCapOfAPlanWithoutTiersForfeitsWhatIsAbove() {
        Terms capped = percent("10", Basis.GROSS_REVENUE, "150");
        assertEquals(List.of("100.00", "50.00", "0.00"),
                rated(credit(capped, "1000", null), credit(capped, "1000", null), credit(capped, "1000", null)));
        assertEquals(List.of("0.00"), rated(credit(flat("25", "0"), "1", null)));
        assertEquals(List.of("25.00", "10.00"),
                rated(credit(flat("25", "35"), "1", null), credit(flat("25", "35"), "1", null)));
    }

    @Test
    void calc1CreditThenRateRatesFractionsOfALoad() {
        Terms count = tiered(schedule(ThresholdType.LOAD_COUNT, RateType.FLAT, TierMode.MARGINAL, TierPeriod.MONTHLY,
                "0:10", "1:20"), Basis.GROSS_REVENUE, null);
        assertEquals(List.of("6.00", "12.00"), rated(credit(count, amounts("60", null), "0.600000", Gate.PASSED),
                credit(count, amounts("80", null), "0.800000", Gate.PASSED)));
        assertEquals(List.of("3.33"), rated(credit(flat("10", null), amounts("33", null), "0.333333", Gate.PASSED)));
    }

    @Test
    void load1ABasisThatIsUnknownIsToldApart() {
        assertFalse(Rating.basisKnown(credit(percent("10", Basis.NET_MARGIN, null), "100", null)));
        assertTrue(Rating.basisKnown(credit(percent("10", Basis.GROSS_REVENUE, null), "100", null)));
        assertTrue(Rating.basisKnown(credit(PLAN4, "100", null)));
        assertTrue(Rating.basisKnown(credit(flat("10", null), "100", null)));
        assertTrue(Rating.basisKnown(
                credit(percent("10", Basis.NET_MARGIN, null), amounts("0", null), "1", Gate.NO_REVENUE)));
        Terms onMargin = tiered(schedule(ThresholdType.REVENUE, RateType.PERCENT, TierMode.WHOLE, TierPeriod.MONTHLY,
                "0:8"), Basis.NET_MARGIN, null);
        assertFalse(Rating.basisKnown(credit(onMargin, "100", null)));
    }
}
