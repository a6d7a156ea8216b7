package io.commission.posting.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.commission.money.Percent;
import io.commission.structure.Version;

/**
 * What an open or won deal earns as a whole (FCT-1).
 *
 * @param amount minor units
 * @param rated how the deal's amount was rated; null where the CRM supplied the commission, or nothing could be rated
 * @param missing the code of an exception where something is missing; null otherwise
 */
public record DealCommission(BigDecimal amount, Rated rated, String missing) {
    static final String NO_TARGET = "NO_TARGET";

    private static final DealCommission NONE = new DealCommission(BigDecimal.ZERO, null, null);

    /**
     * @param dealAmount minor units
     * @param rate percent
     * @param person whose target it is
     * @param kept the target of a former owner: the owner is House, Unassigned or without a target
     */
    public record Rated(BigDecimal dealAmount, BigDecimal rate, UUID targetId, UUID person, boolean kept) {
    }

    /**
     * As the CRM supplied it; without that the amount × the rate of the owner's target, rounded half-up once (MON-3). Owner and target
     * are those of the deal's {@link #day}. Where that owner has no target the rate of the last owner who has one on that day stays.
     * Lost and deleted deals earn nothing.
     */
    public static DealCommission of(Deal deal, Rates rates) {
        if (deal.deleted() || deal.status() == DealStatus.CLOSED_LOST) {
            return NONE;
        }
        if (!takesRate(deal)) {
            return deal.expectedCommission() == null ? NONE : new DealCommission(deal.expectedCommission(), null, null);
        }
        LocalDate day = day(deal, rates.today());
        List<Version> past = deal.timeline().until(day);
        UUID owner = past.get(past.size() - 1).owner();
        for (int i = past.size() - 1; i >= 0; i--) {
            UUID person = past.get(i).owner();
            Optional<Rates.Target> target = person == null ? Optional.empty() : rates.on(person, day);
            if (target.isPresent()) {
                BigDecimal rate = target.get().rate();
                BigDecimal amount = rates.units().round(Percent.of(rate, deal.amount()));
                return new DealCommission(amount, new Rated(rates.units().exact(deal.amount()), rate,
                        target.get().id(), person, !person.equals(owner)), null);
            }
        }
        return new DealCommission(BigDecimal.ZERO, null, NO_TARGET);
    }

    /** Whether a rate decides what it earns. */
    static boolean takesRate(Deal deal) {
        return deal.expectedCommission() == null && deal.amount() != null && deal.timeline() != null
                && !deal.deleted() && deal.status() != DealStatus.CLOSED_LOST;
    }

    /** The day whose owner, target and structure count: the close date, of an open deal today at the earliest. */
    public static LocalDate day(Deal deal, LocalDate today) {
        return deal.open() && (deal.closeDate() == null || deal.closeDate().isBefore(today))
                ? today
                : deal.closeDate();
    }
}
