package io.commission.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.commission.ledger.EntryType;
import io.commission.ledger.PayoutEntries;

/** The free entries of one person, added up while each is recomputed from its explanation (PAY-1). */
final class Earned {

    static final Earned NOTHING = new Earned(null);

    private final Recomputing recomputing;
    private final Map<YearMonth, Month> months = new HashMap<>();
    private BigDecimal gross = BigDecimal.ZERO;
    private BigDecimal adjustments = BigDecimal.ZERO;
    private String difference;

    Earned(Recomputing recomputing) {
        this.recomputing = recomputing;
    }

    /** What the kept totals of a month say, and what was read of it; late entries were read, but are not earned. */
    private static final class Month {
        final PayoutEntries.Kept kept;
        final YearMonth settledIn;
        long read;
        BigDecimal amountRead = BigDecimal.ZERO;
        int entries;
        BigDecimal amount = BigDecimal.ZERO;

        Month(PayoutEntries.Kept kept, YearMonth settledIn) {
            this.kept = kept;
            this.settledIn = settledIn;
        }

        boolean differs() {
            return kept.entries() != read || kept.amount().compareTo(amountRead) != 0;
        }
    }

    /** A month of which entries will be added, and the month that they settle with. */
    void expect(PayoutEntries.Kept kept, YearMonth settledIn) {
        months.put(kept.month(), new Month(kept, settledIn));
    }

    void add(PayoutEntries.Free entry) {
        Month month = months.get(entry.month());
        month.read++;
        month.amountRead = month.amountRead.add(entry.amount());
        if (entry.late()) {
            return;
        }
        if (difference == null) {
            difference = recomputing.differenceOf(entry);
        }
        month.entries++;
        month.amount = month.amount.add(entry.amount());
        if (entry.type() == EntryType.ADJUSTMENT) {
            adjustments = adjustments.add(entry.amount());
        } else {
            gross = gross.add(entry.amount());
        }
    }

    boolean isEmpty() {
        return months.values().stream().noneMatch(month -> month.entries > 0);
    }

    /** How many entries each commission month has, without months that have none. */
    Map<YearMonth, Integer> months() {
        Map<YearMonth, Integer> entries = new TreeMap<>();
        months.forEach((month, earned) -> entries.put(month, earned.entries));
        entries.values().removeIf(count -> count == 0);
        return entries;
    }

    /** Commissions and bonuses. */
    BigDecimal gross() {
        return gross;
    }

    BigDecimal adjustments() {
        return adjustments;
    }

    /** What settles with the month. */
    BigDecimal in(YearMonth month) {
        return months.values().stream().filter(earned -> earned.settledIn.equals(month)).map(earned -> earned.amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The first thing that does not agree with the entries, or null when everything does. */
    String difference() {
        if (difference != null) {
            return difference;
        }
        return months.values().stream()
                .filter(Month::differs)
                .map(month -> "The entries of %s are %d and add up to %s, but the kept totals say %d and %s.".formatted(
                        month.kept.month(),
                        month.read,
                        Recomputing.plain(month.amountRead),
                        month.kept.entries(),
                        Recomputing.plain(month.kept.amount())))
                .findFirst()
                .orElse(null);
    }
}
