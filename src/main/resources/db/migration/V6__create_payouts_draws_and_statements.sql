-- Payouts, their numbers, draw balances, statements and payment files.

create table payout_numbers (
    tenant_id uuid    not null references tenants,
    month     date    not null,
    last      integer not null,
    primary key (tenant_id, month)
);

create table commission_payouts (
    tenant_id         uuid           not null references tenants,
    id                uuid           not null,
    number            text           not null,
    person_id         uuid           not null,
    -- The month (or last month of the quarter) that it pays.
    month             date           not null,
    period_start      date           not null,
    period_end        date           not null,
    payout_date       date           not null,
    -- gross: commissions and bonuses; net = gross + adjustments + draw_advance - draw_recovery (DRAW-3)
    gross             numeric(19, 4) not null,
    adjustments       numeric(19, 4) not null,
    draw_advance      numeric(19, 4) not null default 0,
    draw_recovery     numeric(19, 4) not null default 0,
    net               numeric(19, 4) not null,
    balance_before    numeric(19, 4) not null default 0,
    balance_after     numeric(19, 4) not null default 0,
    entry_count       integer        not null,
    status            text           not null check (status in ('STOPPED', 'PENDING', 'APPROVED', 'PROCESSING', 'PAID', 'VOID')),
    origin            text           not null check (origin in ('RUN', 'HAND')),
    generated_by      text           not null,
    approved_by       text,
    approved_at       timestamptz,
    payment_method    text check (payment_method in ('CHECK', 'ACH', 'PAYROLL')),
    payment_reference text,
    processing_at     timestamptz,
    payment_error     text,
    paid_at           timestamptz,
    voided_at         timestamptz,
    voided_by         text,
    void_reason       text,
    notes             text,
    version           bigint         not null default 0,
    created_at        timestamptz    not null default now(),
    created_by        text           not null,
    updated_at        timestamptz    not null default now(),
    updated_by        text           not null,
    primary key (tenant_id, id),
    constraint payout_number_unique unique (tenant_id, number),
    constraint payout_person_exists foreign key (tenant_id, person_id) references people,
    constraint payout_adds_up check (net = gross + adjustments + draw_advance - draw_recovery),
    constraint payout_is_never_negative check (net >= 0)
) with (fillfactor = 70);
create unique index one_live_payout_a_month on commission_payouts (tenant_id, person_id, month) where status <> 'VOID';
create index payouts_by_month on commission_payouts (tenant_id, month, id);

alter table commission_entries add constraint entry_payout_exists
    foreign key (tenant_id, payout_id) references commission_payouts;

create table draw_balances (
    tenant_id            uuid           not null references tenants,
    person_id            uuid           not null,
    -- positive: owed to the company; the sum of the ledger's recoverable DRAW and DRAW_RECOVERY rows
    balance              numeric(19, 4) not null default 0,
    last_draw_amount     numeric(19, 4),
    last_draw_on         date,
    last_recovery_amount numeric(19, 4),
    last_recovery_on     date,
    version              bigint         not null default 0,
    updated_at           timestamptz    not null default now(),
    primary key (tenant_id, person_id),
    constraint draw_balance_person_exists foreign key (tenant_id, person_id) references people
);

create table payout_statements (
    tenant_id  uuid        not null references tenants,
    payout_id  uuid        not null,
    pdf        bytea       not null,
    csv        bytea       not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, payout_id),
    constraint statement_of_payout foreign key (tenant_id, payout_id) references commission_payouts
);

create table payment_files (
    tenant_id  uuid        not null references tenants,
    id         uuid        not null,
    name       text        not null,
    media_type text        not null,
    content    bytea       not null,
    payouts    integer     not null,
    created_at timestamptz not null default now(),
    created_by text        not null,
    primary key (tenant_id, id),
    constraint payment_file_name_unique unique (tenant_id, name)
);

-- What the payment port was asked and said: a payout is paid at most once (PAY-5).
create table payments (
    tenant_id     uuid           not null references tenants,
    payout_number text           not null,
    reference     text           not null,
    method        text           not null,
    amount        numeric(19, 4) not null,
    file_id       uuid,
    created_at    timestamptz    not null default now(),
    primary key (tenant_id, payout_number),
    constraint payment_file_exists foreign key (tenant_id, file_id) references payment_files
);

call protect('payout_numbers');
call protect('commission_payouts');
call protect('draw_balances');
call protect('payout_statements');
call protect('payment_files');
call protect('payments');
revoke delete on commission_payouts, payout_numbers, payments, payment_files, payout_statements from ${app_role};
revoke update on payments, payment_files, payout_statements from ${app_role};
