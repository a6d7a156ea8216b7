package io.commission.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * The division of {@link Allocation} on whole minor units, for the many thousands of rows of a preview. Exact: a product that
 * does not fit into 64 bits goes the way of {@link Allocation}.
 */
public final class WholeUnits {
    private static final int EXACT_WEIGHT = 1_000_000;
    private static final int EXACT_DIGITS = 18;
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000};
    private static final long EXACT_WHOLE = Long.MAX_VALUE / EXACT_WEIGHT;

    private WholeUnits() {
    }

    /**
     * An amount in minor units: 12.34 with 2 digits is 1234 (MON-1).
     *
     * @throws ArithmeticException when it is finer than a minor unit, or beyond 64 bits
     */
    public static long of(BigDecimal amount, int digits) {
        int finer = amount.scale() - digits;
        if (finer < 0 || finer >= POWERS.length || amount.precision() > EXACT_DIGITS) {
            return amount.movePointRight(digits).longValueExact();
        }
        long unscaled = amount.unscaledValue().longValue();
        if (unscaled % POWERS[finer] != 0) {
            throw new ArithmeticException("finer than a minor unit: " + amount);
        }
        return unscaled / POWERS[finer];
    }

    /** The amount that so many minor units are, with exactly {@code digits} decimals. */
    public static BigDecimal amount(long units, int digits) {
        return BigDecimal.valueOf(units, digits);
    }

    /**
     * Parts of {@code whole} minor units in proportion to {@code weights}, by largest remainder, ties to the earlier part; they add
     * up to {@code whole}, and a negative whole gives the mirror image (MON-4).
     *
     * @throws IllegalArgumentException without weights, with a negative one, or when all are 0
     */
    public static long[] divide(long whole, int[] weights) {
        long total = 0;
        for (int weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("A weight is negative: " + Arrays.toString(weights));
            }
            total += weight;
        }
        if (total <= 0) {
            throw new IllegalArgumentException("One weight must be above 0: " + Arrays.toString(weights));
        }
        if (total > EXACT_WEIGHT || Math.abs(whole) > EXACT_WHOLE || whole == Long.MIN_VALUE) {
            return divideWide(whole, weights);
        }
        long magnitude = Math.abs(whole);
        long[] parts = new long[weights.length];
        long[] remainders = new long[weights.length];
        long left = magnitude;
        for (int i = 0; i < weights.length; i++) {
            long product = magnitude * weights[i];
            parts[i] = product / total;
            remainders[i] = product % total;
            left -= parts[i];
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                if (remainders[i] > remainders[largest]) {
                    largest = i;
                }
            }
            parts[largest]++;
            remainders[largest] = -1;
        }
        if (whole < 0) {
            for (int i = 0; i < parts.length; i++) {
                parts[i] = -parts[i];
            }
        }
        return parts;
    }

    private static long[] divideWide(long whole, int[] weights) {
        List<BigDecimal> wide = Arrays.stream(weights).mapToObj(BigDecimal::valueOf).toList();
        return Allocation.byLargestRemainder(new BigDecimal(BigInteger.valueOf(whole)), wide, 0).stream()
                .mapToLong(BigDecimal::longValueExact).toArray();
    }
}
