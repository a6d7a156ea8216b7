package io.commission.posting.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import io.commission.money.WholeUnits;
import io.commission.structure.Division;

/**
 * What a deal should have posted, computed from its facts alone and without writing: through its reconciled rows, or, where it has no
 * rows and is won, as a whole on its close date (OPP-3).
 *
 * @param missing the code of what is missing to post it; null otherwise
 */
public record DealTargets(Deal deal, List<Piece> pieces, String missing) {
    static final String NO_STRUCTURE = "NO_STRUCTURE";

    /**
     * An amount that is divided: a row's, or the deal's.
     *
     * @param row null: the won deal itself
     * @param start the first day; the close date of a deal
     * @param units the whole in minor units
     * @param rated how a deal's whole came about; null where it was supplied
     */
    public record Piece(UUID row, LocalDate start, LocalDate end, long units, DealCommission.Rated rated,
            List<Division.Part> parts) {

        public YearMonth earned() {
            return YearMonth.from(end);
        }
    }

    /**
     * One person's part of a piece.
     *
     * @param units posted to them, minor units
     * @param waits minor units of days after their end, which wait (PPL-3)
     */
    public record Target(UUID row, YearMonth earned, UUID person, long units, long waits) {
    }

    /**
     * @param leavers the first day on which they earn nothing any more (PPL-3)
     * @param confirmed parts that are posted all the same
     */
    public static DealTargets of(Deal deal, Rates rates, Map<UUID, LocalDate> leavers, Set<Confirmed> confirmed) {
        int decimals = rates.units().digits();
        List<DealRow> due = deal.rows().stream().filter(DealRow::reconciled).toList();
        boolean won = deal.rows().isEmpty() && deal.status() == DealStatus.CLOSED_WON && !deal.deleted();
        DealCommission commission = DealCommission.of(deal, rates);
        if (due.isEmpty() && !won) {
            return new DealTargets(deal, List.of(), commission.missing());
        }
        if (deal.timeline() == null) {
            return new DealTargets(deal, List.of(), NO_STRUCTURE);
        }
        if (won) {
            return new DealTargets(deal, List.of(piece(deal, null, deal.closeDate(), deal.closeDate(),
                    commission.amount(), commission.rated(), leavers, confirmed, decimals)), commission.missing());
        }
        return new DealTargets(deal, due.stream().map(row -> piece(deal, row.id(), row.start(), row.end(),
                row.actualCommission(), null, leavers, confirmed, decimals)).toList(), commission.missing());
    }

    /** Whether the deal can post anything: what many thousands of open deals cannot. */
    static boolean posts(Deal deal) {
        return deal.rows().stream().anyMatch(DealRow::reconciled)
                || deal.rows().isEmpty() && deal.status() == DealStatus.CLOSED_WON && !deal.deleted();
    }

    /** For each piece its people, in the order in which it is divided; nobody with nothing. */
    public List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (Piece piece : pieces) {
            Map<UUID, Target> byPerson = new LinkedHashMap<>();
            for (Division.Part part : piece.parts()) {
                for (Division.Portion portion : part.portions()) {
                    Target more = new Target(piece.row(), piece.earned(), portion.line().person(),
                            portion.waits() ? 0 : portion.units(), portion.waits() ? portion.units() : 0);
                    byPerson.merge(more.person(), more, (one, other) -> new Target(one.row(), one.earned(),
                            one.person(), one.units() + other.units(), one.waits() + other.waits()));
                }
            }
            byPerson.values().stream().filter(target -> target.units() != 0 || target.waits() != 0)
                    .forEach(targets::add);
        }
        return targets;
    }

    private static Piece piece(Deal deal, UUID row, LocalDate start, LocalDate end, BigDecimal amount,
            DealCommission.Rated rated, Map<UUID, LocalDate> leavers, Set<Confirmed> confirmed, int decimals) {
        long units = WholeUnits.of(amount, decimals);
        List<Division.Part> parts = Division.of(units, start, end, deal.timeline(), leavers);
        Predicate<UUID> trails = person -> confirmed.contains(new Confirmed(deal.id(), row, person));
        return new Piece(row, start, end, units, rated, parts.stream()
                .map(part -> new Division.Part(part.from(), part.to(), part.units(), part.portions().stream()
                        .map(portion -> portion.waits() && trails.test(portion.line().person())
                                ? new Division.Portion(portion.line(), portion.units(), false)
                                : portion)
                        .toList()))
                .toList());
    }
}
