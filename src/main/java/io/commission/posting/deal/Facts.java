package io.commission.posting.deal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.commission.ledger.ExceptionBook;
import io.commission.money.MinorUnits;
import io.commission.money.WholeUnits;
import io.commission.structure.Division;

/**
 * What deals post by, beside themselves.
 *
 * @param specialOwners House and Unassigned
 * @param holds reasons of parts that were reversed by hand (ENT-3)
 */
record Facts(Rates rates, Set<UUID> specialOwners, Map<UUID, LocalDate> leavers, Set<Confirmed> confirmed,
        Map<Confirmed, String> holds) {

    List<DealTargets> targets(List<Deal> deals) {
        return deals.stream().map(deal -> DealTargets.of(deal, rates, leavers, confirmed)).toList();
    }

    MinorUnits units() {
        return rates.units();
    }

    /** Why parts of these deals are not posted. */
    List<ExceptionBook.WaitingDeal> waiting(List<DealTargets> targets) {
        List<ExceptionBook.WaitingDeal> waiting = new ArrayList<>();
        for (DealTargets one : targets) {
            UUID deal = one.deal().id();
            one.targets().stream()
                    .filter(target -> target.waits() != 0
                            && !holds.containsKey(new Confirmed(deal, target.row(), target.person())))
                    .forEach(target -> waiting.add(new ExceptionBook.WaitingDeal(deal, target.row(), target.person(),
                            ExceptionBook.TRAILING_PART, trailing(one, target))));
            if (one.missing() != null) {
                waiting.add(missing(one));
            }
        }
        return waiting;
    }

    private String trailing(DealTargets targets, DealTargets.Target target) {
        DealTargets.Piece piece = targets.pieces().stream()
                .filter(one -> one.row() == null ? target.row() == null : one.row().equals(target.row())).findFirst()
                .orElseThrow();
        List<Division.Part> days = piece.parts().stream().filter(part -> part.portions().stream()
                .anyMatch(portion -> portion.waits() && portion.line().person().equals(target.person()))).toList();
        return "%s of %s to %s wait: these days lie after the person's end. Reassign them, or confirm them as trailing pay."
                .formatted(WholeUnits.amount(target.waits(), units().digits()).toPlainString(), days.get(0).from(),
                        days.get(days.size() - 1).to());
    }

    private ExceptionBook.WaitingDeal missing(DealTargets targets) {
        Deal deal = targets.deal();
        if (targets.missing().equals(DealTargets.NO_STRUCTURE)) {
            return new ExceptionBook.WaitingDeal(deal.id(), null, null, targets.missing(),
                    "The opportunity has no commission structure, so nothing is posted for it.");
        }
        UUID owner = deal.timeline().on(DealCommission.day(deal, rates.today())).owner();
        return new ExceptionBook.WaitingDeal(deal.id(), null,
                owner == null || specialOwners.contains(owner) ? null : owner,
                targets.missing(), "No commission is expected of the deal, and its owner has no target: it earns 0.");
    }
}
