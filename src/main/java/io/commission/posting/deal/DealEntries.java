package io.commission.posting.deal;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.commission.calculation.DealUsed;
import io.commission.calculation.Explanation;
import io.commission.calculation.Posted;
import io.commission.ledger.ClosedMonths;
import io.commission.ledger.EntryOrigin;
import io.commission.ledger.EntryStatus;
import io.commission.ledger.EntryType;
import io.commission.ledger.NewEntry;
import io.commission.money.MinorUnits;
import io.commission.money.WholeUnits;
import io.commission.structure.Division;
import io.commission.structure.Line;

/** How a deal's amount for a person is put into words and columns: month, status, share, explanation. */
final class DealEntries {
    private final MinorUnits units;
    private final ClosedMonths.Last closed;
    private final Set<UUID> specialOwners;
    private final Because because;
    private final Map<DealTargets.Piece, List<DealUsed.Days>> days = new IdentityHashMap<>();

    DealEntries(MinorUnits units, ClosedMonths.Last closed, Set<UUID> specialOwners, Because because) {
        this.units = units;
        this.closed = closed;
        this.specialOwners = specialOwners;
        this.because = because;
    }

    NewEntry of(UUID id, DealTargets targets, DealSettler.Group group, DealSettlement.Posting posting,
            List<Posted> before, String held) {
        Deal deal = targets.deal();
        DealTargets.Piece piece = targets.pieces().stream().filter(one -> Objects.equals(one.row(), group.row())
                && one.earned().equals(group.earned())).findFirst().orElse(null);
        BigDecimal amount = units.exact(posting.amount());
        boolean reassigned = because.cause() == Cause.REASSIGNED && held == null;
        EntryOrigin origin = held != null
                ? EntryOrigin.TAKE_BACK
                : reassigned ? EntryOrigin.REASSIGNMENT : EntryOrigin.CALCULATION;
        String reason = held != null ? held : posting.commission() ? null : because.reason();
        // House's and Unassigned's parts are born APPROVED and stay (PPL-2).
        EntryStatus born = specialOwners.contains(group.person()) ? EntryStatus.APPROVED : EntryStatus.PENDING;
        return new NewEntry(id, group.person(),
                posting.commission() ? EntryType.DEAL_COMMISSION : EntryType.ADJUSTMENT,
                origin, born, amount, closed.firstOpen(group.earned()), group.earned(),
                NewEntry.Subject.ofDeal(deal.accountId(), deal.id(), group.row()), rate(piece, group.person()),
                new NewEntry.Links(null, posting.supersedes(), posting.corrects(),
                        reassigned ? because.changes().get(deal.id()) : null),
                notes(piece), reason, null, true, explanation(deal, group, piece, before, amount, held), List.of());
    }

    private Explanation explanation(Deal deal, DealSettler.Group group, DealTargets.Piece piece, List<Posted> before,
            BigDecimal amount, String held) {
        List<Explanation.PostedBefore> stands = before.stream()
                .map(row -> new Explanation.PostedBefore(row.entryId(), row.kind(), row.amount())).toList();
        if (piece == null || held != null) {
            return Explanation.ofDeal(Explanation.Kind.GONE, units.digits(), new DealUsed(deal.id(), deal.externalId(),
                    group.row(), null, null, null, null, group.person(), List.of(), true), units.zero(), stands,
                    amount);
        }
        DealUsed used = new DealUsed(deal.id(), deal.externalId(), group.row(),
                WholeUnits.amount(piece.units(), units.digits()), rated(piece), piece.start(), piece.end(),
                group.person(),
                days.computeIfAbsent(piece, DealEntries::days), true);
        return Explanation.ofDeal(Explanation.Kind.DEAL, units.digits(), used, used.share(units.digits()), stands,
                amount);
    }

    private static DealUsed.Rated rated(DealTargets.Piece piece) {
        DealCommission.Rated rated = piece.rated();
        return rated == null
                ? null
                : new DealUsed.Rated(rated.dealAmount(), rated.rate(), rated.targetId(), rated.kept());
    }

    private static List<DealUsed.Days> days(DealTargets.Piece piece) {
        return piece.parts().stream()
                .map(part -> new DealUsed.Days(part.from(), part.to(),
                        part.portions().stream().map(Division.Portion::line).map(line -> new DealUsed.Holder(
                                line.role(), line.person(), percent(line))).toList(),
                        part.portions().stream().filter(Division.Portion::waits)
                                .map(portion -> portion.line().person()).toList()))
                .toList();
    }

    /** The share stands on the entry where one structure says it for all days. */
    private NewEntry.Rate rate(DealTargets.Piece piece, UUID person) {
        if (piece == null) {
            return NewEntry.Rate.NONE;
        }
        boolean split = piece.parts().size() > 1 || piece.parts().get(0).portions().stream()
                .filter(portion -> portion.line().hundredths() > 0).count() > 1;
        BigDecimal percent = piece.parts().size() > 1
                ? null
                : piece.parts().get(0).portions().stream().map(Division.Portion::line)
                        .filter(line -> line.person().equals(person)).map(DealEntries::percent).findFirst()
                        .orElse(null);
        return NewEntry.Rate.ofDeal(WholeUnits.amount(piece.units(), units.digits()), split, split ? percent : null);
    }

    private static BigDecimal percent(Line line) {
        return BigDecimal.valueOf(line.hundredths(), 2);
    }

    private static String notes(DealTargets.Piece piece) {
        if (piece == null) {
            return null;
        }
        return piece.row() == null
                ? "Won on " + piece.end()
                : "Revenue schedule " + piece.start() + " to " + piece.end();
    }
}
