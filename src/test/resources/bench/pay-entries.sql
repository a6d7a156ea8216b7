-- The floor: everything approved of January 2026 is paid, for people without draws and payouts. Each amount is held against
-- basis, rate and share, to the cents that a schedule's rounding may shift; the service recomputes it from its explanation.
set local jit = off;
set local work_mem = '128MB';

insert into closed_months (tenant_id, month, closed_by, completed_at) values (:tenant, '2026-01-01', 'bench', now());

create temporary table paying on commit drop as
select uuidv7() as id, person_id, row_number() over (order by person_id) as place, sum(amount) as net, count(*) as entries,
    min(commission_month) as first_month
from commission_entries
where tenant_id = :tenant and commission_month <= '2026-01-01' and status = 'APPROVED' and payout_id is null and approved_at <= now()
group by person_id
having bool_and(abs(amount - round(basis_amount * rate_applied / 100 * coalesce(split_percent, 100) / 100, 2)) <= 0.02);
analyze paying;

insert into payout_numbers (tenant_id, month, last) select :tenant, '2026-01-01', count(*) from paying;

insert into commission_payouts (tenant_id, id, number, person_id, month, period_start, period_end, payout_date, gross,
    adjustments, net, entry_count, first_entry_month, status, origin, generated_by, approved_by, approved_at, created_by, updated_by)
select :tenant, id, 'PAY-202601-' || lpad(place::text, 6, '0'), person_id, '2026-01-01', '2026-01-01', '2026-01-31',
    (now() at time zone t.time_zone)::date, net, 0, net, entries, first_month,
    case when net > 10000 then 'PENDING' else 'APPROVED' end, 'RUN', 'bench', case when net <= 10000 then 'payout-run' end,
    case when net <= 10000 then now() end, 'bench', 'bench'
from paying, tenants t where t.tenant_id = :tenant order by place;

update commission_entries e set payout_id = p.id, updated_at = now(), updated_by = 'bench', version = version + 1
from paying p
where e.tenant_id = :tenant and e.person_id = p.person_id and e.commission_month <= '2026-01-01' and e.status = 'APPROVED'
    and e.payout_id is null and e.approved_at <= now();

insert into outbox_events (tenant_id, id, type, person_id, subject, data)
select :tenant, uuidv7(), n.type, p.person_id, p.id::text,
    json_build_object('payoutId', p.id, 'number', p.number, 'personId', p.person_id, 'month', to_char(p.month, 'YYYY-MM'),
        'net', round(p.net, t.minor_units), 'currency', t.currency, 'status', p.status, 'paymentMethod', p.payment_method,
        'paymentReference', p.payment_reference)
from commission_payouts p
join tenants t on t.tenant_id = p.tenant_id
join (values ('payout.generated'), ('payout.approved')) n (type) on n.type = 'payout.generated' or p.status = 'APPROVED'
where p.tenant_id = :tenant
