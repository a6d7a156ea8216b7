package io.commission.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.commission.money.Allocation;
import io.commission.money.Percent;

/** Shares of a load whose reps came without (LOAD-2). */
public final class DefaultShares {

    private DefaultShares() {
    }

    /**
     * Percents of 4 decimals that total 100, the primary rep's first: a sole rep has 100; otherwise the primary has
     * {@code basePrimarySplit} percent and the others divide the rest equally by largest remainder (LOAD-2, MON-4).
     */
    public static List<BigDecimal> of(int reps, BigDecimal basePrimarySplit) {
        if (reps == 1) {
            return List.of(Percent.HUNDRED);
        }
        BigDecimal primary = Percent.exact(basePrimarySplit);
        List<BigDecimal> equal = Collections.nCopies(reps - 1, BigDecimal.ONE);
        List<BigDecimal> shares = new ArrayList<>(reps);
        shares.add(primary);
        shares.addAll(Allocation.byLargestRemainder(Percent.HUNDRED.subtract(primary), equal, Percent.DECIMALS));
        return shares;
    }
}
