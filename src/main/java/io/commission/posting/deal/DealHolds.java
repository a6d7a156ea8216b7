package io.commission.posting.deal;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.ledger.EntryBook;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** Parts of deals that are stopped by hand, which sticks until they are resumed (ENT-3). */
@ApplicationScoped
public class DealHolds {
    private final Sql sql;
    private final Deals deals;
    private final DealPosting posting;
    private final EntryBook book;

    DealHolds(Sql sql, Deals deals, DealPosting posting, EntryBook book) {
        this.sql = sql;
        this.deals = deals;
        this.posting = posting;
        this.book = book;
    }

    /**
     * The person's part is taken back, what was paid by negative entries, and not posted again.
     *
     * @param row null: of the deal itself
     * @param stillLive checked once nobody else changes the deal
     */
    public void stop(UUID deal, UUID row, UUID person, UUID entry, String reason, Runnable stillLive) {
        List<Deal> held = deals.hold(List.of(deal));
        stillLive.run();
        int stopped = sql.update(
                """
                        insert into deal_holds (tenant_id, id, opportunity_id, schedule_row_id, person_id, entry_id, reason, created_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict on constraint deal_hold_unique do nothing
                        """,
                tenant(), Ids.next(), deal, row, person, entry, reason, TenantContext.required().actor());
        if (stopped == 0) {
            throw Refusal.of(Code.ALREADY_REVERSED, "The person's part of it is reversed already.");
        }
        posting.settle(held, Cause.FACTS);
    }

    /** Posts the part at today's facts; answers false where this entry was not reversed by hand. */
    public boolean resume(UUID deal, UUID entry, String reason) {
        List<Deal> held = deals.hold(List.of(deal));
        if (sql.update("delete from deal_holds where tenant_id = ? and entry_id = ?", tenant(), entry) == 0) {
            return false;
        }
        book.markReinstated(entry, reason);
        posting.settle(held, Cause.FACTS);
        return true;
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
