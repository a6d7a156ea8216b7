package io.commission.entry;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import io.commission.access.Caller;
import io.commission.calculation.Explanation;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.ledger.ClosedMonths;
import io.commission.ledger.EntryBook;
import io.commission.ledger.EntryOrigin;
import io.commission.ledger.EntryStatus;
import io.commission.ledger.EntryType;
import io.commission.ledger.NewEntry;
import io.commission.posting.Calculation;
import io.commission.posting.deal.DealHolds;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Reverses entries by hand, which sticks, and reinstates them (ENT-3). */
@RequestScoped
class ReverseEntry {

    private final Sql sql;
    private final Caller caller;
    private final Entries entries;
    private final EntryBook book;
    private final ClosedMonths closedMonths;
    private final Calculation calculation;
    private final DealHolds dealHolds;

    ReverseEntry(Sql sql, Caller caller, Entries entries, EntryBook book, ClosedMonths closedMonths,
            Calculation calculation, DealHolds dealHolds) {
        this.sql = sql;
        this.caller = caller;
        this.entries = entries;
        this.book = book;
        this.closedMonths = closedMonths;
        this.calculation = calculation;
        this.dealHolds = dealHolds;
    }

    void reverse(EntryView entry, String reason) {
        requireLive(entry);
        if (entry.origin() == EntryOrigin.MANUAL) {
            hold(entry);
            reverseHandMade(entries.required(entry.id()), reason);
        } else if (entry.type() == EntryType.LOAD_COMMISSION) {
            reversePartOfLoad(entry, reason);
        } else if (entry.type() == EntryType.DEAL_COMMISSION) {
            dealHolds.stop(entry.opportunityId(), entry.scheduleRowId(), entry.personId(), entry.id(), reason,
                    () -> requireLive(entries.required(entry.id())));
        } else {
            throw Refusal.of(Code.ENTRY_NOT_REVERSIBLE,
                    "By hand one reverses LOAD_COMMISSION, DEAL_COMMISSION and hand-made entries;"
                            + " this one follows from others.");
        }
    }

    private static void requireLive(EntryView entry) {
        if (entry.status() == EntryStatus.REVERSED || entry.reversal() != null && entry.reinstatement() == null) {
            throw alreadyReversed();
        }
    }

    void reinstate(EntryView entry, String reason) {
        if (entry.origin() == EntryOrigin.MANUAL) {
            hold(entry);
            reinstateHandMade(entries.required(entry.id()), reason);
            return;
        }
        if (entry.type() == EntryType.DEAL_COMMISSION) {
            if (!dealHolds.resume(entry.opportunityId(), entry.id(), reason)) {
                throw notReversedByHand();
            }
            return;
        }
        Optional<UUID> load = sql.query("delete from load_holds where tenant_id = ? and entry_id = ? returning load_id",
                caller.tenantId(), entry.id()).first(row -> row.uuid(1));
        book.markReinstated(entry.id(), reason);
        calculation.ofLoads(List.of(load.orElseThrow(ReverseEntry::notReversedByHand)));
    }

    /** Months before ledgers, as everybody. */
    private void hold(EntryView entry) {
        closedMonths.holdLast();
        book.hold(List.of(entry.personId()));
    }

    /** The primary's entry stands for the whole load, another one for its person's part. */
    private void reversePartOfLoad(EntryView entry, String reason) {
        UUID holder = entry.parentEntryId() == null ? null : entry.personId();
        int held = sql.update("""
                insert into load_holds (tenant_id, id, load_id, person_id, entry_id, reason, created_by)
                values (?, ?, ?, ?, ?, ?, ?) on conflict on constraint load_hold_unique do nothing
                """, caller.tenantId(), Ids.next(), entry.loadId(), holder, entry.id(), reason, caller.actor());
        if (held == 0) {
            throw alreadyReversed();
        }
        calculation.ofLoads(List.of(entry.loadId()));
    }

    private void reverseHandMade(EntryView entry, String reason) {
        requireLive(entry);
        EntryBook.Reversal reversal = new EntryBook.Reversal(entry.id(), reason);
        boolean settled = entry.status() == EntryStatus.PAID || entry.payoutId() != null;
        if (!settled) {
            book.reverse(List.of(reversal));
            return;
        }
        book.markTakenBack(List.of(reversal));
        book.post(List.of(
                again(entry, EntryType.ADJUSTMENT, EntryOrigin.TAKE_BACK, entry.commissionAmount().negate(), reason)));
    }

    private void reinstateHandMade(EntryView entry, String reason) {
        if (entry.reversal() == null || entry.reinstatement() != null) {
            throw notReversedByHand();
        }
        book.markReinstated(entry.id(), reason);
        book.post(List.of(again(entry, entry.type(), EntryOrigin.MANUAL, entry.commissionAmount(), reason)));
    }

    private NewEntry again(EntryView entry, EntryType type, EntryOrigin origin, BigDecimal amount, String reason) {
        EntryStatus status = entry.retained() ? EntryStatus.APPROVED : EntryStatus.PENDING;
        return new NewEntry(Ids.next(), entry.personId(), type, origin, status, amount,
                closedMonths.last().firstOpen(entry.earnedMonth()), entry.earnedMonth(),
                new NewEntry.Subject(null, entry.orderId(), entry.accountId(), null, null, null, null, null),
                NewEntry.Rate.NONE, new NewEntry.Links(null, null, entry.id(), null), entry.notes(), reason, null, true,
                Explanation.manual(amount.scale(), reason, amount), List.of());
    }

    private static Refusal alreadyReversed() {
        return Refusal.of(Code.ALREADY_REVERSED, "The entry is reversed already.");
    }

    private static Refusal notReversedByHand() {
        return Refusal.of(Code.NOT_REVERSED_BY_HAND,
                "Only the entry that was reversed by hand is reinstated; parts follow their parent.");
    }
}
