package io.commission.reassignment.select;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealRow;
import io.commission.posting.deal.DealStatus;
import io.commission.structure.Line;
import io.commission.structure.Version;

/**
 * An opportunity that a batch may move, as its latest version has it.
 *
 * @param structured whether it has a structure at all
 * @param rep the HOUSE_REP; null: none
 * @param holds whether the person that the batch is about has a line
 * @param commission what its schedule, or itself without one, is worth
 */
record Candidate(UUID id, UUID account, LocalDate openedOn, DealStatus status, String stage, long version,
        boolean structured, UUID owner, UUID rep, boolean holds, BigDecimal commission) {

    /**
     * @param person whom the batch is about; null: nobody
     * @param valued whether anybody asks what it is worth
     */
    static Candidate of(Deal deal, UUID person, boolean valued) {
        Version last = deal.timeline() == null ? null : deal.timeline().last();
        return new Candidate(deal.id(), deal.accountId(), deal.openedOn(), deal.status(), deal.stage(), deal.version(),
                last != null, last == null ? null : last.owner(),
                last == null ? null : last.structure().houseRep().map(Line::person).orElse(null),
                last != null && person != null && last.structure().lineOf(person).isPresent(),
                valued ? worth(deal) : BigDecimal.ZERO);
    }

    private static BigDecimal worth(Deal deal) {
        if (deal.rows().isEmpty()) {
            return deal.expectedCommission() == null ? BigDecimal.ZERO : deal.expectedCommission();
        }
        return deal.rows().stream().map(DealRow::commission).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The stage as the CRM says it, and the status, for rules that name either. */
    Set<String> stages() {
        Set<String> stages = new HashSet<>(Set.of(status.wireName()));
        if (stage != null) {
            stages.add(stage);
        }
        return stages;
    }
}
