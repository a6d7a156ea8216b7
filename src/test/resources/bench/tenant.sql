insert into people (tenant_id, id, external_id, name, oidc_subject, hire_date)
select :tenant, uuidv7(), 'P' || n, 'Person ' || n, 'p' || n, '2020-01-01' from generate_series(1, :people) n;

insert into accounts (tenant_id, id, external_id, name)
select :tenant, uuidv7(), 'A' || n, 'Customer ' || n from generate_series(1, :accounts) n;

insert into commission_plans (tenant_id, id) values (:tenant, uuidv7());

insert into commission_plan_versions (tenant_id, id, plan_id, effective_from, revision, name, type, basis)
select tenant_id, uuidv7(), id, '2020-01-01', 1, 'Tiers on revenue', 'TIERED', 'GROSS_REVENUE' from commission_plans
where tenant_id = :tenant;

insert into commission_plan_tiers (tenant_id, plan_version_id, tier_number, threshold_type, minimum, maximum, rate_type, rate, period)
select tenant_id, id, tier_number, 'REVENUE', minimum, maximum, 'PERCENT', rate, 'MONTHLY'
from commission_plan_versions, (values (1, 0, 8000, 8), (2, 8000, 16000, 10), (3, 16000, null, 12)) t (tier_number, minimum, maximum, rate)
where tenant_id = :tenant;

insert into user_commission_assignments (tenant_id, id, person_id)
select tenant_id, uuidv7(), id from people where tenant_id = :tenant and kind = 'PERSON';

insert into user_commission_assignment_versions (tenant_id, id, assignment_id, person_id, plan_id, effective_from, revision)
select a.tenant_id, uuidv7(), a.id, a.person_id, p.id, '2020-01-01', 1
from user_commission_assignments a join commission_plans p on p.tenant_id = a.tenant_id
where a.tenant_id = :tenant
