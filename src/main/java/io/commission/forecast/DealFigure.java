package io.commission.forecast;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.commission.money.MinorUnits;
import io.commission.money.WholeUnits;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealCommission;
import io.commission.posting.deal.DealStatus;
import io.commission.posting.deal.Rates;
import io.commission.structure.Line;
import io.commission.structure.Version;

/**
 * What a deal counts for one person: its amount where they own it, and their part of its commission (FCT-3). Money in minor units.
 *
 * @param month of the close date; null: undated
 * @param amount of the owner, 0 for others
 * @param weightedAmount × the weight of the status, rounded per deal; of a won deal the same
 * @param weightedCommission likewise
 */
public record DealFigure(UUID opportunityId, UUID personId, DealStatus status, YearMonth month, boolean owned,
        BigDecimal amount, BigDecimal weightedAmount, BigDecimal commission, BigDecimal weightedCommission) {

    boolean actual() {
        return status == DealStatus.CLOSED_WON;
    }

    /** Lost and deleted deals count for nobody, nor does one whose structure was never filled. */
    static boolean counts(Deal deal) {
        return !deal.deleted() && deal.status() != DealStatus.CLOSED_LOST && deal.timeline() != null;
    }

    /**
     * The parts of an open or won deal, by owner and structure of its day (FCT-1): the commission divided by largest remainder
     * (MON-4). Whoever has no part and does not own it is left out; a lost, deleted or unfilled deal has none.
     */
    public static List<DealFigure> of(Deal deal, DealCommission commission, Rates rates, Weights weights) {
        if (!counts(deal)) {
            return List.of();
        }
        MinorUnits units = rates.units();
        Version version = deal.timeline().on(DealCommission.day(deal, rates.today()));
        List<Line> lines = version.structure().lines();
        long[] parts = WholeUnits.divide(WholeUnits.of(commission.amount(), units.digits()),
                version.structure().weights());
        Map<UUID, BigDecimal> byPerson = new LinkedHashMap<>();
        if (version.owner() != null) {
            byPerson.put(version.owner(), units.zero());
        }
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] != 0) {
                byPerson.merge(lines.get(i).person(), WholeUnits.amount(parts[i], units.digits()), BigDecimal::add);
            }
        }
        YearMonth month = deal.closeDate() == null ? null : YearMonth.from(deal.closeDate());
        BigDecimal worth = deal.amount() == null ? units.zero() : units.exact(deal.amount());
        List<DealFigure> figures = new ArrayList<>(byPerson.size());
        byPerson.forEach((person, part) -> {
            boolean owned = person.equals(version.owner());
            BigDecimal amount = owned ? worth : units.zero();
            figures.add(new DealFigure(deal.id(), person, deal.status(), month, owned, amount,
                    weights.weigh(amount, deal.status(), units), part, weights.weigh(part, deal.status(), units)));
        });
        return figures;
    }
}
