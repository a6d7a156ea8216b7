update people p set manager_id = (select m.id from people m where m.tenant_id = p.tenant_id
    and m.external_id = case when substr(p.external_id, 2)::integer <= 11 then 'P1' else 'P' || 2 + substr(p.external_id, 2)::integer % 10 end)
where p.tenant_id = :tenant and p.kind = 'PERSON' and p.external_id <> 'P1';

update opportunities set status = 'closed_won', close_date = date '2026-01-01' + substr(external_id, 2)::integer % 160
where tenant_id = :tenant and substr(external_id, 2)::integer % 2 = 0;

delete from commission_records where tenant_id = :tenant;

delete from deal_figures where tenant_id = :tenant;

insert into deal_figures (tenant_id, opportunity_id, person_id, type, status, month, owned, amount, weighted_amount, commission,
    weighted_commission)
select o.tenant_id, o.id, l.person_id, w.type, o.status, date_trunc('month', o.close_date), l.line = 0,
    case when l.line = 0 then o.amount else 0 end, case when l.line = 0 then round(o.amount * w.weight, 2) else 0 end,
    round(o.amount * 0.1 * l.percent / 100, 2), round(round(o.amount * 0.1 * l.percent / 100, 2) * w.weight, 2)
from opportunities o join commission_structure_lines l on l.tenant_id = o.tenant_id and l.opportunity_id = o.id
join (values ('pipeline', 'projected', 0.10), ('best_case', 'projected', 0.25), ('commit', 'projected', 0.75), ('closed_won', 'actual', 1))
    as w(status, type, weight) on w.status = o.status
where o.tenant_id = :tenant;

insert into commission_records (tenant_id, person_id, month, type, deals, amount, weighted_amount, pipeline_amount, best_case_amount,
    commit_amount, unweighted_commission, commission, calculated_at, trigger)
select tenant_id, person_id, month, type, count(*) filter (where owned), sum(amount), sum(weighted_amount),
    coalesce(sum(amount) filter (where status = 'pipeline'), 0), coalesce(sum(amount) filter (where status = 'best_case'), 0),
    coalesce(sum(amount) filter (where status = 'commit'), 0), sum(commission), sum(weighted_commission), now(), 'sync'
from deal_figures where tenant_id = :tenant group by tenant_id, person_id, month, type;

delete from forecast_states where tenant_id = :tenant;

insert into forecast_states (tenant_id, day, currency, pipeline_weight, best_case_weight, commit_weight)
values (:tenant, '2026-06-10', 'USD', 10, 25, 75);

insert into commission_entries (tenant_id, id, person_id, type, origin, status, amount, commission_month, earned_month, reason, created_by,
    updated_by)
select :tenant, uuidv7(), p.id, 'BONUS', 'MANUAL', (array['PENDING', 'APPROVED'])[1 + n % 2], 1 + n % 100, m.month, m.month, 'bench', 'bench',
    'bench'
from generate_series(1, :accounts) n
join people p on p.tenant_id = :tenant and p.external_id = 'P' || 1 + n % 200
cross join lateral (select (date '2025-07-01' + make_interval(months => n / 200 % 12))::date as month) m
