package io.commission.forecast;

import java.math.BigDecimal;

import io.commission.money.MinorUnits;
import io.commission.money.Percent;
import io.commission.posting.deal.DealStatus;
import io.commission.settings.Settings;

/** How much of an open deal counts, in percent by its status (FCT-2). */
public record Weights(BigDecimal pipeline, BigDecimal bestCase, BigDecimal commit) {

    public static Weights of(Settings settings) {
        return new Weights(settings.pipelineWeight(), settings.bestCaseWeight(), settings.commitWeight());
    }

    /** Rounded once, half-up, to minor units; a won deal counts in full. */
    public BigDecimal weigh(BigDecimal amount, DealStatus status, MinorUnits units) {
        BigDecimal weight = switch (status) {
            case PIPELINE -> pipeline;
            case BEST_CASE -> bestCase;
            case COMMIT -> commit;
            case CLOSED_WON -> null;
            case CLOSED_LOST -> throw new IllegalArgumentException("a lost deal counts for nothing");
        };
        return weight == null
                ? amount
                : units.round(Percent.of(weight, amount));
    }
}
