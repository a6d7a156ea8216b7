package io.commission.posting;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.commission.ledger.EntryBook;
import io.commission.ledger.NewEntry;

/** What a calculation is about to write into the ledger. */
final class Booking {

    private final Set<UUID> people = new HashSet<>();
    private final Set<YearMonth> months = new HashSet<>();
    private final List<NewEntry> entries = new ArrayList<>();
    private final List<EntryBook.Reversal> reversals = new ArrayList<>();
    private final List<EntryBook.Reversal> takenBack = new ArrayList<>();

    void post(NewEntry entry) {
        concerns(entry.personId(), entry.earnedMonth());
        entries.add(entry);
    }

    /** Whose money of which earned month it changes. */
    void concerns(UUID personId, YearMonth earnedMonth) {
        people.add(personId);
        months.add(earnedMonth);
    }

    Set<UUID> people() {
        return people;
    }

    Set<YearMonth> months() {
        return months;
    }

    void reverse(EntryBook.Reversal reversal) {
        reversals.add(reversal);
    }

    /** A settled entry whose money is taken back beside it. */
    void takeBack(EntryBook.Reversal reversal) {
        takenBack.add(reversal);
    }

    List<NewEntry> entries() {
        return entries;
    }

    List<EntryBook.Reversal> reversals() {
        return reversals;
    }

    void writeInto(EntryBook book) {
        book.reverse(reversals);
        book.post(entries);
        if (!takenBack.isEmpty()) {
            book.markTakenBack(takenBack);
        }
    }
}
