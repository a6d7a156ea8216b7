package io.commission.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class AllocationTest {

    @Test
    void mon4PartsAddUpToTheWhole() {
        assertEquals(decimals("60.00", "40.00"), allocate("100.00", 2, "60", "40"));
        assertEquals(decimals("39.87", "29.14", "30.99"), allocate("100.00", 2, "39.87", "29.14", "30.99"));
    }

    @Test
    void mon4TiesGoToTheEarlierPart() {
        assertEquals(decimals("0.04", "0.03", "0.03"), allocate("0.10", 2, "1", "1", "1"));
        assertEquals(decimals("0.01", "0.00"), allocate("0.01", 2, "50", "50"));
        assertEquals(decimals("0.34", "0.33", "0.33"), allocate("1.00", 2, "33.3333", "33.3333", "33.3334").stream()
                .sorted(java.util.Comparator.reverseOrder()).toList());
    }

    @Test
    void mon4TheLargestRemainderComesFirstWhereverItStands() {
        assertEquals(decimals("33.33", "33.33", "33.34"), allocate("100.00", 2, "33.3333", "33.3333", "33.3334"));
        assertEquals(decimals("0", "0", "1"), allocate("1", 0, "30", "30", "40"));
    }

    @Test
    void mon4ANegativeWholeMirrorsThePositiveOne() {
        assertEquals(decimals("-0.04", "-0.03", "-0.03"), allocate("-0.10", 2, "1", "1", "1"));
    }

    @Test
    void mon4AShareOf0GetsNothing() {
        assertEquals(decimals("0.00", "0.01"), allocate("0.01", 2, "0", "100"));
        assertEquals(decimals("0.00", "0.00"), allocate("0.00", 2, "1", "99"));
    }

    @Test
    void mon4CountsInTheCurrencysUnits() {
        assertEquals(decimals("3.334", "3.333", "3.333"), allocate("10.000", 3, "1", "1", "1"));
        assertEquals(decimals("4", "3", "3"), allocate("10", 0, "1", "1", "1"));
    }

    @Test
    void mon4RefusesWhatCannotBeDivided() {
        assertThrows(TooManyDecimals.class, () -> allocate("0.001", 2, "1", "1"));
        assertThrows(TooManyDecimals.class, () -> allocate("0.001", 2, "1"));
        assertThrows(IllegalArgumentException.class, () -> allocate("1.00", 2));
        assertThrows(IllegalArgumentException.class, () -> allocate("1.00", 2, "0", "0"));
        assertThrows(IllegalArgumentException.class, () -> allocate("1.00", 2, "101", "-1"));
    }

    @Test
    void mon4GeneratedDivisionsAddUpAndStayWithinAUnitOfTheirExactPart() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("AllocationTest -Dseed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            int digits = random.nextInt(4);
            BigDecimal whole = BigDecimal.valueOf(random.nextInt(2_000_001) - 1_000_000, digits);
            List<BigDecimal> weights = new ArrayList<>();
            for (int part = 0; part <= random.nextInt(6); part++) {
                weights.add(BigDecimal.valueOf(random.nextInt(1_000_000) + 1, 4));
            }
            BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            List<BigDecimal> parts = Allocation.byLargestRemainder(whole, weights, digits);
            assertEquals(whole, parts.stream().reduce(BigDecimal.ZERO.setScale(digits), BigDecimal::add));
            List<BigDecimal> mirrored = Allocation.byLargestRemainder(whole.negate(), weights, digits);
            for (int part = 0; part < parts.size(); part++) {
                BigDecimal off = parts.get(part).multiply(total).subtract(whole.multiply(weights.get(part))).abs();
                assertTrue(off.compareTo(BigDecimal.ONE.movePointLeft(digits).multiply(total)) < 0,
                        "within a unit: " + whole + " by " + weights + " gives " + parts);
                assertEquals(parts.get(part).negate(), mirrored.get(part));
            }
        }
    }

    private static List<BigDecimal> allocate(String whole, int digits, String... weights) {
        return Allocation.byLargestRemainder(new BigDecimal(whole), decimals(weights), digits);
    }

    private static List<BigDecimal> decimals(String... values) {
        return Stream.of(values).map(BigDecimal::new).toList();
    }
}
