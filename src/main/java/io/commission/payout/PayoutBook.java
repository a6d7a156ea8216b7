package io.commission.payout;

import static io.commission.database.Columns.column;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.Explanation;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.ledger.EntryBook;
import io.commission.ledger.EntryOrigin;
import io.commission.ledger.EntryStatus;
import io.commission.ledger.EntryType;
import io.commission.ledger.ExceptionBook;
import io.commission.ledger.NewEntry;
import io.commission.ledger.PayoutEntries;
import io.commission.tenant.TenantContext;

/** Writes computed payouts with everything that belongs to them: numbers, draw rows, balances, taken entries, exceptions, events. */
@ApplicationScoped
class PayoutBook {

    static final String DIFFERENCE = "PAYOUT_DIFFERS";

    private final Sql sql;
    private final Clock clock;
    private final EntryBook entryBook;
    private final PayoutEntries payoutEntries;
    private final ExceptionBook exceptions;
    private final DrawBalances balances;
    private final PayoutEvents events;

    PayoutBook(Sql sql, Clock clock, EntryBook entryBook, PayoutEntries payoutEntries, ExceptionBook exceptions,
            DrawBalances balances, PayoutEvents events) {
        this.sql = sql;
        this.clock = clock;
        this.entryBook = entryBook;
        this.payoutEntries = payoutEntries;
        this.exceptions = exceptions;
        this.balances = balances;
        this.events = events;
    }

    /**
     * Where a person stands before a run of a month.
     *
     * @param settled has a live payout of the month or of a later one
     * @param stoppedId the stopped payout of the month, which is taken up again; null without one
     * @param earlierStopped number of a stopped payout of an earlier month, or null
     */
    record Position(boolean settled, UUID stoppedId, String stoppedNumber, String earlierStopped) {
    }

    Map<UUID, Position> positions(Collection<UUID> people, YearMonth month) {
        Map<UUID, Position> positions = new HashMap<>();
        sql.query(
                """
                        select c.person_id, s.id, s.number,
                            exists (select 1 from commission_payouts o where o.tenant_id = ? and o.person_id = c.person_id
                                and o.month >= ? and o.status not in ('VOID', 'STOPPED')) as settled,
                            (select min(o.number) from commission_payouts o where o.tenant_id = ? and o.person_id = c.person_id
                                and o.month < ? and o.status = 'STOPPED') as earlier_stopped
                        from unnest(?::uuid[]) as c (person_id)
                        left join commission_payouts s on s.tenant_id = ? and s.person_id = c.person_id and s.month = ?
                            and s.status = 'STOPPED'
                        """,
                tenant(),
                month,
                tenant(),
                month,
                people,
                tenant(),
                month)
                .list(row -> positions.put(row.uuid("person_id"), new Position(
                        row.flag("settled"), row.uuid("id"), row.text("number"), row.text("earlier_stopped"))));
        return positions;
    }

    /** Stopped payouts for which nothing is left become void. */
    void dropStopped(List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        sql.update(
                """
                        update commission_payouts set status = 'VOID', voided_at = ?, voided_by = ?,
                            void_reason = 'Nothing is left to pay.', updated_at = ?, updated_by = ?, version = version + 1
                        where tenant_id = ? and id = any(?::uuid[]) and status = 'STOPPED'
                        """,
                clock.instant(),
                actor(),
                clock.instant(),
                actor(),
                tenant(),
                ids);
        exceptions.settlePayouts(ids, List.of());
    }

    /** Answers the payouts with their numbers. */
    List<Draft> write(RunPlan plan, List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return drafts;
        }
        List<Draft> numbered = numbered(plan, drafts);
        insert(plan, numbered);
        List<Draft> paying = numbered.stream().filter(draft -> !draft.isStopped()).toList();
        entryBook.post(paying.stream().flatMap(draft -> drawRows(plan, draft).stream()).toList());
        payoutEntries.take(paying.stream().flatMap(Draft::takings).toList(), plan.approvedUntil());
        balances.write(paying.stream().map(PayoutBook::change).filter(change -> change != null).toList());
        payoutEntries
                .markPaid(paying.stream().filter(draft -> draft.status() == PayoutStatus.PAID).map(Draft::id).toList());
        settleExceptions(plan, drafts, numbered);
        events.tell(paying);
        return numbered;
    }

    private List<Draft> numbered(RunPlan plan, List<Draft> drafts) {
        int missing = (int) drafts.stream().filter(draft -> draft.number() == null).count();
        if (missing == 0) {
            return drafts;
        }
        int last = sql.query(
                """
                        insert into payout_numbers as n (tenant_id, month, last) values (?, ?, ?)
                        on conflict (tenant_id, month) do update set last = n.last + excluded.last returning last
                        """,
                tenant(),
                plan.month(),
                missing)
                .one(row -> row.integer(1));
        int next = last - missing;
        List<Draft> numbered = new ArrayList<>();
        for (Draft draft : drafts) {
            numbered.add(draft.number() != null
                    ? draft
                    : draft.numbered("PAY-%s-%06d".formatted(plan.month().toString().replace("-", ""), ++next)));
        }
        return numbered;
    }

    private void insert(RunPlan plan, List<Draft> drafts) {
        sql.update(
                """
                        insert into commission_payouts as o (tenant_id, id, number, person_id, month, period_start, period_end, payout_date,
                            gross, adjustments, draw_advance, draw_advance_free, draw_recovery, net, balance_before, balance_after,
                            entry_count, first_entry_month, status, notes, origin, generated_by, approved_by, approved_at, paid_at,
                            created_at, created_by, updated_at, updated_by)
                        select c.tenant_id, n.id, n.number, n.person_id, c.month, c.period_start, c.period_end, c.payout_date,
                            n.gross, n.adjustments, n.draw_advance, n.draw_advance_free, n.draw_recovery, n.net, n.balance_before,
                            n.balance_after, n.entry_count, n.first_entry_month, n.status, n.notes, c.origin, c.actor,
                            case when n.status in ('APPROVED', 'PAID') then 'payout-run' end,
                            case when n.status in ('APPROVED', 'PAID') then c.now end,
                            case when n.status = 'PAID' then c.now end, c.now, c.actor, c.now, c.actor
                        from (select ?::uuid, ?::date, ?::date, ?::date, ?::date, ?::text, ?::text, ?::timestamptz)
                            as c (tenant_id, month, period_start, period_end, payout_date, origin, actor, now),
                            unnest(?::uuid[], ?::text[], ?::uuid[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[],
                                ?::numeric[], ?::numeric[], ?::numeric[], ?::integer[], ?::date[], ?::text[], ?::text[])
                            as n (id, number, person_id, gross, adjustments, draw_advance, draw_advance_free, draw_recovery,
                                net, balance_before, balance_after, entry_count, first_entry_month, status, notes)
                        on conflict (tenant_id, id) do update set payout_date = excluded.payout_date, gross = excluded.gross,
                            adjustments = excluded.adjustments, draw_advance = excluded.draw_advance,
                            draw_advance_free = excluded.draw_advance_free, draw_recovery = excluded.draw_recovery,
                            net = excluded.net, balance_before = excluded.balance_before, balance_after = excluded.balance_after,
                            entry_count = excluded.entry_count, first_entry_month = excluded.first_entry_month,
                            status = excluded.status, notes = excluded.notes, origin = excluded.origin,
                            generated_by = excluded.generated_by, approved_by = excluded.approved_by,
                            approved_at = excluded.approved_at, paid_at = excluded.paid_at, updated_at = excluded.updated_at,
                            updated_by = excluded.updated_by, version = o.version + 1
                        """,
                tenant(),
                plan.month(),
                plan.periodStart(),
                plan.periodEnd(),
                plan.today(),
                plan.origin(),
                actor(),
                clock.instant(),
                column(drafts, Draft::id, UUID[]::new),
                column(drafts, Draft::number, String[]::new),
                column(drafts, Draft::personId, UUID[]::new),
                column(drafts, Draft::gross, BigDecimal[]::new),
                column(drafts, Draft::adjustments, BigDecimal[]::new),
                column(drafts, Draft::drawAdvance, BigDecimal[]::new),
                column(drafts, Draft::drawAdvanceFree, BigDecimal[]::new),
                column(drafts, Draft::drawRecovery, BigDecimal[]::new),
                column(drafts, Draft::net, BigDecimal[]::new),
                column(drafts, Draft::balanceBefore, BigDecimal[]::new),
                column(drafts, Draft::balanceAfter, BigDecimal[]::new),
                column(drafts, Draft::entryCount, Integer[]::new),
                column(drafts, draft -> draft.firstEntryMonth().atDay(1), LocalDate[]::new),
                column(drafts, draft -> draft.status().name(), String[]::new),
                column(drafts, Draft::stopped, String[]::new));
    }

    private static List<NewEntry> drawRows(RunPlan plan, Draft draft) {
        List<NewEntry> rows = new ArrayList<>();
        for (Draft.Month month : draft.months()) {
            addDrawRow(rows, plan, draft, month, Explanation.Kind.DRAW_ADVANCE, month.settled().advance());
            addDrawRow(rows, plan, draft, month, Explanation.Kind.DRAW_TOP_UP, month.settled().freeTopUp());
            addDrawRow(rows, plan, draft, month, Explanation.Kind.DRAW_RECOVERY, month.settled().recovery().negate());
        }
        return rows;
    }

    private static void addDrawRow(List<NewEntry> rows, RunPlan plan, Draft draft, Draft.Month month,
            Explanation.Kind kind, BigDecimal amount) {
        if (amount.signum() == 0) {
            return;
        }
        Explanation.DrawUsed used = new Explanation.DrawUsed(
                month.earned(),
                month.draw().amount(),
                month.draw().recoverable(),
                month.balanceBefore(),
                month.recoveryCapPercent());
        rows.add(new NewEntry(
                Ids.next(),
                draft.personId(),
                kind == Explanation.Kind.DRAW_RECOVERY ? EntryType.DRAW_RECOVERY : EntryType.DRAW,
                EntryOrigin.SETTLEMENT,
                EntryStatus.APPROVED,
                amount,
                month.month(),
                month.month(),
                NewEntry.Subject.NOTHING,
                NewEntry.Rate.NONE,
                NewEntry.Links.NONE,
                null,
                null,
                draft.id(),
                kind != Explanation.Kind.DRAW_TOP_UP,
                Explanation.ofDraw(kind, plan.rules().units().digits(), used, amount),
                List.of()));
    }

    /** Null where the payout leaves balance, last draw and last recovery as they are. */
    private static DrawBalances.Change change(Draft draft) {
        BigDecimal drawn = null;
        LocalDate drawnOn = null;
        BigDecimal recovered = null;
        LocalDate recoveredOn = null;
        for (Draft.Month month : draft.months()) {
            if (month.settled().drawAdvance().signum() > 0) {
                drawn = month.settled().drawAdvance();
                drawnOn = month.lastDay();
            }
            if (month.settled().recovery().signum() > 0) {
                recovered = month.settled().recovery();
                recoveredOn = month.lastDay();
            }
        }
        return drawn == null && recovered == null
                ? null
                : new DrawBalances.Change(
                        draft.personId(), draft.balanceAfter(), drawn, drawnOn, recovered, recoveredOn);
    }

    private void settleExceptions(RunPlan plan, List<Draft> asComputed, List<Draft> numbered) {
        List<UUID> stoppedBefore = asComputed.stream().filter(draft -> draft.number() != null).map(Draft::id).toList();
        List<ExceptionBook.Stopped> stopped = numbered.stream()
                .filter(Draft::isStopped)
                .map(draft -> new ExceptionBook.Stopped(
                        draft.id(), draft.personId(), plan.month(), DIFFERENCE, draft.stopped()))
                .toList();
        if (!stoppedBefore.isEmpty() || !stopped.isEmpty()) {
            exceptions.settlePayouts(stoppedBefore, stopped);
        }
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }

    private static String actor() {
        return TenantContext.required().actor();
    }
}
