package io.commission.forecast;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.posting.deal.Because;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealPosting;
import io.commission.posting.deal.Deals;

/**
 * Carries changed deals through to what is posted for them and to the figures (OPP-3, ENT-2, FCT-4), in the transaction of the change
 * and with a constant number of statements for any number of deals. Where nothing is other than before, nothing is written.
 */
@ApplicationScoped
public class DealChanges {
    private final Deals deals;
    private final DealPosting posting;
    private final Figures figures;

    DealChanges(Deals deals, DealPosting posting, Figures figures) {
        this.deals = deals;
        this.posting = posting;
        this.figures = figures;
    }

    /**
     * @param trigger what set it off (FCT-3)
     * @return how many figures changed, came or went
     */
    public int carryThrough(Collection<UUID> ids, Because because, Trigger trigger) {
        List<Deal> held = deals.hold(ids);
        posting.settle(held, because);
        return figures.follow(held, trigger);
    }
}
