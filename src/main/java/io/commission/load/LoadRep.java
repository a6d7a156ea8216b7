package io.commission.load;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import io.commission.event.RepData;
import io.commission.money.Percent;

/**
 * A rep as an event or a file names it.
 *
 * @param rep the person's external id or id
 * @param share a percent, null when none was given
 * @param primary whether the rep was flagged as primary
 */
public record LoadRep(String rep, BigDecimal share, boolean primary) {
    public LoadRep {
        Objects.requireNonNull(rep, "rep");
        if (share != null && share.stripTrailingZeros().scale() <= Percent.DECIMALS) {
            share = Percent.exact(share);
        }
    }

    /** The reps of an event or a file; null when there are none. */
    static List<LoadRep> of(List<RepData> reps) {
        return reps == null
                ? null
                : reps.stream()
                        .map(rep -> new LoadRep(rep.rep(), rep.share(), Boolean.TRUE.equals(rep.primary())))
                        .toList();
    }
}
