package io.commission.posting;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.commission.calculation.Credit;
import io.commission.calculation.Method;
import io.commission.calculation.PlanTerms;
import io.commission.calculation.Share;
import io.commission.calculation.Terms;
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

    /** Whether the load's own facts or terms differ from what the last calculation saw; otherwise only its count moves it (ENT-2). */
    boolean differs() {
        return load.calculatedFrom() == null || !calculatedFrom().equals(load.calculatedFrom());
    }

    /** Stands for everything of the load's own that decides what it earns. */
    UUID calculatedFrom() {
        StringBuilder seen = new StringBuilder();
        seen.append(datedOn).append(load.amounts()).append(shares).append(creditThenRate).append(load.heldWhole());
        load.heldPeople().stream().map(String::valueOf).sorted().forEach(seen::append);
        for (Place place : places) {
            Credit credit = place.credit();
            Terms terms = credit.terms();
            seen.append(place.key()).append(place.known()).append(credit.amounts()).append(credit.weight())
                    .append(credit.gate()).append(terms.source()).append(terms.planId()).append(terms.method())
                    .append(terms.rate()).append(terms.basis()).append(terms.schedule()).append(terms.cap());
            if (terms.method() == Method.CUSTOM) {
                seen.append(terms.rules()).append(credit.customer()).append(credit.rep());
            }
        }
        return UUID.nameUUIDFromBytes(seen.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Evaluation earnsNothing(LoadRow load, LocalDate deliveredOn, LocalDate datedOn, List<Waiting> waiting) {
        return new Evaluation(load, deliveredOn, datedOn, List.of(), false, List.of(), waiting);
    }
}
