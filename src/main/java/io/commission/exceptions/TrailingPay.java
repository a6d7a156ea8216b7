package io.commission.exceptions;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.ledger.ExceptionBook;
import io.commission.posting.deal.Cause;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealPosting;
import io.commission.posting.deal.Deals;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Confirms a leaver's waiting part as trailing pay: it is posted to them, and the exception is resolved (PPL-3). */
@RequestScoped
class TrailingPay {
    private final Sql sql;
    private final Caller caller;
    private final Deals deals;
    private final DealPosting posting;

    TrailingPay(Sql sql, Caller caller, Deals deals, DealPosting posting) {
        this.sql = sql;
        this.caller = caller;
        this.deals = deals;
        this.posting = posting;
    }

    void confirm(ExceptionView waiting, String reason) {
        if (!waiting.code().equals(ExceptionBook.TRAILING_PART)) {
            throw Refusal.of(Code.EXCEPTION_NOT_CONFIRMABLE,
                    "Only a leaver's waiting part (TRAILING_PART) is confirmed; this is " + waiting.code() + ".");
        }
        if (caller.personId().filter(waiting.personId()::equals).isPresent()) {
            throw Refusal.of(Code.OWN_ENTRY, "Nobody confirms an own part; ask a colleague.");
        }
        List<Deal> held = deals.hold(List.of(waiting.opportunityId()));
        boolean open = sql
                .query("select 1 from commission_exceptions where tenant_id = ? and id = ? and status = 'OPEN'",
                        caller.tenantId(), waiting.id())
                .exists();
        if (!open) {
            throw Refusal.of(Code.EXCEPTION_NOT_OPEN, "The part waits no more: it was reassigned or confirmed.");
        }
        sql.update(
                """
                        insert into trailing_confirmations (tenant_id, opportunity_id, schedule_row_id, person_id, reason, created_by)
                        values (?, ?, ?, ?, ?, ?) on conflict on constraint trailing_once do nothing
                        """,
                caller.tenantId(), waiting.opportunityId(), waiting.scheduleRowId(), waiting.personId(), reason,
                caller.actor());
        posting.settle(held, Cause.FACTS);
    }
}
