package io.commission.posting;

import java.util.ArrayList;
import java.util.List;

import io.commission.ledger.EntryBook;
import io.commission.ledger.NewEntry;

/** What a calculation is about to write into the ledger. */
final class Booking {

    private final List<NewEntry> entries = new ArrayList<>();
    private final List<EntryBook.Reversal> reversals = new ArrayList<>();
    private final List<EntryBook.Reversal> takenBack = new ArrayList<>();

    void post(NewEntry entry) {
        entries.add(entry);
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
