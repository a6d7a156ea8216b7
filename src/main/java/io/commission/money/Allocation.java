package io.commission.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Division of an amount into parts that add up to it (MON-4). */
public final class Allocation {

    private Allocation() {
    }

    /**
     * Parts of {@code whole} in proportion to {@code weights}, each with {@code digits} decimals, allocated by largest
     * remainder, ties to the earlier part (MON-4). They add up to {@code whole} exactly. A negative whole gives the mirror
     * image of the positive one.
     *
     * @throws IllegalArgumentException without weights, with a negative one, when all are 0, or when {@code whole} is finer
     *     than {@code digits}
     */
    public static List<BigDecimal> byLargestRemainder(BigDecimal whole, List<BigDecimal> weights, int digits) {
        BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() <= 0 || weights.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("Weights must not be negative, and one must be above 0: " + weights);
        }
        if (weights.size() == 1) {
            return List.of(exactly(whole, digits));
        }
        BigInteger units = exactly(whole, digits).unscaledValue();
        BigInteger magnitude = units.abs();
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        BigInteger divisor = total.setScale(scale).unscaledValue();
        BigInteger[] parts = new BigInteger[weights.size()];
        BigInteger[] remainders = new BigInteger[weights.size()];
        BigInteger left = magnitude;
        for (int i = 0; i < parts.length; i++) {
            BigInteger weight = weights.get(i).setScale(scale).unscaledValue();
            BigInteger[] division = magnitude.multiply(weight).divideAndRemainder(divisor);
            parts[i] = division[0];
            remainders[i] = division[1];
            left = left.subtract(division[0]);
        }
        Comparator<Integer> largestRemainderFirst = Comparator.comparing(i -> remainders[i].negate());
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(largestRemainderFirst.thenComparing(Comparator.naturalOrder()))
                .limit(left.intValueExact())
                .forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
        List<BigDecimal> amounts = new ArrayList<>(parts.length);
        for (BigInteger part : parts) {
            amounts.add(new BigDecimal(units.signum() < 0 ? part.negate() : part, digits));
        }
        return amounts;
    }

    private static BigDecimal exactly(BigDecimal whole, int digits) {
        try {
            return whole.setScale(digits, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException tooFine) {
            throw new TooManyDecimals(whole, digits);
        }
    }
}
