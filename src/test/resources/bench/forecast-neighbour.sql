insert into people (tenant_id, id, external_id, name, hire_date)
select :tenant, uuidv7(), 'P' || n, 'Person ' || n, '2020-01-01' from generate_series(1, 200) n;

insert into targets (tenant_id, id, person_id, start_date, end_date, quota, commission_rate)
select :tenant, uuidv7(), id, '2026-01-01', '2027-12-31', 1000000, 10 from people where tenant_id = :tenant and kind = 'PERSON';

insert into commission_records (tenant_id, person_id, month, type, deals, amount, weighted_amount, pipeline_amount, best_case_amount,
    commit_amount, unweighted_commission, commission, calculated_at, trigger)
select :tenant, p.id, m, t, 1, 1, 1, 0, 0, 1, 1, 1, now(), 'sync'
from people p cross join generate_series(timestamp '2025-07-01', timestamp '2027-06-01', interval '1 month') m
cross join (values ('actual'), ('projected')) as types(t) where p.tenant_id = :tenant;

insert into entry_totals (tenant_id, person_id, commission_month, type, state, entries, amount)
select :tenant, p.id, m, 'BONUS', s, 1, 1
from people p cross join generate_series(timestamp '2025-07-01', timestamp '2026-06-01', interval '1 month') m
cross join (values ('PENDING'), ('APPROVED')) as states(s) where p.tenant_id = :tenant
