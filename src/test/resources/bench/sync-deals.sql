-- The floor: deals that are told as the CRM has them, none of them new, closed or with another owner, as sets.
set local jit = off;
set local work_mem = '128MB';
analyze told;

create temporary table changed on commit drop as
select d.id, a.id as account_id, p.id as owner_id, t.name, t.opened_on, t.amount, t.close_date, t.status, t.stage
from told t
join opportunities d on d.tenant_id = :tenant and d.external_id = t.external_id and d.deleted_at is null
join accounts a on a.tenant_id = :tenant and a.external_id = t.account
join people p on p.tenant_id = :tenant and p.external_id = t.owner and p.id = d.crm_owner_id
where (d.account_id, d.name, d.opened_on, d.amount, d.close_date, d.status, d.stage)
    is distinct from (a.id, t.name, t.opened_on, t.amount, t.close_date, t.status, t.stage)
order by d.id for no key update of d;
analyze changed;

update opportunities d set account_id = n.account_id, name = n.name, opened_on = n.opened_on, amount = n.amount, close_date = n.close_date,
    status = n.status, stage = n.stage, version = d.version + 1, updated_at = now(), updated_by = 'bench',
    decided_by = json_build_object(to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z "'), array['accountId', 'amount',
        'closeDate', 'deleted', 'name', 'openedOn', 'ownerId', 'stage', 'status'])
from changed n where d.tenant_id = :tenant and d.id = n.id;

create temporary table earned on commit drop as
select n.id, n.status, n.amount, date_trunc('month', n.close_date)::date as month, v.owner_id, v.position, t.id as target_id,
    t.commission_rate as rate, round(n.amount * t.commission_rate / 100, 2) as commission, w.weight
from changed n
join lateral (select owner_id, position from opportunity_versions v where v.tenant_id = :tenant and v.opportunity_id = n.id
    and v.effective_from <= n.close_date order by position desc limit 1) v on true
join targets t on t.tenant_id = :tenant and t.person_id = v.owner_id and n.close_date between t.start_date and t.end_date
join (values ('pipeline', 0.10), ('best_case', 0.25), ('commit', 0.75)) as w(status, weight) on w.status = n.status;
analyze earned;

update deal_commissions d set commission = n.commission, rate = n.rate, target_id = n.target_id
from earned n where d.tenant_id = :tenant and d.opportunity_id = n.id
    and (d.commission, d.rate, d.target_id) is distinct from (n.commission, n.rate, n.target_id);

create temporary table figures on commit drop as
select n.id, l.person_id, n.status, n.month, l.person_id = n.owner_id as owned,
    case when l.person_id = n.owner_id then n.amount else 0 end as amount,
    case when l.person_id = n.owner_id then round(n.amount * n.weight, 2) else 0 end as weighted_amount,
    p.part as commission, round(p.part * n.weight, 2) as weighted_commission
from earned n
join commission_structure_lines l on l.tenant_id = :tenant and l.opportunity_id = n.id and l.position = n.position
cross join lateral (select round(n.commission * l.percent / 100, 2) as part) p;
analyze figures;

create temporary table sums on commit drop as
select person_id, month, type, sum(sign) filter (where owned) as deals, sum(sign * amount) as amount,
    sum(sign * weighted_amount) as weighted_amount, coalesce(sum(sign * amount) filter (where status = 'pipeline'), 0) as pipeline,
    coalesce(sum(sign * amount) filter (where status = 'best_case'), 0) as best_case,
    coalesce(sum(sign * amount) filter (where status = 'commit'), 0) as commit, sum(sign * commission) as commission,
    sum(sign * weighted_commission) as weighted_commission
from (
    select 1 as sign, person_id, month, 'projected' as type, owned, status, amount, weighted_amount, commission, weighted_commission
    from figures
    union all
    select -1, person_id, month, type, owned, status, amount, weighted_amount, commission, weighted_commission
    from deal_figures where tenant_id = :tenant and opportunity_id in (select id from changed)) f
group by person_id, month, type order by person_id, month, type;

update deal_figures f set status = n.status, month = n.month, owned = n.owned, amount = n.amount, weighted_amount = n.weighted_amount,
    commission = n.commission, weighted_commission = n.weighted_commission
from figures n where f.tenant_id = :tenant and f.opportunity_id = n.id and f.person_id = n.person_id;

insert into commission_records as r (tenant_id, person_id, month, type, deals, amount, weighted_amount, pipeline_amount, best_case_amount,
    commit_amount, unweighted_commission, commission, calculated_at, trigger)
select :tenant, person_id, month, type, coalesce(deals, 0), amount, weighted_amount, pipeline, best_case, commit, commission,
    weighted_commission, now(), 'sync' from sums
on conflict (tenant_id, person_id, month, type) do update set deals = r.deals + excluded.deals, amount = r.amount + excluded.amount,
    weighted_amount = r.weighted_amount + excluded.weighted_amount, pipeline_amount = r.pipeline_amount + excluded.pipeline_amount,
    best_case_amount = r.best_case_amount + excluded.best_case_amount, commit_amount = r.commit_amount + excluded.commit_amount,
    unweighted_commission = r.unweighted_commission + excluded.unweighted_commission, commission = r.commission + excluded.commission,
    calculated_at = excluded.calculated_at, trigger = excluded.trigger
