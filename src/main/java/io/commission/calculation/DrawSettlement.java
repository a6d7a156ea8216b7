package io.commission.calculation;

import java.math.BigDecimal;

import io.commission.money.MinorUnits;
import io.commission.money.Percent;

/**
 * How a payout's earnings meet a draw and a balance (DRAW-1 to DRAW-3). All amounts are minor units.
 *
 * @param advance what is added to the balance: recoverable money paid beyond the earnings
 * @param freeTopUp what a non-recoverable draw adds and nobody owes
 * @param recovery what is kept back to lower the balance
 * @param net what is paid; never negative
 * @param balanceAfter what the person owes the company afterwards
 */
public record DrawSettlement(
        BigDecimal advance, BigDecimal freeTopUp, BigDecimal recovery, BigDecimal net, BigDecimal balanceAfter) {

    /**
     * @param earned E: commissions, bonuses and adjustments of the payout; may be negative
     * @param draw D: 0 without a draw
     * @param balance what is owed beforehand, 0 or more
     * @param recoveryCapPercent most that is recovered, in percent of E, or null (DRAW-2)
     */
    public static DrawSettlement of(
            BigDecimal earned,
            BigDecimal draw,
            boolean recoverable,
            BigDecimal balance,
            BigDecimal recoveryCapPercent,
            MinorUnits units) {
        BigDecimal zero = units.zero();
        BigDecimal advance = zero;
        BigDecimal freeTopUp = zero;
        BigDecimal recovery = zero;
        if (earned.compareTo(draw) < 0) {
            BigDecimal missing = draw.subtract(earned);
            BigDecimal debt = earned.signum() < 0 ? earned.negate() : zero;
            advance = recoverable ? missing : debt;
            freeTopUp = missing.subtract(advance);
        } else {
            recovery = balance.max(zero).min(earned.subtract(draw));
            if (recoveryCapPercent != null) {
                recovery = recovery.min(units.round(Percent.of(recoveryCapPercent, earned)));
            }
        }
        BigDecimal net = earned.add(advance).add(freeTopUp).subtract(recovery);
        return new DrawSettlement(
                units.exact(advance),
                units.exact(freeTopUp),
                units.exact(recovery),
                units.exact(net),
                units.exact(balance.add(advance).subtract(recovery)));
    }

    /** The payout's drawAdvance field: recoverable and free money together (DRAW-3). */
    public BigDecimal drawAdvance() {
        return advance.add(freeTopUp);
    }
}
