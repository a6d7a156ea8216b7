package io.commission.calculation;

import static io.commission.calculation.Given.USD;
import static io.commission.calculation.Given.decimal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Each line: earned, draw, balance → advance, free top-up, recovery, net, balance after. */
class DrawSettlementTest {

    @Test
    void draw1ARecoverableDrawAdvancesWhatIsMissing() {
        assertEquals("700.00 0.00 0.00 1000.00 700.00", settle("300", "1000", true, "0", null));
        assertEquals("1250.00 0.00 0.00 1000.00 1350.00", settle("-250", "1000", true, "100", null));
        assertEquals("1000.00 0.00 0.00 1000.00 1000.00", settle("0", "1000", true, "0", null));
    }

    @Test
    void draw1WhatIsEarnedAboveTheDrawRecoversTheBalance() {
        assertEquals("0.00 0.00 500.00 1000.00 200.00", settle("1500", "1000", true, "700", null));
        assertEquals("0.00 0.00 300.00 1200.00 0.00", settle("1500", "1000", true, "300", null));
        assertEquals("0.00 0.00 0.00 1000.00 700.00", settle("1000", "1000", true, "700", null));
    }

    @Test
    void draw1ANonRecoverableDrawIsToppedUpForFreeAndANegativeEJoinsTheBalance() {
        assertEquals("0.00 700.00 0.00 1000.00 50.00", settle("300", "1000", false, "50", null));
        assertEquals("250.00 1000.00 0.00 1000.00 350.00", settle("-250", "1000", false, "100", null));
        assertEquals("0.00 0.00 100.00 1400.00 0.00", settle("1500", "1000", false, "100", null));
    }

    @Test
    void draw2WithoutADrawANegativeEPays0AndJoinsTheBalance() {
        assertEquals("80.01 0.00 0.00 0.00 80.01", settle("-80.01", "0", false, "0", null));
        assertEquals("80.01 0.00 0.00 0.00 80.01", settle("-80.01", "0", true, "0", null));
        assertEquals("0.00 0.00 80.01 19.99 0.00", settle("100", "0", false, "80.01", null));
    }

    @Test
    void draw2RecoveryMayBeCappedAtAPercentOfE() {
        assertEquals("0.00 0.00 25.01 75.02 974.99", settle("100.03", "0", false, "1000", "25"));
        assertEquals("0.00 0.00 10.00 90.00 990.00", settle("100", "90", true, "1000", "25"));
        assertEquals("0.00 0.00 0.00 100.00 1000.00", settle("100", "0", false, "1000", "0"));
    }

    @Test
    void draw3GeneratedMonthsKeepNetAndBalanceInLine() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("DrawSettlementTest -Dseed=" + seed);
        Random random = new Random(seed);
        BigDecimal balance = BigDecimal.ZERO;
        for (int i = 0; i < 5_000; i++) {
            BigDecimal earned = BigDecimal.valueOf(random.nextInt(300_001) - 100_000, 2);
            BigDecimal draw = BigDecimal.valueOf(random.nextBoolean() ? 0 : random.nextInt(150_000), 2);
            boolean recoverable = random.nextBoolean();
            BigDecimal cap = random.nextInt(3) > 0 ? null : BigDecimal.valueOf(random.nextInt(1_000_001), 4);
            DrawSettlement month = DrawSettlement.of(earned, draw, recoverable, balance, cap, USD);
            assertEquals(0, month.net().compareTo(earned.add(month.drawAdvance()).subtract(month.recovery())));
            assertEquals(0, month.balanceAfter().compareTo(balance.add(month.advance()).subtract(month.recovery())));
            assertTrue(month.net().compareTo(draw) >= 0 || cap != null && month.net().signum() >= 0, "never below D");
            assertTrue(month.balanceAfter().signum() >= 0, "a balance is never below 0");
            assertTrue(month.recovery().signum() >= 0 && month.advance().signum() >= 0
                    && month.freeTopUp().signum() >= 0);
            assertTrue(!recoverable || month.freeTopUp().signum() == 0, "nothing is free under a recoverable draw");
            balance = month.balanceAfter();
        }
    }

    private static String settle(String earned, String draw, boolean recoverable, String balance, String cap) {
        DrawSettlement month = DrawSettlement.of(decimal(earned), decimal(draw), recoverable, decimal(balance),
                decimal(cap), USD);
        return month.advance() + " " + month.freeTopUp() + " " + month.recovery() + " " + month.net() + " "
                + month.balanceAfter();
    }
}
