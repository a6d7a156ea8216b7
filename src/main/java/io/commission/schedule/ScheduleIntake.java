package io.commission.schedule;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.posting.deal.Cause;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealPosting;
import io.commission.posting.deal.Deals;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** Takes what other systems say of schedule rows, a constant number of statements for any number of them (OPP-3). */
@ApplicationScoped
public class ScheduleIntake {
    private final Sql sql;
    private final Clock clock;
    private final Deals deals;
    private final DealPosting posting;

    ScheduleIntake(Sql sql, Clock clock, Deals deals, DealPosting posting) {
        this.sql = sql;
        this.clock = clock;
        this.deals = deals;
        this.posting = posting;
    }

    /** @param refused changes of which nothing was taken, by their places */
    public record Taken(int changed, int unchanged, Map<Integer, Refusal> refused) {
    }

    private record Key(UUID opportunity, String externalId) {
    }

    /** In their order, in the caller's transaction; the same again changes nothing. */
    public Taken take(List<ScheduleChange> changes) {
        Map<String, UUID> opportunities = opportunities(changes);
        deals.hold(new HashSet<>(opportunities.values()));
        Map<Key, KnownRow> known = rows(opportunities.values());
        Map<Key, KnownRow> next = new LinkedHashMap<>();
        Map<Integer, Refusal> refused = new HashMap<>();
        int changed = 0;
        for (int i = 0; i < changes.size(); i++) {
            ScheduleChange change = changes.get(i);
            try {
                UUID opportunity = opportunities.get(change.opportunity());
                if (opportunity == null) {
                    throw Refusal.of(Code.OPPORTUNITY_UNKNOWN, "There is no opportunity " + change.opportunity() + ".")
                            .field("opportunityId", "names no opportunity");
                }
                Key key = new Key(opportunity, change.externalId());
                KnownRow before = next.getOrDefault(key, known.get(key));
                KnownRow after = before == null
                        ? KnownRow.planned(Ids.next(), opportunity, change)
                        : before.with(change);
                if (!after.same(before)) {
                    next.put(key, after);
                    changed++;
                }
            } catch (Refusal refusal) {
                refused.put(i, refusal);
            }
        }
        next.entrySet().removeIf(row -> row.getValue().same(known.get(row.getKey())));
        write(next.values(), known);
        return new Taken(changed, changes.size() - changed - refused.size(), refused);
    }

    private void write(Collection<KnownRow> rows, Map<Key, KnownRow> known) {
        if (rows.isEmpty()) {
            return;
        }
        Map<Boolean, List<KnownRow>> byBeingKnown = rows.stream().collect(
                Collectors.partitioningBy(row -> known.containsKey(new Key(row.opportunity(), row.externalId()))));
        insert(byBeingKnown.get(false));
        update(byBeingKnown.get(true));
        Set<UUID> concerned = new HashSet<>();
        rows.forEach(row -> concerned.add(row.opportunity()));
        sql.update("""
                update opportunities set version = version + 1, updated_at = ?, updated_by = ?
                where tenant_id = ? and id = any(?::uuid[])
                """, clock.instant(), actor(), tenant(), concerned);
        List<Deal> held = deals.hold(concerned);
        posting.settle(held, Cause.FACTS);
    }

    private void insert(List<KnownRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        sql.update(
                """
                        insert into revenue_schedules (tenant_id, id, opportunity_id, external_id, start_date, end_date, expected_revenue,
                            expected_commission, actual_commission, reconciled_at, status, reconciled_by, created_at, created_by, updated_at,
                            updated_by)
                        select ?, n.*, case when n.actual is null then 'PLANNED' else 'RECONCILED' end, case when n.actual is not null then ? end,
                            ?, ?, ?, ?
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::date[], ?::date[], ?::numeric[], ?::numeric[], ?::numeric[],
                            ?::timestamptz[]) as n (id, opportunity_id, external_id, start_date, end_date, revenue, commission, actual, at)
                        """,
                values(rows, tenant(), actor(), clock.instant(), actor(), clock.instant(), actor()));
    }

    private void update(List<KnownRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        sql.update(
                """
                        update revenue_schedules r set start_date = n.start_date, end_date = n.end_date, expected_revenue = n.revenue,
                            expected_commission = n.commission, actual_commission = n.actual, reconciled_at = n.at,
                            reconciled_by = case when n.actual is distinct from r.actual_commission then ? else r.reconciled_by end,
                            status = case when n.actual is null then 'PLANNED' else 'RECONCILED' end,
                            version = r.version + 1, updated_at = ?, updated_by = ?
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::date[], ?::date[], ?::numeric[], ?::numeric[], ?::numeric[],
                            ?::timestamptz[]) as n (id, opportunity_id, external_id, start_date, end_date, revenue, commission, actual, at)
                        where r.tenant_id = ? and r.id = n.id
                        """,
                append(values(rows, actor(), clock.instant(), actor()), tenant()));
    }

    private static Object[] values(List<KnownRow> rows, Object... first) {
        List<Object> values = new ArrayList<>(List.of(first));
        values.add(rows.stream().map(KnownRow::id).toList());
        values.add(rows.stream().map(KnownRow::opportunity).toList());
        values.add(rows.stream().map(KnownRow::externalId).toList());
        values.add(rows.stream().map(KnownRow::start).toList());
        values.add(rows.stream().map(KnownRow::end).toList());
        values.add(rows.stream().map(KnownRow::expectedRevenue).toList());
        values.add(rows.stream().map(KnownRow::expectedCommission).toList());
        values.add(rows.stream().map(KnownRow::actual).toList());
        values.add(rows.stream().map(KnownRow::reconciledAt).toList());
        return values.toArray();
    }

    private static Object[] append(Object[] values, Object last) {
        List<Object> all = new ArrayList<>(List.of(values));
        all.add(last);
        return all.toArray();
    }

    private Map<String, UUID> opportunities(List<ScheduleChange> changes) {
        Map<String, UUID> ids = new HashMap<>();
        sql.query("""
                select external_id, id from opportunities
                where tenant_id = ? and external_id = any(?::text[]) and deleted_at is null
                """, tenant(), changes.stream().map(ScheduleChange::opportunity).distinct().toList())
                .list(row -> ids.put(row.text(1), row.uuid(2)));
        return ids;
    }

    private Map<Key, KnownRow> rows(Collection<UUID> opportunities) {
        Map<Key, KnownRow> rows = new HashMap<>();
        sql.query(
                """
                        select id, opportunity_id, external_id, start_date, end_date, expected_revenue, expected_commission,
                            actual_commission, reconciled_at
                        from revenue_schedules where tenant_id = ? and opportunity_id = any(?::uuid[]) and external_id is not null
                        """,
                tenant(), opportunities).list(
                        row -> new KnownRow(row.uuid(1), row.uuid(2), row.text(3),
                                row.date(4), row.date(5), row.decimal(6), row.decimal(7), row.decimal(8),
                                row.instant(9)))
                .forEach(row -> rows.put(new Key(row.opportunity(), row.externalId()), row));
        return rows;
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }

    private static String actor() {
        return TenantContext.required().actor();
    }
}
