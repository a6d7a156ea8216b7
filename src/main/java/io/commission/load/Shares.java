package io.commission.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.commission.money.Allocation;
import io.commission.money.Percent;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** LOAD-2: who has which share of a load. */
public final class Shares {
    private Shares() {
    }

    /**
     * The shares of the reps: percents of 4 decimals that total 100 exactly, the primary rep first, the others in their
     * order. Without given shares a sole rep has 100; otherwise the primary has basePrimarySplit and the others divide
     * the rest equally (MON-4).
     *
     * @param basePrimarySplit the tenant's percent for the primary rep, 0 to 100, at most 4 decimals
     * @return empty when there are no reps
     * @throws Refusal as {@link #checked}
     */
    public static List<RepShare> of(List<LoadRep> reps, BigDecimal basePrimarySplit) {
        List<LoadRep> checked = checked(reps);
        if (checked.isEmpty()) {
            return List.of();
        }
        List<BigDecimal> shares = checked.get(0).share() == null
                ? byDefault(checked.size(), Percent.exact(basePrimarySplit))
                : checked.stream().map(LoadRep::share).toList();
        List<RepShare> result = new ArrayList<>(checked.size());
        for (int i = 0; i < checked.size(); i++) {
            result.add(new RepShare(checked.get(i).rep(), shares.get(i), i == 0));
        }
        return List.copyOf(result);
    }

    /**
     * The reps with the primary first and flagged; it is the first one when none is flagged.
     *
     * @throws Refusal REP_TWICE, SEVERAL_PRIMARY_REPS; of given shares SHARES_INCOMPLETE, SHARE_OUT_OF_RANGE,
     *     SHARE_DECIMALS, SHARES_NOT_100
     */
    public static List<LoadRep> checked(List<LoadRep> reps) {
        if (reps == null || reps.isEmpty()) {
            return List.of();
        }
        Set<String> names = new HashSet<>();
        int primary = -1;
        for (int i = 0; i < reps.size(); i++) {
            LoadRep rep = reps.get(i);
            if (!names.add(rep.rep())) {
                throw Refusal.of(Code.REP_TWICE, "Rep " + rep.rep() + " stands there twice; name each rep once.");
            }
            if (rep.primary() && primary >= 0) {
                throw Refusal.of(Code.SEVERAL_PRIMARY_REPS,
                        "Reps " + reps.get(primary).rep() + " and " + rep.rep() + " are both primary; flag one.");
            }
            primary = rep.primary() ? i : primary;
        }
        if (reps.stream().anyMatch(rep -> rep.share() != null)) {
            checkShares(reps);
        }
        List<LoadRep> ordered = new ArrayList<>(reps);
        LoadRep first = ordered.remove(Math.max(primary, 0));
        ordered.add(0, new LoadRep(first.rep(), first.share(), true));
        return List.copyOf(ordered);
    }

    private static void checkShares(List<LoadRep> reps) {
        BigDecimal total = BigDecimal.ZERO;
        for (LoadRep rep : reps) {
            BigDecimal share = rep.share();
            if (share == null) {
                throw Refusal.of(Code.SHARES_INCOMPLETE,
                        "Rep " + rep.rep() + " has no share; give a share to every rep or to none.");
            }
            if (share.signum() < 0 || share.compareTo(Percent.HUNDRED) > 0) {
                throw Refusal.of(Code.SHARE_OUT_OF_RANGE,
                        "The share of rep " + rep.rep() + " is not between 0 and 100.");
            }
            if (share.scale() > Percent.DECIMALS) {
                throw Refusal.of(Code.SHARE_DECIMALS,
                        "The share of rep " + rep.rep() + " has more than " + Percent.DECIMALS + " decimals.");
            }
            total = total.add(share);
        }
        if (total.compareTo(Percent.HUNDRED) != 0) {
            throw Refusal.of(Code.SHARES_NOT_100,
                    "The shares total " + total.toPlainString() + "; they must total 100 exactly.");
        }
    }

    private static List<BigDecimal> byDefault(int reps, BigDecimal primarySplit) {
        if (primarySplit.signum() < 0 || primarySplit.compareTo(Percent.HUNDRED) > 0) {
            throw new IllegalArgumentException("The primary split is between 0 and 100, not " + primarySplit);
        }
        if (reps == 1) {
            return List.of(Percent.HUNDRED);
        }
        List<BigDecimal> shares = new ArrayList<>(reps);
        shares.add(primarySplit);
        shares.addAll(Allocation.byLargestRemainder(Percent.HUNDRED.subtract(primarySplit),
                Collections.nCopies(reps - 1, BigDecimal.ONE), Percent.DECIMALS));
        return shares;
    }
}
