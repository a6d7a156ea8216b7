insert into people (tenant_id, id, external_id, name, oidc_subject, hire_date)
select :tenant, uuidv7(), 'P' || n, 'Person ' || n, 'p' || n, '2020-01-01' from generate_series(1, 200) n;

insert into targets (tenant_id, id, person_id, start_date, end_date, quota, commission_rate)
select :tenant, uuidv7(), id, '2026-01-01', '2027-12-31', 1000000, 10 from people where tenant_id = :tenant and kind = 'PERSON';

insert into accounts (tenant_id, id, external_id, name, type)
select :tenant, uuidv7(), 'A' || n, 'Customer ' || n, 'SHIPPER' from generate_series(1, 500) n;

insert into opportunities (tenant_id, id, external_id, account_id, name, opened_on, amount, close_date, status, stage, original_owner_id,
    crm_owner_id)
select :tenant, uuidv7(), 'D' || n, a.id, 'Deal ' || n, '2025-06-01', (1 + n % 97) * 100, date '2026-07-01' + n % 360,
    (array['pipeline', 'best_case', 'commit'])[1 + n % 3], 'S0', p.id, p.id
from generate_series(1, :accounts) n
join people p on p.tenant_id = :tenant and p.external_id = 'P' || 1 + n % 200
join accounts a on a.tenant_id = :tenant and a.external_id = 'A' || 1 + n % 500;

insert into opportunity_versions (tenant_id, opportunity_id, position, owner_id)
select tenant_id, id, 0, original_owner_id from opportunities where tenant_id = :tenant;

insert into commission_structure_lines (tenant_id, opportunity_id, position, person_id, line, role, percent)
select o.tenant_id, o.id, 0, l.person_id, l.line, l.role, l.percent
from opportunities o join people p on p.tenant_id = o.tenant_id and p.id = o.original_owner_id
join people q on q.tenant_id = o.tenant_id and q.external_id = 'P' || 1 + substr(p.external_id, 2)::integer % 200
join people h on h.tenant_id = o.tenant_id and h.kind = 'HOUSE'
cross join lateral (values (p.id, 0, 'HOUSE_REP', 60), (q.id, 1, 'SUBAGENT', 20), (h.id, 2, 'HOUSE', 20))
    as l(person_id, line, role, percent)
where o.tenant_id = :tenant;

insert into deal_commissions (tenant_id, opportunity_id, commission, rate, target_id)
select o.tenant_id, o.id, o.amount * 0.1, 10, t.id
from opportunities o join targets t on t.tenant_id = o.tenant_id and t.person_id = o.original_owner_id where o.tenant_id = :tenant;

insert into deal_figures (tenant_id, opportunity_id, person_id, type, status, month, owned, amount, weighted_amount, commission,
    weighted_commission)
select o.tenant_id, o.id, l.person_id, 'projected', o.status, date_trunc('month', o.close_date), l.line = 0,
    case when l.line = 0 then o.amount else 0 end, case when l.line = 0 then round(o.amount * w.weight, 2) else 0 end,
    round(o.amount * 0.1 * l.percent / 100, 2), round(round(o.amount * 0.1 * l.percent / 100, 2) * w.weight, 2)
from opportunities o join commission_structure_lines l on l.tenant_id = o.tenant_id and l.opportunity_id = o.id
join (values ('pipeline', 0.10), ('best_case', 0.25), ('commit', 0.75)) as w(status, weight) on w.status = o.status
where o.tenant_id = :tenant;

insert into commission_records (tenant_id, person_id, month, type, deals, amount, weighted_amount, pipeline_amount, best_case_amount,
    commit_amount, unweighted_commission, commission, calculated_at, trigger)
select tenant_id, person_id, month, type, count(*) filter (where owned), sum(amount), sum(weighted_amount),
    coalesce(sum(amount) filter (where status = 'pipeline'), 0), coalesce(sum(amount) filter (where status = 'best_case'), 0),
    coalesce(sum(amount) filter (where status = 'commit'), 0), sum(commission), sum(weighted_commission), now(), 'sync'
from deal_figures where tenant_id = :tenant group by tenant_id, person_id, month, type
