package io.commission.payout.statement;

import java.math.BigDecimal;

/**
 * The payout's arithmetic in the currency's decimals (DRAW-3).
 *
 * @param gross commissions and bonuses
 * @param adjustments the sum of the adjustments, may be negative
 * @param drawAdvance what is paid beyond gross and adjustments
 * @param drawAdvanceFree the part of drawAdvance that is never recovered and so does not join the balance
 * @param drawRecovery what is held back of the balance, zero or positive
 * @param balanceBefore draw balance owed to the company before this payout
 * @param balanceAfter and after it
 */
public record StatementTotals(
        BigDecimal gross,
        BigDecimal adjustments,
        BigDecimal drawAdvance,
        BigDecimal drawAdvanceFree,
        BigDecimal drawRecovery,
        BigDecimal net,
        BigDecimal balanceBefore,
        BigDecimal balanceAfter) {

    public StatementTotals {
        require(net, gross.add(adjustments).add(drawAdvance).subtract(drawRecovery), "net");
        require(
                balanceAfter,
                balanceBefore.add(drawAdvance).subtract(drawAdvanceFree).subtract(drawRecovery),
                "the draw balance after the payout");
    }

    static void require(BigDecimal stated, BigDecimal computed, String what) {
        if (stated.compareTo(computed) != 0) {
            throw new IllegalArgumentException("DRAW-3: " + what + " is stated as " + stated.toPlainString()
                    + " but adds up to " + computed.toPlainString());
        }
    }
}
