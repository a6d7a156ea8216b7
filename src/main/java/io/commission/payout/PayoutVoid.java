package io.commission.payout;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.ledger.EntryBook;
import io.commission.ledger.ExceptionBook;
import io.commission.ledger.PayoutEntries;
import io.commission.payout.payment.PaymentAnswer;
import io.commission.payout.payment.PaymentPort;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;
import io.micrometer.core.instrument.MeterRegistry;

/** Undoes a person's latest live payout: entries are free again, draws reversed, the balance as it was found (PAY-4). */
@ApplicationScoped
public class PayoutVoid {

    private final Sql sql;
    private final Clock clock;
    private final Payouts payouts;
    private final EntryBook entryBook;
    private final PayoutEntries payoutEntries;
    private final DrawBalances balances;
    private final ExceptionBook exceptions;
    private final PaymentPort port;
    private final PayoutEvents events;
    private final MeterRegistry metrics;

    PayoutVoid(Sql sql, Clock clock, Payouts payouts, EntryBook entryBook, PayoutEntries payoutEntries,
            DrawBalances balances, ExceptionBook exceptions, PaymentPort port, PayoutEvents events,
            MeterRegistry metrics) {
        this.sql = sql;
        this.clock = clock;
        this.payouts = payouts;
        this.entryBook = entryBook;
        this.payoutEntries = payoutEntries;
        this.balances = balances;
        this.exceptions = exceptions;
        this.port = port;
        this.events = events;
        this.metrics = metrics;
    }

    /** Holds the person's ledger before the payout, as everybody does who needs both. */
    Payout hold(UUID id) {
        entryBook.hold(List.of(payouts.get(id).personId()));
        return payouts.hold(id);
    }

    Payout voided(Payout held, String reason) {
        refuseUnlessVoidable(held);
        String actor = TenantContext.required().actor();
        payoutEntries.free(held.id(), "The payout " + held.number() + " became void: " + reason);
        sql.update(
                """
                        update commission_payouts set status = 'VOID', voided_at = ?, voided_by = ?, void_reason = ?, payment_error = null,
                            updated_at = ?, updated_by = ?, version = version + 1
                        where tenant_id = ? and id = ?
                        """,
                clock.instant(),
                actor,
                reason,
                clock.instant(),
                actor,
                TenantContext.required().tenantId(),
                held.id());
        if (held.status() != PayoutStatus.STOPPED) {
            balances.restore(held.personId(), held.amounts().balanceBefore());
        }
        exceptions.settlePayouts(List.of(held.id()), List.of());
        events.tell(PayoutEvents.VOIDED, List.of(held.id()));
        metrics.counter("commission.payouts", "status", PayoutStatus.VOID.name()).increment();
        return payouts.get(held.id());
    }

    private void refuseUnlessVoidable(Payout held) {
        if (held.status() == PayoutStatus.VOID) {
            throw Refusal.of(Code.PAYOUT_VOID, "The payout is void already.");
        }
        if (held.status() == PayoutStatus.PAID) {
            throw Refusal.of(Code.PAYOUT_PAID, "What was paid cannot become void: reverse the entries instead.");
        }
        boolean later = sql.query(
                """
                        select 1 from commission_payouts where tenant_id = ? and person_id = ? and month > ?
                            and status not in ('VOID', 'STOPPED')
                        """,
                TenantContext.required().tenantId(),
                held.personId(),
                held.month())
                .exists();
        if (later && held.status() != PayoutStatus.STOPPED) {
            throw Refusal.of(Code.PAYOUT_NOT_LATEST,
                    "Only a person's latest live payout can become void: void the later one first.");
        }
        if (held.status() == PayoutStatus.PROCESSING) {
            refuseUnlessNothingPaid(port.statusOf(TenantContext.required().tenantId(), held.number()));
        }
    }

    private static void refuseUnlessNothingPaid(PaymentAnswer answer) {
        switch (answer.outcome()) {
            case PAID -> throw Refusal.of(Code.PAYOUT_PAID, "It was paid under %s: process it again to note that."
                    .formatted(answer.reference()));
            case UNKNOWN ->
                throw Refusal.of(Code.PAYMENT_UNDECIDED, "It is not known whether it was paid (%s). Process it again."
                        .formatted(answer.reason()));
            default -> { // nothing was paid
            }
        }
    }
}
