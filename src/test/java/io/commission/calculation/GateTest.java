package io.commission.calculation;

import static io.commission.calculation.Given.amounts;
import static io.commission.calculation.Given.decimal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GateTest {

    @Test
    void calc2ExactlyTheMinimumPasses() {
        assertEquals(Gate.PASSED, Gate.of(amounts("1000", "900"), decimal("10")));
        assertEquals(Gate.BELOW_MINIMUM, Gate.of(amounts("1000", "900.01"), decimal("10")));
    }

    @Test
    void mon3TheUnroundedMarginIsCompared() {
        // 9.99996 % reads as 10.0000 %, and is below
        assertEquals("10.0000", amounts("250000", "225000.10").marginPercent().toPlainString());
        assertEquals(Gate.BELOW_MINIMUM, Gate.of(amounts("250000", "225000.10"), decimal("10")));
        assertEquals(Gate.BELOW_MINIMUM, Gate.of(amounts("3", "2"), decimal("33.3334")));
        assertEquals(Gate.PASSED, Gate.of(amounts("3", "2"), decimal("33.3333")));
    }

    @Test
    void calc2AMinimumOf0LetsOnlyLossesFail() {
        assertEquals(Gate.PASSED, Gate.of(amounts("100", "100"), decimal("0")));
        assertEquals(Gate.BELOW_MINIMUM, Gate.of(amounts("100", "100.01"), decimal("0")));
        assertEquals(Gate.PASSED, Gate.of(amounts("100", "101"), decimal("-1")));
    }

    @Test
    void calc2NoRevenueFailsUnlessTheGateIsOff() {
        assertEquals(Gate.NO_REVENUE, Gate.of(amounts("0", "0"), decimal("0")));
        assertEquals(Gate.NO_REVENUE, Gate.of(amounts("0.00", null), decimal("10")));
        assertEquals(Gate.OFF, Gate.of(amounts("0", "50"), null));
    }

    @Test
    void load1TheGatePassesWhereTheCostIsUnknown() {
        assertEquals(Gate.MARGIN_UNKNOWN, Gate.of(amounts("100", null), decimal("10")));
        assertEquals(true, Gate.of(amounts("100", null), decimal("10")).passes());
    }
}
