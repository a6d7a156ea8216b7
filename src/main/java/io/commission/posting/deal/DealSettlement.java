package io.commission.posting.deal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import io.commission.calculation.Posted;
import io.commission.ledger.PostedDealRow;

/**
 * How what is posted to one person for one deal or schedule row is brought to its new value (ENT-2, PRO-4). No entry of 0 is written:
 * who has nothing has no entry.
 *
 * @param superseded rows to reverse
 * @param kept rows that stay
 * @param postings new rows
 */
record DealSettlement(List<Posted> superseded, List<Posted> kept, List<Posting> postings) {

    /**
     * @param commission true: a DEAL_COMMISSION; false: an ADJUSTMENT
     * @param supersedes the reversed row that it replaces, or null
     * @param corrects the entry that it stands beside, or null
     */
    record Posting(boolean commission, BigDecimal amount, UUID supersedes, UUID corrects) {
    }

    /**
     * The facts changed: PENDING and APPROVED rows are replaced by one new row; beside a settled commission the difference is an
     * adjustment.
     *
     * @param target minor units that the person should have
     * @param present whether the deal or row still posts, and the person has a part in it
     */
    static DealSettlement ofFacts(BigDecimal target, boolean present, List<PostedDealRow> live) {
        Split split = Split.of(live, row -> row.posted().kind() == Posted.Kind.COMMISSION
                || row.posted().kind() == Posted.Kind.ADJUSTMENT);
        BigDecimal needed = target.subtract(sum(split.kept()));
        if (needed.compareTo(sum(split.replaceable())) == 0) {
            return new DealSettlement(List.of(), posted(live), List.of());
        }
        boolean commission = present && split.commission() == null && sum(split.kept()).signum() == 0;
        return new DealSettlement(split.replaceable(), split.kept(),
                needed.signum() == 0
                        ? List.of()
                        : List.of(new Posting(commission, needed, split.last(),
                                commission ? null : corrected(split, live))));
    }

    /** What the person still lacks, where only rows of earlier reassignments may be replaced. */
    static BigDecimal neededByReassignment(BigDecimal target, List<PostedDealRow> live) {
        return target.subtract(sum(Split.of(live, PostedDealRow::reassigned).kept()));
    }

    /** What earlier reassignments moved from one to another, and may be replaced. */
    static BigDecimal adjustedByReassignment(List<PostedDealRow> live) {
        return sum(Split.of(live, PostedDealRow::reassigned).replaceable().stream()
                .filter(row -> row.kind() == Posted.Kind.ADJUSTMENT).toList());
    }

    /**
     * The structure changed: entries stay, the difference is an adjustment. It replaces what earlier reassignments made and nobody
     * settled, so that an undo leaves nothing behind.
     *
     * @param released so much of the difference waited for nobody before: it is posted as a commission of its own (RSG-5)
     */
    static DealSettlement ofReassignment(BigDecimal target, List<PostedDealRow> live, BigDecimal released) {
        Split split = Split.of(live, PostedDealRow::reassigned);
        BigDecimal needed = target.subtract(sum(split.kept()));
        if (needed.compareTo(sum(split.replaceable())) == 0) {
            return new DealSettlement(List.of(), posted(live), List.of());
        }
        List<Posting> postings = new ArrayList<>(2);
        if (released.signum() != 0) {
            postings.add(new Posting(true, released, split.last(), null));
        }
        BigDecimal adjusted = needed.subtract(released);
        if (adjusted.signum() != 0) {
            postings.add(new Posting(false, adjusted, postings.isEmpty() ? split.last() : null,
                    corrected(split, live)));
        }
        return new DealSettlement(split.replaceable(), split.kept(), postings);
    }

    private record Split(List<Posted> replaceable, List<Posted> kept) {

        static Split of(List<PostedDealRow> live, Predicate<PostedDealRow> may) {
            Split split = new Split(new ArrayList<>(), new ArrayList<>());
            live.forEach(row -> (row.posted().state() != Posted.State.SETTLED && may.test(row)
                    ? split.replaceable
                    : split.kept).add(row.posted()));
            return split;
        }

        UUID last() {
            return replaceable.isEmpty() ? null : replaceable.get(replaceable.size() - 1).entryId();
        }

        UUID commission() {
            return kept.stream().filter(row -> row.kind() == Posted.Kind.COMMISSION).map(Posted::entryId).findFirst()
                    .orElse(null);
        }
    }

    private static UUID corrected(Split split, List<PostedDealRow> live) {
        UUID own = split.commission();
        return own != null || live.isEmpty() ? own : live.get(0).posted().entryId();
    }

    private static List<Posted> posted(List<PostedDealRow> live) {
        return live.stream().map(PostedDealRow::posted).toList();
    }

    private static BigDecimal sum(List<Posted> rows) {
        return rows.stream().map(Posted::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
