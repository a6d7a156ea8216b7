-- A run closes its month first and works people in chunks; completed_at says that it reached everybody.
alter table closed_months add column completed_at timestamptz;
grant update (completed_at) on closed_months to ${app_role};

-- The earliest commission month among a payout's entries: together with the person it finds them without an index on payout_id.
alter table commission_payouts add column first_entry_month date;
update commission_payouts set first_entry_month = date_trunc('month', period_start)::date;
alter table commission_payouts alter column first_entry_month set not null;
-- DRAW_ADVANCE that nobody owes: a non-recoverable draw's free top-up (DRAW-3).
alter table commission_payouts add column draw_advance_free numeric(19, 4) not null default 0;
alter table commission_payouts add constraint payout_balance_adds_up
    check (balance_after = balance_before + draw_advance - draw_advance_free - draw_recovery);
create index payouts_by_person on commission_payouts (tenant_id, person_id, month);

-- The running number of the batches handed to the payment port: it names the files.
create table payment_batches (
    tenant_id uuid   not null references tenants,
    last      bigint not null,
    primary key (tenant_id)
);

-- Who sends ACH files for the tenant, as its bank assigned it.
create table ach_originators (
    tenant_id           uuid        not null references tenants,
    destination_routing text        not null,
    destination_name    text        not null,
    origin              text        not null,
    origin_name         text        not null,
    company_name        text        not null,
    company_id          text        not null,
    odfi_routing        text        not null,
    version             bigint      not null default 0,
    updated_at          timestamptz not null default now(),
    updated_by          text        not null,
    primary key (tenant_id)
);

call protect('payment_batches', 'select, insert, update');
call protect('ach_originators');
create trigger ach_originators_history after insert or update or delete on ach_originators for each row execute function record_history();
