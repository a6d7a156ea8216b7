package io.commission.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.commission.calculation.Explanation;
import io.commission.calculation.Recomputation;
import io.commission.ledger.EntryType;
import io.commission.ledger.Explanations;
import io.commission.ledger.PayoutEntries;

/** The free entries of one person, added up while each is recomputed from its explanation (PAY-1). */
final class Earned {

    final List<UUID> entryIds = new ArrayList<>();
    BigDecimal gross = BigDecimal.ZERO;
    BigDecimal adjustments = BigDecimal.ZERO;
    YearMonth firstMonth;
    private final Map<YearMonth, BigDecimal> bySettledMonth = new HashMap<>();
    private final Map<YearMonth, Kept> kept = new HashMap<>();
    private String difference;

    /** What the kept totals of a month say, and what was read of it. */
    private record Kept(long entries, BigDecimal amount, long entriesRead, BigDecimal amountRead) {

        Kept read(BigDecimal more) {
            return new Kept(entries, amount, entriesRead + 1, amountRead.add(more));
        }

        boolean differs() {
            return entries != entriesRead || amount.compareTo(amountRead) != 0;
        }
    }

    void add(PayoutEntries.Free entry, YearMonth settledIn, Recomputation recomputation) {
        kept.merge(
                entry.month(),
                new Kept(entry.keptEntries(), entry.keptAmount(), 1, entry.amount()),
                (before, one) -> before.read(entry.amount()));
        if (entry.late()) {
            return;
        }
        if (difference == null) {
            difference = differenceOf(entry, recomputation);
        }
        entryIds.add(entry.id());
        if (entry.type() == EntryType.ADJUSTMENT) {
            adjustments = adjustments.add(entry.amount());
        } else {
            gross = gross.add(entry.amount());
        }
        bySettledMonth.merge(settledIn, entry.amount(), BigDecimal::add);
        firstMonth = firstMonth == null || entry.month().isBefore(firstMonth) ? entry.month() : firstMonth;
    }

    BigDecimal in(YearMonth month) {
        return bySettledMonth.getOrDefault(month, BigDecimal.ZERO);
    }

    /** The first thing that does not agree with the entries, or null when everything does. */
    String difference() {
        if (difference != null) {
            return difference;
        }
        return kept.entrySet().stream()
                .filter(month -> month.getValue().differs())
                .map(month -> "The entries of %s are %d and add up to %s, but the kept totals say %d and %s.".formatted(
                        month.getKey(),
                        month.getValue().entriesRead(),
                        plain(month.getValue().amountRead()),
                        month.getValue().entries(),
                        plain(month.getValue().amount())))
                .findFirst()
                .orElse(null);
    }

    private static String differenceOf(PayoutEntries.Free entry, Recomputation recomputation) {
        if (entry.explanation() == null) {
            return "Entry %s of %s has no explanation.".formatted(entry.id(), plain(entry.amount()));
        }
        try {
            Explanation explanation = Explanations.read(entry.explanation());
            BigDecimal recomputed = recomputation.of(explanation);
            return recomputed.compareTo(entry.amount()) == 0
                    ? null
                    : "Entry %s says %s, but its explanation recomputes to %s.".formatted(
                            entry.id(), plain(entry.amount()), plain(recomputed));
        } catch (RuntimeException failure) {
            return "Entry %s of %s cannot be recomputed from its explanation: %s".formatted(
                    entry.id(), plain(entry.amount()), failure.getMessage());
        }
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
