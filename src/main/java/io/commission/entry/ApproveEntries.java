package io.commission.entry;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.ledger.EntryBook;
import io.commission.ledger.EntryStatus;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Approves entries; nobody approves an own one (PERM-3). */
@RequestScoped
class ApproveEntries {

    private static final int CHUNK = 5_000;

    private final Sql sql;
    private final Caller caller;
    private final EntryBook book;

    ApproveEntries(Sql sql, Caller caller, EntryBook book) {
        this.sql = sql;
        this.caller = caller;
        this.book = book;
    }

    void one(EntryView entry) {
        if (caller.personId().filter(entry.personId()::equals).isPresent()) {
            throw Refusal.of(Code.OWN_ENTRY, "Nobody approves an own entry; ask a colleague.");
        }
        if (entry.status() != EntryStatus.PENDING) {
            throw notPending(entry.status());
        }
        book.hold(List.of(entry.personId()));
        if (book.approve(List.of(entry.id())).isEmpty()) {
            throw notPending(null);
        }
    }

    /** Approves every PENDING entry booked up to the month, own ones left out; answers how many. */
    int upTo(YearMonth month, List<UUID> personIds) {
        List<UUID> people = sql.query("""
                select distinct t.person_id from entry_totals t
                join people p on p.tenant_id = t.tenant_id and p.id = t.person_id
                where t.tenant_id = ? and t.commission_month <= ? and t.state = 'PENDING' and t.entries > 0
                    and p.kind = 'PERSON' and (? or t.person_id = any(?::uuid[])) and t.person_id is distinct from ?
                """, caller.tenantId(), month, personIds == null, personIds == null ? List.of() : personIds,
                caller.personId().orElse(null)).list(row -> row.uuid(1));
        book.hold(people);
        List<UUID> pending = sql
                .query("""
                        select e.id from commission_entries e
                        where e.tenant_id = ? and e.person_id = any(?::uuid[]) and e.commission_month <= ? and e.status = 'PENDING'
                        order by e.id
                        """,
                        caller.tenantId(), people, month)
                .list(row -> row.uuid(1));
        int approved = 0;
        for (int from = 0; from < pending.size(); from += CHUNK) {
            approved += book.approve(pending.subList(from, Math.min(pending.size(), from + CHUNK))).size();
        }
        return approved;
    }

    /** Approves those of the entries that are PENDING and not the caller's own. */
    int these(List<EntryView> entries) {
        List<EntryView> mine = new ArrayList<>(entries);
        mine.removeIf(entry -> caller.personId().filter(entry.personId()::equals).isPresent());
        book.hold(mine.stream().map(EntryView::personId).toList());
        return book.approve(mine.stream().map(EntryView::id).toList()).size();
    }

    private static Refusal notPending(EntryStatus status) {
        return Refusal.of(Code.ENTRY_NOT_PENDING,
                "Only a PENDING entry is approved"
                        + (status == null ? "; it changed meanwhile." : ", this one is " + status + "."));
    }
}
