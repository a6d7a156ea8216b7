package io.commission.posting;

import java.time.LocalDate;
import java.util.List;

import io.commission.calculation.Credit;
import io.commission.calculation.PlanTerms;
import io.commission.calculation.Share;
import io.commission.ledger.ExceptionBook.Waiting;

/**
 * What a load's facts and the terms on file say, before anything is counted.
 *
 * @param deliveredOn local date of delivery, null before
 * @param datedOn local date that makes it commissionable, null while it is not
 * @param shares the people who share it, the primary first; empty while it earns nobody anything
 * @param creditThenRate the shares divide the basis (CALC-1)
 * @param places one under RATE_THEN_SPLIT, the primary's; one for each share under CREDIT_THEN_RATE
 * @param waiting why it, or a part of it, waits
 */
record Evaluation(LoadRow load, LocalDate deliveredOn, LocalDate datedOn, List<Share> shares, boolean creditThenRate,
        List<Place> places, List<Waiting> waiting) {

    /**
     * A credit and where it counts.
     *
     * @param share position of the person among the shares
     * @param key null when it is not counted: overrides and the default rate
     * @param plan the plan whose bonuses and floor the count has, null without a key
     * @param known false: money that the terms need is unknown; it has its place, and earns nothing yet (LOAD-1)
     */
    record Place(Credit credit, int share, CountKey key, PlanTerms plan, boolean known) {
    }

    static Evaluation earnsNothing(LoadRow load, LocalDate deliveredOn, LocalDate datedOn, List<Waiting> waiting) {
        return new Evaluation(load, deliveredOn, datedOn, List.of(), false, List.of(), waiting);
    }
}
