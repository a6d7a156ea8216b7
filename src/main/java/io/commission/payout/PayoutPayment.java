package io.commission.payout;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.ledger.EntryBook;
import io.commission.ledger.PayoutEntries;
import io.commission.payout.payment.PaymentAnswer;
import io.commission.payout.payment.PaymentBatch;
import io.commission.payout.payment.PaymentInstruction;
import io.commission.payout.payment.PaymentMethod;
import io.commission.payout.payment.PaymentPort;
import io.commission.payout.payment.PaymentResult;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;
import io.commission.tenant.TenantWork;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Hands approved payouts to the payment port (PAY-5). PROCESSING is committed first; then, with the payouts locked, the port is asked and
 * its answer stored in one transaction. Whatever dies between leaves PROCESSING payouts, which are handed over again; the port pays a
 * number once.
 */
@ApplicationScoped
public class PayoutPayment {

    /** Payouts of one file. */
    static final int MOST_AT_ONCE = 1_000;

    private final TenantWork tenantWork;
    private final TenantProfiles profiles;
    private final Sql sql;
    private final Clock clock;
    private final Payouts payouts;
    private final Payees payees;
    private final StoredPayments stored;
    private final PaymentPort port;
    private final EntryBook entryBook;
    private final PayoutEntries payoutEntries;
    private final PayoutEvents events;
    private final MeterRegistry metrics;

    PayoutPayment(TenantWork tenantWork, TenantProfiles profiles, Sql sql, Clock clock, Payouts payouts, Payees payees,
            StoredPayments stored, PaymentPort port, EntryBook entryBook, PayoutEntries payoutEntries,
            PayoutEvents events, MeterRegistry metrics) {
        this.tenantWork = tenantWork;
        this.profiles = profiles;
        this.sql = sql;
        this.clock = clock;
        this.payouts = payouts;
        this.payees = payees;
        this.stored = stored;
        this.port = port;
        this.entryBook = entryBook;
        this.payoutEntries = payoutEntries;
        this.events = events;
        this.metrics = metrics;
    }

    /**
     * In transactions of its own. Every payout must be APPROVED or PROCESSING.
     *
     * @param method null: each person's own
     * @param check asked of each payout before anything changes
     */
    List<PaymentAnswer> process(Collection<UUID> ids, PaymentMethod method, Consumer<Payout> check) {
        TenantContext caller = TenantContext.required();
        tenantWork.run(caller.tenantId(), caller.actor(), () -> begin(ids, method, check));
        return tenantWork.in(caller.tenantId(), caller.actor(), () -> pay(ids));
    }

    /** As many as can be: those that another caller has finished or made void meanwhile are left out. */
    List<PaymentAnswer> process(Collection<UUID> ids, PaymentMethod method) {
        TenantContext caller = TenantContext.required();
        tenantWork.run(caller.tenantId(), caller.actor(), () -> begin(
                payouts.hold(ids).stream().filter(PayoutPayment::isPayable).map(Payout::id).toList(), method,
                payout -> {
                }));
        return tenantWork.in(caller.tenantId(), caller.actor(), () -> pay(ids));
    }

    private static boolean isPayable(Payout payout) {
        return payout.status() == PayoutStatus.APPROVED || payout.status() == PayoutStatus.PROCESSING;
    }

    void begin(Collection<UUID> ids, PaymentMethod method, Consumer<Payout> check) {
        List<Payout> held = payouts.hold(ids);
        if (held.size() < ids.size()) {
            throw Refusal.notFound("payout");
        }
        Map<UUID, Payees.Payee> payeeOf = payees.of(held.stream().map(Payout::personId).toList());
        PaymentMethod[] methods = new PaymentMethod[held.size()];
        for (int i = 0; i < methods.length; i++) {
            check.accept(held.get(i));
            methods[i] = method(held.get(i), method, payeeOf.get(held.get(i).personId()));
        }
        sql.update(
                """
                        update commission_payouts p set status = 'PROCESSING', payment_method = n.method,
                            processing_at = coalesce(p.processing_at, ?), updated_at = ?, updated_by = ?, version = version + 1
                        from unnest(?::uuid[], ?::text[]) as n (id, method)
                        where p.tenant_id = ? and p.id = n.id
                        """,
                clock.instant(),
                clock.instant(),
                TenantContext.required().actor(),
                held.stream().map(Payout::id).toArray(UUID[]::new),
                methods,
                TenantContext.required().tenantId());
    }

    /** Payouts that are no longer PROCESSING are left alone: another caller has finished them. */
    List<PaymentAnswer> pay(Collection<UUID> ids) {
        entryBook.hold(sql.query(
                "select distinct person_id from commission_payouts where tenant_id = ? and id = any(?::uuid[])",
                TenantContext.required().tenantId(),
                ids)
                .list(row -> row.uuid(1)));
        List<Payout> held = payouts.hold(ids).stream()
                .filter(payout -> payout.status() == PayoutStatus.PROCESSING)
                .toList();
        if (held.isEmpty()) {
            return List.of();
        }
        PaymentBatch batch = batch(held);
        PaymentResult result = port.pay(batch);
        stored.keep(batch.instructions(), result);
        note(held, result.answers());
        return result.answers();
    }

    private static PaymentMethod unlessOther(PaymentMethod asked, PaymentMethod own) {
        return asked == null ? own : asked;
    }

    /** A payout that is PROCESSING keeps its method until the port says that nothing was paid: another method is another port. */
    private PaymentMethod method(Payout payout, PaymentMethod asked, Payees.Payee payee) {
        if (payout.status() == PayoutStatus.APPROVED) {
            return unlessOther(asked, payee.method());
        }
        if (payout.status() != PayoutStatus.PROCESSING) {
            throw refusal(payout);
        }
        PaymentMethod wanted = unlessOther(asked, payout.paymentMethod());
        if (wanted != payout.paymentMethod() && port.statusOf(TenantContext.required().tenantId(), payout.number())
                .outcome() != PaymentAnswer.Outcome.NOTHING_PAID) {
            throw Refusal.of(Code.PAYMENT_METHOD_FIXED,
                    "It was handed over by %s and may be paid: process it again by that method."
                            .formatted(payout.paymentMethod()));
        }
        return wanted;
    }

    private static Refusal refusal(Payout payout) {
        return switch (payout.status()) {
            case PAID -> Refusal.of(Code.PAYOUT_PAID, "The payout is paid already.");
            case VOID -> Refusal.of(Code.PAYOUT_VOID, "The payout is void.");
            case STOPPED -> Refusal.of(Code.PAYOUT_STOPPED, "The payout is stopped: " + payout.notes());
            default ->
                Refusal.of(Code.PAYOUT_NOT_APPROVED, "The payout is %s. Approve it first.".formatted(payout.status()));
        };
    }

    private PaymentBatch batch(List<Payout> held) {
        TenantProfile tenant = profiles.current();
        Map<UUID, Payees.Payee> payeeOf = payees.of(held.stream().map(Payout::personId).toList());
        List<PaymentInstruction> instructions = held.stream()
                .map(payout -> instruction(payout, payeeOf.get(payout.personId()), tenant))
                .toList();
        return new PaymentBatch(
                tenant.id(),
                stored.nextBatchNumber(),
                LocalDateTime.ofInstant(clock.instant(), tenant.zone()),
                payees.originator().orElse(null),
                instructions);
    }

    private static PaymentInstruction instruction(Payout payout, Payees.Payee payee, TenantProfile tenant) {
        LocalDate day = payout.payoutDate().isBefore(tenant.today()) ? tenant.today() : payout.payoutDate();
        return new PaymentInstruction(
                payout.number(),
                payee.name(),
                payee.externalId(),
                payout.paymentMethod(),
                payout.paymentMethod() == PaymentMethod.ACH ? payee.bankAccount() : null,
                tenant.units().exact(payout.amounts().net()),
                tenant.currency(),
                day);
    }

    private void note(List<Payout> held, List<PaymentAnswer> answers) {
        Map<String, UUID> idOf = new HashMap<>();
        held.forEach(payout -> idOf.put(payout.number(), payout.id()));
        sql.update(
                """
                        update commission_payouts p set status = case when n.reference is null then p.status else 'PAID' end,
                            payment_reference = n.reference, payment_error = n.reason,
                            paid_at = case when n.reference is null then null else ?::timestamptz end,
                            updated_at = ?, updated_by = ?, version = version + 1
                        from unnest(?::uuid[], ?::text[], ?::text[]) as n (id, reference, reason)
                        where p.tenant_id = ? and p.id = n.id
                        """,
                clock.instant(),
                clock.instant(),
                TenantContext.required().actor(),
                answers.stream().map(answer -> idOf.get(answer.payoutNumber())).toArray(UUID[]::new),
                answers.stream().map(PaymentAnswer::reference).toArray(String[]::new),
                answers.stream().map(PaymentAnswer::reason).toArray(String[]::new),
                TenantContext.required().tenantId());
        List<UUID> paid = answers.stream()
                .filter(PaymentAnswer::isPaid)
                .map(answer -> idOf.get(answer.payoutNumber()))
                .toList();
        payoutEntries.markPaid(paid);
        events.tell(PayoutEvents.PAID, paid);
        metrics.counter("commission.payouts", "status", PayoutStatus.PAID.name()).increment(paid.size());
    }
}
