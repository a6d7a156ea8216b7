insert into people (tenant_id, id, external_id, name, oidc_subject, hire_date)
select :tenant, uuidv7(), 'P' || n, 'Person ' || n, 'p' || n, '2020-01-01' from generate_series(1, 12) n;

insert into accounts (tenant_id, id, external_id, name, territory, type)
select :tenant, uuidv7(), 'A' || n, 'Customer ' || n, 'Territory ' || n % 7, 'SHIPPER' from generate_series(1, :accounts) n;

insert into account_owners (tenant_id, id, account_id, owner_id, effective_from)
select :tenant, uuidv7(), a.id, (select p.id from people p where p.tenant_id = a.tenant_id and p.external_id = 'P1'), '2025-01-01'
from accounts a where a.tenant_id = :tenant;

insert into account_assignments (tenant_id, id, account_id, person_id, role, effective_from)
select :tenant, uuidv7(), account_id, owner_id, 'ACCOUNT_MANAGER', '2025-01-01' from account_owners where tenant_id = :tenant;

insert into opportunities (tenant_id, id, external_id, account_id, name, opened_on, amount, expected_commission, close_date, status,
    original_owner_id)
select :tenant, uuidv7(), 'D' || substr(a.external_id, 2) || '-' || n, a.id, 'Deal ' || n, '2025-06-01', 12000, 1234.57, '2026-12-31', 'pipeline',
    o.owner_id
from accounts a join account_owners o on o.tenant_id = a.tenant_id and o.account_id = a.id cross join generate_series(1, 20) n
where a.tenant_id = :tenant;

insert into opportunity_versions (tenant_id, opportunity_id, position, owner_id)
select tenant_id, id, 0, original_owner_id from opportunities where tenant_id = :tenant;

insert into commission_structure_lines (tenant_id, opportunity_id, position, person_id, line, role, percent)
select o.tenant_id, o.id, 0, l.person_id, l.line, l.role, l.percent
from opportunities o cross join (
    select p.id as person_id, 0 as line, 'HOUSE_REP' as role, 33.33 as percent from people p where p.tenant_id = :tenant and external_id = 'P1'
    union all select p.id, 1, 'SUBAGENT', 21.17 from people p where p.tenant_id = :tenant and external_id = 'P3'
    union all select p.id, 2, 'HOUSE', 45.50 from people p where p.tenant_id = :tenant and kind = 'HOUSE') l
where o.tenant_id = :tenant;

insert into revenue_schedules (tenant_id, id, opportunity_id, start_date, end_date, expected_revenue, expected_commission)
select o.tenant_id, uuidv7(), o.id, m::date, (m + interval '1 month - 1 day')::date, 1000, 100 + length(o.external_id) * 7.77 + extract(month from m)
from opportunities o cross join generate_series(timestamp '2026-01-01', timestamp '2026-12-01', interval '1 month') m
where o.tenant_id = :tenant
