package io.commission.posting;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.commission.calculation.Rated;
import io.commission.calculation.Share;
import io.commission.money.Allocation;
import io.commission.money.MinorUnits;

/**
 * What one person should have for one load.
 *
 * @param countId null when the load is not counted
 * @param amount minor units
 * @param share position of the person among the load's shares
 */
record Target(Evaluation evaluation, Rated rated, UUID countId, int share, BigDecimal amount) {

    UUID loadId() {
        return evaluation.load().id();
    }

    UUID personId() {
        return evaluation.shares().get(share).personId();
    }

    YearMonth earnedMonth() {
        return YearMonth.from(evaluation.datedOn());
    }

    /** The targets of everybody who has a part of the rated place; parts held back by hand are left out (CALC-1, ENT-3). */
    static List<Target> of(Evaluation evaluation, Evaluation.Place place, Rated rated, UUID countId, MinorUnits units) {
        List<Target> targets = new ArrayList<>();
        if (evaluation.creditThenRate()) {
            targets.add(new Target(evaluation, rated, countId, place.share(), rated.amount()));
        } else {
            List<BigDecimal> parts = Allocation.byLargestRemainder(rated.amount(),
                    evaluation.shares().stream().map(Share::percent).toList(), units.digits());
            for (int i = 0; i < parts.size(); i++) {
                targets.add(new Target(evaluation, rated, countId, i, parts.get(i)));
            }
        }
        targets.removeIf(target -> evaluation.load().holds(target.personId()));
        return targets;
    }
}
