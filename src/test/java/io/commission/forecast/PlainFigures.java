package io.commission.forecast;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.commission.Given;

/**
 * What the figures of a tenant should be, in plain SQL from opportunities, versions, lines and targets alone, and how they differ from
 * what is kept. Nothing of the service computes here.
 */
@Singleton
public class PlainFigures {
    /** Parameters: today, tenant, digits. */
    private static final String TRUTH = """
            with asked as (select ?::date as today, ?::uuid as tenant, ?::integer as digits),
            weights as (
                select coalesce((select pipeline_weight from commission_settings_versions v, asked a where v.tenant_id = a.tenant and v.live
                        and a.today between v.effective_from and coalesce(v.effective_to, 'infinity')), 10) as pipeline,
                    coalesce((select best_case_weight from commission_settings_versions v, asked a where v.tenant_id = a.tenant and v.live
                        and a.today between v.effective_from and coalesce(v.effective_to, 'infinity')), 25) as best_case,
                    coalesce((select commit_weight from commission_settings_versions v, asked a where v.tenant_id = a.tenant and v.live
                        and a.today between v.effective_from and coalesce(v.effective_to, 'infinity')), 75) as commit),
            deals as (
                select o.id, o.status, o.amount, o.expected_commission, o.close_date, a.tenant, a.digits,
                    case when o.status = 'closed_won' then o.close_date
                        else greatest(coalesce(o.close_date, a.today), a.today) end as day
                from opportunities o, asked a
                where o.tenant_id = a.tenant and o.deleted_at is null and o.status <> 'closed_lost'),
            standing as (
                select d.*, v.position, v.owner_id from deals d cross join lateral (
                    select position, owner_id from opportunity_versions v where v.tenant_id = d.tenant and v.opportunity_id = d.id
                        and v.effective_from <= d.day order by position desc limit 1) v),
            rated as (
                select s.*, (
                    select t.commission_rate from opportunity_versions v
                        join targets t on t.tenant_id = v.tenant_id and t.person_id = v.owner_id
                            and s.day between t.start_date and t.end_date
                    where v.tenant_id = s.tenant and v.opportunity_id = s.id and v.position <= s.position
                    order by v.position desc limit 1) as rate
                from standing s),
            worth as (
                select r.*, case when expected_commission is not null then expected_commission
                    else coalesce(round(amount * rate / 100, digits), 0) end as whole
                from rated r),
            shares as (
                select w.*, l.line, l.person_id, w.whole * 10::numeric ^ w.digits * l.percent / 100 as exact
                from worth w join commission_structure_lines l on l.tenant_id = w.tenant and l.opportunity_id = w.id
                    and l.position = w.position),
            ranked as (
                select s.*, floor(exact) as base,
                    row_number() over (partition by id order by exact - floor(exact) desc, line) as place,
                    round(whole * 10::numeric ^ digits) - sum(floor(exact)) over (partition by id) as left_over
                from shares s),
            parts as (
                select id, person_id, (base + case when place <= left_over then 1 else 0 end) / 10::numeric ^ digits as part from ranked),
            figures as (
                select w.id, p.person_id, w.status, date_trunc('month', w.close_date)::date as month, w.digits,
                    p.person_id = w.owner_id as owned,
                    case when p.person_id = w.owner_id then coalesce(w.amount, 0) else 0 end as amount, p.part
                from worth w join (
                    select id, person_id, sum(part) as part from (
                        select id, person_id, part from parts where part <> 0
                        union all select id, owner_id, 0 from worth where owner_id is not null) as every
                    group by id, person_id) p on p.id = w.id),
            weighed as (
                select f.*, coalesce(f.owned, false) as mine, case f.status when 'pipeline' then w.pipeline when 'best_case' then w.best_case
                    when 'commit' then w.commit else 100 end as weight
                from figures f, weights w),
            truth as (
                select person_id, month, case status when 'closed_won' then 'actual' else 'projected' end as type,
                    count(*) filter (where mine) as deals, sum(amount) as amount,
                    sum(round(amount * weight / 100, digits)) as weighted_amount,
                    sum(case status when 'pipeline' then amount else 0 end) as pipeline_amount,
                    sum(case status when 'best_case' then amount else 0 end) as best_case_amount,
                    sum(case status when 'commit' then amount else 0 end) as commit_amount,
                    sum(part) as unweighted_commission, sum(round(part * weight / 100, digits)) as commission
                from weighed group by 1, 2, 3)
            """;
    private static final String DIFFERENCES = TRUTH
            + """
                    select string_agg(differ, '; ') from (
                        select coalesce(t.person_id, r.person_id) || ' ' || coalesce(coalesce(t.month, r.month)::text, 'undated') || ' '
                            || coalesce(t.type, r.type) || ': kept ' || coalesce((r.deals, r.amount, r.weighted_amount, r.commission)::text, '-')
                            || ', is ' || coalesce((t.deals, t.amount, t.weighted_amount, t.commission)::text, '-') as differ
                        from truth t full join (select *, coalesce(month, '0001-01-01') as at from commission_records
                                where tenant_id = (select tenant from asked)) r
                            on r.person_id = t.person_id and r.at = coalesce(t.month, '0001-01-01') and r.type = t.type
                        where coalesce(t.deals, 0) <> coalesce(r.deals, 0) or coalesce(t.amount, 0) <> coalesce(r.amount, 0)
                            or coalesce(t.weighted_amount, 0) <> coalesce(r.weighted_amount, 0)
                            or coalesce(t.pipeline_amount, 0) <> coalesce(r.pipeline_amount, 0)
                            or coalesce(t.best_case_amount, 0) <> coalesce(r.best_case_amount, 0)
                            or coalesce(t.commit_amount, 0) <> coalesce(r.commit_amount, 0)
                            or coalesce(t.unweighted_commission, 0) <> coalesce(r.unweighted_commission, 0)
                            or coalesce(t.commission, 0) <> coalesce(r.commission, 0)
                        order by 1 limit 5) as first
                    """;
    private static final String EARNED = TRUTH + """
            select string_agg(w.id || ': kept ' || coalesce(c.commission::text, '-') || ', is ' || w.whole, '; ')
            from worth w full join (select * from deal_commissions where tenant_id = (select tenant from asked)) c
                on c.opportunity_id = w.id
            where w.whole is distinct from c.commission
            """;

    private final Given given;

    PlainFigures(Given given) {
        this.given = given;
    }

    /** Null where every record is what it should be; otherwise the first ones that are not. */
    public String differences(UUID tenant, LocalDate today, int digits) {
        String records = given.value(tenant, DIFFERENCES, today, tenant, digits);
        return records != null ? records : given.value(tenant, EARNED, today, tenant, digits);
    }
}
