package io.commission.forecast;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/**
 * Compares the records of people with the sums of their figures, in one statement and so in one state of the database, and makes them
 * equal. A month that a target asks something for has its records too, with zeros.
 */
@ApplicationScoped
class KeptRecords {
    private static final String COMPARED = """
            with asked as (select ?::uuid as tenant, ?::uuid[] as people, ?::date as first, ?::date as last),
            truth as (
                select person_id, month, type, sum(deals)::integer as deals, sum(amount) as amount,
                    sum(weighted_amount) as weighted_amount, sum(pipeline) as pipeline_amount, sum(best_case) as best_case_amount,
                    sum(committed) as commit_amount, sum(commission) as unweighted_commission, sum(weighted_commission) as commission
                from (
                    select f.person_id, f.month, f.type, case when f.owned then 1 else 0 end as deals, f.amount, f.weighted_amount,
                        case f.status when 'pipeline' then f.amount else 0 end as pipeline,
                        case f.status when 'best_case' then f.amount else 0 end as best_case,
                        case f.status when 'commit' then f.amount else 0 end as committed, f.commission, f.weighted_commission
                    from deal_figures f, asked a where f.tenant_id = a.tenant and f.person_id = any(a.people)
                    union all
                    select t.person_id, m::date, y.type, 0, 0, 0, 0, 0, 0, 0, 0
                    from asked a join targets t on t.tenant_id = a.tenant and t.person_id = any(a.people)
                        cross join generate_series(date_trunc('month', t.start_date), t.end_date, interval '1 month') as m
                        cross join (values ('actual'), ('projected')) as y (type)) as every
                group by 1, 2, 3),
            differing as (
                select coalesce(t.person_id, r.person_id) as person_id, coalesce(t.month, r.month) as month,
                    coalesce(t.type, r.type) as type, coalesce(t.deals, 0) as deals, coalesce(t.amount, 0) as amount,
                    coalesce(t.weighted_amount, 0) as weighted_amount, coalesce(t.pipeline_amount, 0) as pipeline_amount,
                    coalesce(t.best_case_amount, 0) as best_case_amount, coalesce(t.commit_amount, 0) as commit_amount,
                    coalesce(t.unweighted_commission, 0) as unweighted_commission, coalesce(t.commission, 0) as commission,
                    r.deals as kept_deals, r.amount as kept_amount, r.commission as kept_commission
                from truth t full join (
                    select k.* from commission_records k, asked a where k.tenant_id = a.tenant and k.person_id = any(a.people)) r
                    on r.person_id = t.person_id and r.type = t.type
                        and coalesce(r.month, '0001-01-01') = coalesce(t.month, '0001-01-01')
                where r.person_id is null
                    or (coalesce(t.deals, 0), coalesce(t.amount, 0), coalesce(t.weighted_amount, 0), coalesce(t.pipeline_amount, 0),
                        coalesce(t.best_case_amount, 0), coalesce(t.commit_amount, 0), coalesce(t.unweighted_commission, 0),
                        coalesce(t.commission, 0))
                        is distinct from (r.deals, r.amount, r.weighted_amount, r.pipeline_amount, r.best_case_amount, r.commit_amount,
                            r.unweighted_commission, r.commission)),
            wanted as (
                select d.* from differing d, asked a
                where (a.first is null or d.month >= a.first) and (a.last is null or d.month <= a.last))
            """;

    private final Sql sql;
    private final Clock clock;

    KeptRecords(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The caller holds the targets alone, so that no deal is written meanwhile.
     *
     * @param from first day of the first month; null: from the beginning, undated ones too
     * @param to first day of the last month; null likewise
     * @return how many records were other than the sums
     */
    int bring(Collection<UUID> people, LocalDate from, LocalDate to, Trigger trigger) {
        return sql.update(
                COMPARED + """
                        insert into commission_records as r (tenant_id, person_id, month, type, deals, amount, weighted_amount, pipeline_amount,
                            best_case_amount, commit_amount, unweighted_commission, commission, calculated_at, trigger)
                        select a.tenant, w.person_id, w.month, w.type, w.deals, w.amount, w.weighted_amount, w.pipeline_amount,
                            w.best_case_amount, w.commit_amount, w.unweighted_commission, w.commission, ?, ?
                        from wanted w, asked a
                        on conflict (tenant_id, person_id, month, type) do update set deals = excluded.deals, amount = excluded.amount,
                            weighted_amount = excluded.weighted_amount, pipeline_amount = excluded.pipeline_amount,
                            best_case_amount = excluded.best_case_amount, commit_amount = excluded.commit_amount,
                            unweighted_commission = excluded.unweighted_commission, commission = excluded.commission,
                            calculated_at = excluded.calculated_at, trigger = excluded.trigger
                        """,
                tenant(), people, from, to, clock.instant(), trigger.wireName());
    }

    /** Those that are other than the sums, by person, month and type. */
    List<FigureDifference> differences(Collection<UUID> people) {
        return sql.query(COMPARED + "select * from wanted order by person_id, month nulls last, type", tenant(), people,
                null, null)
                .list(row -> new FigureDifference(FigureDifference.Of.RECORD, null, row.uuid("person_id"),
                        row.month("month"), row.text("type"), row.decimal("kept_amount"), row.decimal("amount"),
                        row.decimal("kept_commission"), row.decimal("commission")));
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
