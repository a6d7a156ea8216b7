package io.commission.load;

import java.math.BigDecimal;
import java.util.Objects;

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
}
