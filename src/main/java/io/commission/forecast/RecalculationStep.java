package io.commission.forecast;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.posting.deal.Because;
import io.commission.posting.deal.Cause;
import io.commission.tenant.TenantContext;

/**
 * One chunk of a recalculation, with how far it got in the same transaction: whoever dies half-way loses a chunk, and none is done
 * twice. First what deals say, in ledger and figures, then the records of people from their figures. Where all is right nothing is
 * written.
 */
@ApplicationScoped
class RecalculationStep {
    static final int FAILURES = 5;
    private static final int DEALS = 500;
    private static final int PEOPLE = 100;
    private static final Because ASKED = new Because(Cause.FACTS, "Recalculated", Map.of());

    /** Deals of the people, close date in the months; what is kept of a deal may name others than the deal does. */
    private static final String WANTED = """
             from opportunities o where o.tenant_id = ?
                and (?::uuid[] is null or exists (select 1 from opportunity_versions v where v.tenant_id = o.tenant_id
                        and v.opportunity_id = o.id and v.owner_id = any(?::uuid[]))
                    or exists (select 1 from commission_structure_lines l where l.tenant_id = o.tenant_id
                        and l.opportunity_id = o.id and l.person_id = any(?::uuid[]))
                    or exists (select 1 from deal_figures f where f.tenant_id = o.tenant_id
                        and f.opportunity_id = o.id and f.person_id = any(?::uuid[])))
                and (?::date is null or o.close_date >= ?)
                and (?::date is null or o.close_date < ?::date + interval '1 month')
            """;

    private final Sql sql;
    private final ForecastDay day;
    private final DealChanges changes;
    private final KeptRecords records;
    private final Clock clock;

    RecalculationStep(Sql sql, ForecastDay day, DealChanges changes, KeptRecords records,
            Clock clock) {
        this.sql = sql;
        this.day = day;
        this.changes = changes;
        this.records = records;
        this.clock = clock;
    }

    private record Claimed(UUID id, RecalculationKind kind, UUID[] people, LocalDate from, LocalDate to,
            boolean ofDeals,
            UUID position, boolean started) {

        static Claimed of(Row row) {
            return new Claimed(row.uuid("id"), RecalculationKind.fromWire(row.text("kind")),
                    row.array("people", UUID[].class), row.date("from_month"), row.date("to_month"),
                    row.text("phase").equals("DEALS"), row.uuid("position"), row.instant("started_at") != null);
        }
    }

    /** The oldest one that nobody works on; empty: there is none. Answers its id, so that a failure is noted on it. */
    Optional<UUID> next() {
        return sql.query("""
                select id from commission_recalculations where tenant_id = ? and status in ('PENDING', 'RUNNING')
                order by id limit 1 for update skip locked
                """, tenant()).first(row -> row.uuid(1));
    }

    /** Answers whether there is more to do; another replica at work on it is left alone. */
    boolean run(UUID id) {
        Optional<Claimed> claimed = sql
                .query("""
                        select * from commission_recalculations where tenant_id = ? and id = ? and status in ('PENDING', 'RUNNING')
                        for update skip locked
                        """,
                        tenant(), id)
                .first(Claimed::of);
        if (claimed.isEmpty()) {
            return false;
        }
        Claimed one = claimed.get();
        if (!one.started()) {
            start(one);
        }
        return one.ofDeals() ? deals(one) : records(one);
    }

    private void start(Claimed one) {
        sql.update("update commission_recalculations r set status = 'RUNNING', started_at = ?,"
                + " deals_total = (select count(*)" + WANTED + "),"
                + " people_total = (select count(*) from people p where p.tenant_id = r.tenant_id"
                + " and (r.people is null or p.id = any(r.people))) where r.tenant_id = ? and r.id = ?",
                clock.instant(),
                tenant(), one.people(), one.people(), one.people(), one.people(), one.from(), one.from(), one.to(),
                one.to(), tenant(), one.id());
    }

    private boolean deals(Claimed one) {
        day.ensure();
        List<UUID> ids = sql.query("select o.id" + WANTED + " and (?::uuid is null or o.id > ?) order by o.id limit ?",
                tenant(), one.people(), one.people(), one.people(), one.people(), one.from(), one.from(), one.to(),
                one.to(), one.position(), one.position(), DEALS).list(row -> row.uuid(1));
        int changed = changes.carryThrough(ids, ASKED, one.kind().trigger);
        boolean last = ids.size() < DEALS;
        sql.update("""
                update commission_recalculations set deals_done = deals_done + ?, figures_changed = figures_changed + ?,
                    phase = ?, position = ?, failures = 0
                where tenant_id = ? and id = ?
                """, ids.size(), changed, last ? "RECORDS" : "DEALS", last ? null : ids.get(ids.size() - 1), tenant(),
                one.id());
        return true;
    }

    private boolean records(Claimed one) {
        List<UUID> people = sql.query("""
                select id from people where tenant_id = ? and (?::uuid[] is null or id = any(?::uuid[]))
                    and (?::uuid is null or id > ?) order by id limit ?
                """, tenant(), one.people(), one.people(), one.position(), one.position(), PEOPLE)
                .list(row -> row.uuid(1));
        day.holdAlone();
        int changed = records.bring(people, one.from(), one.to(), one.kind().trigger);
        boolean last = people.size() < PEOPLE;
        sql.update(
                """
                        update commission_recalculations set people_done = people_done + ?, records_changed = records_changed + ?,
                            status = ?, ended_at = ?, position = ?, failures = 0
                        where tenant_id = ? and id = ?
                        """,
                people.size(), changed, last ? "COMPLETE" : "RUNNING", last ? clock.instant() : null,
                last ? null : people.get(people.size() - 1), tenant(), one.id());
        return !last;
    }

    /** It is tried again, but not for ever. */
    void failed(UUID id) {
        sql.update(
                """
                        update commission_recalculations set failures = failures + 1,
                            status = case when failures + 1 >= ? then 'ERROR' else status end,
                            error = case when failures + 1 >= ? then 'A chunk failed ' || (failures + 1) || ' times; see the log.' end,
                            ended_at = case when failures + 1 >= ? then ?::timestamptz end
                        where tenant_id = ? and id = ? and status in ('PENDING', 'RUNNING')
                        """,
                FAILURES, FAILURES, FAILURES, clock.instant(), tenant(), id);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
