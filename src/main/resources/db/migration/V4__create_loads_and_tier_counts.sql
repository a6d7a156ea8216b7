-- Loads as the newest events tell them, and the counts over which tiers, caps and bonuses run.

create table loads (
    tenant_id          uuid        not null references tenants,
    id                 uuid        not null,
    external_id        text        not null,
    -- As the source named it; the account when we know one by that name.
    customer_reference text,
    account_id         uuid,
    order_id           text,
    revenue            numeric(19, 4) check (revenue >= 0),
    carrier_cost       numeric(19, 4) check (carrier_cost >= 0),
    linehaul           numeric(19, 4) check (linehaul >= 0),
    delivered_at       timestamptz,
    invoiced           boolean     not null default false,
    invoice_paid_at    timestamptz,
    cancelled          boolean     not null default false,
    status             text        not null generated always as (case
        when cancelled then 'CANCELLED'
        when invoiced or invoice_paid_at is not null then 'INVOICED'
        when delivered_at is not null then 'DELIVERED'
        else 'BOOKED' end) stored,
    -- For each fact the time and id of the event that decided it (LOAD-4).
    decided_by         json        not null default '{}',
    -- Local dates by the tenant's zone, kept by the calculation.
    delivered_on       date,
    commissionable_on  date,
    calculation_due    boolean     not null default false,
    version            bigint      not null default 0,
    created_at         timestamptz not null default now(),
    created_by         text        not null default 'system',
    updated_at         timestamptz not null default now(),
    updated_by         text        not null default 'system',
    primary key (tenant_id, id),
    constraint load_external_id_unique unique (tenant_id, external_id),
    constraint load_account_exists foreign key (tenant_id, account_id) references accounts
);
create index loads_due on loads (tenant_id, id) where calculation_due;
create index loads_by_account on loads (tenant_id, account_id);
create index loads_by_delivery on loads (tenant_id, delivered_on);

create table load_reps (
    tenant_id     uuid     not null references tenants,
    load_id       uuid     not null,
    -- 1 is the primary.
    position      smallint not null check (position >= 1),
    rep_reference text     not null,
    person_id     uuid,
    -- null on every row: LOAD-2's default shares.
    share         numeric(7, 4) check (share between 0 and 100),
    primary key (tenant_id, load_id, position),
    constraint load_rep_load_exists foreign key (tenant_id, load_id) references loads on delete cascade,
    constraint load_rep_person_exists foreign key (tenant_id, person_id) references people
);
create index load_reps_by_person on load_reps (tenant_id, person_id);
create index load_reps_unknown on load_reps (tenant_id, rep_reference) where person_id is null;

-- One count: a person's run on one plan's terms within one tier period (CALC-3, PLAN-5). Its lock orders calculations (CALC-6).
create table tier_counts (
    tenant_id     uuid           not null references tenants,
    id            uuid           not null,
    person_id     uuid           not null,
    plan_id       uuid           not null,
    starts_on     date           not null,
    period_start  date           not null,
    period_end    date           not null,
    last_sequence integer        not null default 0,
    revenue       numeric(24, 8) not null default 0,
    margin        numeric(24, 8) not null default 0,
    loads         numeric(24, 8) not null default 0,
    -- Sum of the loads' commissions before a cap; what the cap of an untiered plan is measured against.
    uncapped      numeric(19, 4) not null default 0,
    commission    numeric(19, 4) not null default 0,
    primary key (tenant_id, id),
    constraint tier_count_unique unique (tenant_id, person_id, plan_id, starts_on, period_start, period_end),
    constraint tier_count_person_exists foreign key (tenant_id, person_id) references people,
    constraint tier_count_plan_exists foreign key (tenant_id, plan_id) references commission_plans
);

-- A load's place in a count: given once, kept for ever (LOAD-4).
create table tier_count_loads (
    tenant_id  uuid    not null references tenants,
    count_id   uuid    not null,
    load_id    uuid    not null,
    sequence   integer not null,
    counted    boolean not null,
    commission numeric(19, 4) not null default 0,
    primary key (tenant_id, count_id, load_id),
    constraint tier_count_sequence_unique unique (tenant_id, count_id, sequence),
    constraint tier_count_load_count_exists foreign key (tenant_id, count_id) references tier_counts,
    constraint tier_count_load_exists foreign key (tenant_id, load_id) references loads
);
create index tier_count_loads_by_load on tier_count_loads (tenant_id, load_id);

-- A reversal by hand that sticks (ENT-3): the whole load, or one person's part of it.
create table load_holds (
    tenant_id  uuid        not null references tenants,
    id         uuid        not null,
    load_id    uuid        not null,
    person_id  uuid,
    entry_id   uuid        not null,
    reason     text        not null,
    created_at timestamptz not null default now(),
    created_by text        not null,
    primary key (tenant_id, id),
    constraint load_hold_unique unique nulls not distinct (tenant_id, load_id, person_id),
    constraint load_hold_load_exists foreign key (tenant_id, load_id) references loads,
    constraint load_hold_person_exists foreign key (tenant_id, person_id) references people
);

call protect('loads');
call protect('load_reps');
call protect('tier_counts');
call protect('tier_count_loads');
call protect('load_holds');
