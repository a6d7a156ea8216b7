with told (external_id, amount) as (values (?, ?::numeric)), d as (
    update opportunities o set amount = told.amount, version = version + 1, updated_at = now(), updated_by = 'bench'
    from told where o.tenant_id = :tenant and o.external_id = told.external_id
    returning o.id, o.amount, o.status, o.close_date, date_trunc('month', o.close_date)::date as month
), e as (
    select d.*, v.owner_id, v.position, t.id as target_id, t.commission_rate, round(d.amount * t.commission_rate / 100, 2) as commission,
        case d.status when 'pipeline' then 0.10 when 'best_case' then 0.25 when 'commit' then 0.75 end as weight
    from d cross join lateral (select owner_id, position from opportunity_versions v where v.tenant_id = :tenant
        and v.opportunity_id = d.id and v.effective_from <= d.close_date order by position desc limit 1) v
    join targets t on t.tenant_id = :tenant and t.person_id = v.owner_id and d.close_date between t.start_date and t.end_date
), k as (
    update deal_commissions c set commission = e.commission, rate = e.commission_rate, target_id = e.target_id
    from e where c.tenant_id = :tenant and c.opportunity_id = e.id
), n as (
    select e.id, l.person_id, e.month, l.person_id = e.owner_id as owned, e.status,
        case when l.person_id = e.owner_id then e.amount else 0 end as amount,
        case when l.person_id = e.owner_id then round(e.amount * e.weight, 2) else 0 end as weighted_amount,
        p.part as commission, round(p.part * e.weight, 2) as weighted_commission
    from e join commission_structure_lines l on l.tenant_id = :tenant and l.opportunity_id = e.id and l.position = e.position
    cross join lateral (select round(e.commission * l.percent / 100, 2) as part) p
), w as (
    update deal_figures f set amount = n.amount, weighted_amount = n.weighted_amount, commission = n.commission,
        weighted_commission = n.weighted_commission
    from n where f.tenant_id = :tenant and f.opportunity_id = n.id and f.person_id = n.person_id
)
insert into commission_records as r (tenant_id, person_id, month, type, deals, amount, weighted_amount, pipeline_amount, best_case_amount,
    commit_amount, unweighted_commission, commission, calculated_at, trigger)
select :tenant, person_id, month, 'projected', 0, sum(amount), sum(weighted_amount),
    coalesce(sum(amount) filter (where status = 'pipeline'), 0), coalesce(sum(amount) filter (where status = 'best_case'), 0),
    coalesce(sum(amount) filter (where status = 'commit'), 0), sum(commission), sum(weighted_commission), now(), 'deal_updated'
from (
    select person_id, month, status, amount, weighted_amount, commission, weighted_commission from n
    union all
    select f.person_id, f.month, f.status, -f.amount, -f.weighted_amount, -f.commission, -f.weighted_commission
    from deal_figures f join d on f.tenant_id = :tenant and f.opportunity_id = d.id
) both_ways
group by person_id, month order by person_id, month
on conflict (tenant_id, person_id, month, type) do update set amount = r.amount + excluded.amount,
    weighted_amount = r.weighted_amount + excluded.weighted_amount, pipeline_amount = r.pipeline_amount + excluded.pipeline_amount,
    best_case_amount = r.best_case_amount + excluded.best_case_amount, commit_amount = r.commit_amount + excluded.commit_amount,
    unweighted_commission = r.unweighted_commission + excluded.unweighted_commission, commission = r.commission + excluded.commission,
    calculated_at = excluded.calculated_at, trigger = excluded.trigger
