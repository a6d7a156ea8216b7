package io.commission.ledger;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Open questions that keep money from being posted; each resolves itself when the missing piece appears (PLAN-7). */
@ApplicationScoped
public class ExceptionBook {

    /** A leaver's part of a deal or of a schedule row: reassigned or confirmed as trailing pay it is posted (PPL-3). */
    public static final String TRAILING_PART = "TRAILING_PART";
    private static final List<String> OF_DEALS = List.of(TRAILING_PART, "NO_TARGET", "NO_STRUCTURE");

    private final Sql sql;
    private final Clock clock;

    ExceptionBook(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Why a load, or one person's part of it, waits. */
    public record Waiting(UUID loadId, UUID personId, String code, String detail) {
    }

    /** Why a deal, or one person's part of it or of a schedule row, waits. */
    public record WaitingDeal(UUID opportunityId, UUID scheduleRowId, UUID personId, String code, String detail) {
    }

    /** Why a payout is stopped (PAY-1). */
    public record Stopped(UUID payoutId, UUID personId, YearMonth month, String code, String detail) {
    }

    /** Makes the open exceptions of these payouts exactly the given ones. */
    public void settlePayouts(Collection<UUID> payoutIds, List<Stopped> stopped) {
        UUID tenant = TenantContext.required().tenantId();
        sql.update(
                """
                        update commission_exceptions set status = 'RESOLVED', resolved_at = ?
                        where tenant_id = ? and load_id is null and payout_id = any(?::uuid[]) and status = 'OPEN'
                        """,
                clock.instant(),
                tenant,
                payoutIds);
        if (stopped.isEmpty()) {
            return;
        }
        sql.update(
                """
                        insert into commission_exceptions (tenant_id, id, code, payout_id, person_id, month, detail, opened_at)
                        select ?, id, code, payout_id, person_id, month, detail, ?
                        from unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::date[], ?::text[])
                            as n (id, code, payout_id, person_id, month, detail)
                        """,
                tenant,
                clock.instant(),
                Ids.next(stopped.size()),
                stopped.stream().map(Stopped::code).toArray(String[]::new),
                stopped.stream().map(Stopped::payoutId).toArray(UUID[]::new),
                stopped.stream().map(Stopped::personId).toArray(UUID[]::new),
                stopped.stream().map(Stopped::month).toArray(YearMonth[]::new),
                stopped.stream().map(Stopped::detail).toArray(String[]::new));
    }

    /** Makes the open exceptions of these loads exactly the given ones: opens what is new, resolves what is gone. */
    public void settle(Collection<UUID> loadIds, List<Waiting> waiting) {
        UUID tenant = TenantContext.required().tenantId();
        UUID[] loads = waiting.stream().map(Waiting::loadId).toArray(UUID[]::new);
        UUID[] people = waiting.stream().map(Waiting::personId).toArray(UUID[]::new);
        String[] codes = waiting.stream().map(Waiting::code).toArray(String[]::new);
        sql.update(
                """
                        update commission_exceptions e set status = 'RESOLVED', resolved_at = ?
                        where e.tenant_id = ? and e.load_id = any(?::uuid[]) and e.status = 'OPEN'
                            and not exists (select 1 from unnest(?::uuid[], ?::uuid[], ?::text[]) as n (load_id, person_id, code)
                                where n.load_id = e.load_id and n.person_id is not distinct from e.person_id and n.code = e.code)
                        """,
                clock.instant(),
                tenant,
                loadIds,
                loads,
                people,
                codes);
        if (waiting.isEmpty()) {
            return;
        }
        sql.update(
                """
                        insert into commission_exceptions (tenant_id, id, code, load_id, person_id, detail, opened_at)
                        select ?, id, code, load_id, person_id, detail, ?
                        from unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::text[]) as n (id, code, load_id, person_id, detail)
                        on conflict (tenant_id, load_id, opportunity_id, schedule_row_id, person_id, payout_id, code) where status = 'OPEN' do nothing
                        """,
                tenant,
                clock.instant(),
                Ids.next(waiting.size()),
                codes,
                loads,
                people,
                waiting.stream().map(Waiting::detail).toArray(String[]::new));
    }

    /** Makes the open exceptions of these deals' posting exactly the given ones. */
    public void settleDeals(Collection<UUID> opportunityIds, List<WaitingDeal> waiting) {
        UUID tenant = TenantContext.required().tenantId();
        UUID[] deals = waiting.stream().map(WaitingDeal::opportunityId).toArray(UUID[]::new);
        UUID[] rows = waiting.stream().map(WaitingDeal::scheduleRowId).toArray(UUID[]::new);
        UUID[] people = waiting.stream().map(WaitingDeal::personId).toArray(UUID[]::new);
        String[] codes = waiting.stream().map(WaitingDeal::code).toArray(String[]::new);
        sql.update(
                """
                        update commission_exceptions e set status = 'RESOLVED', resolved_at = ?
                        where e.tenant_id = ? and e.opportunity_id = any(?::uuid[]) and e.status = 'OPEN' and e.code = any(?::text[])
                            and not exists (select 1 from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[])
                                    as n (opportunity_id, schedule_row_id, person_id, code)
                                where n.opportunity_id = e.opportunity_id and n.schedule_row_id is not distinct from e.schedule_row_id
                                    and n.person_id is not distinct from e.person_id and n.code = e.code)
                        """,
                clock.instant(), tenant, opportunityIds, OF_DEALS, deals, rows, people, codes);
        if (waiting.isEmpty()) {
            return;
        }
        sql.update(
                """
                        insert into commission_exceptions as e (tenant_id, id, code, opportunity_id, schedule_row_id, person_id, detail, opened_at)
                        select ?, id, code, opportunity_id, schedule_row_id, person_id, detail, ?
                        from unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[])
                            as n (id, code, opportunity_id, schedule_row_id, person_id, detail)
                        on conflict (tenant_id, load_id, opportunity_id, schedule_row_id, person_id, payout_id, code) where status = 'OPEN'
                        do update set detail = excluded.detail where e.detail <> excluded.detail
                        """,
                tenant, clock.instant(), Ids.next(waiting.size()), codes, deals, rows, people,
                waiting.stream().map(WaitingDeal::detail).toArray(String[]::new));
    }
}
