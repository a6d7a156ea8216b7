-- What decides a commission. Each thing is an identity row (its version is the ETag, its lock orders changes) with version
-- rows over ranges of local dates, both ends inclusive. A correction of a range keeps the corrected row with live = false.

create table commission_settings (
    tenant_id  uuid        not null references tenants,
    version    bigint      not null default 0,
    updated_at timestamptz not null default now(),
    updated_by text        not null default 'system',
    primary key (tenant_id)
);

create table commission_settings_versions (
    tenant_id                 uuid          not null references tenants,
    id                        uuid          not null,
    effective_from            date          not null,
    effective_to              date,
    revision                  integer       not null,
    live                      boolean       not null default true,
    time_zone                 text          not null,
    calculation_trigger       text          not null check (calculation_trigger in ('ON_DELIVERY', 'ON_PAYMENT')),
    default_rate_enabled      boolean       not null default true,
    default_rate              numeric(7, 4) not null,
    default_minimum_margin    numeric(7, 4) not null,
    base_primary_split        numeric(7, 4) not null default 60 check (base_primary_split between 0 and 100),
    split_mode                text          not null default 'RATE_THEN_SPLIT'
        check (split_mode in ('RATE_THEN_SPLIT', 'CREDIT_THEN_RATE')),
    payment_schedule          text          not null default 'MONTHLY' check (payment_schedule in ('MONTHLY', 'QUARTERLY')),
    payout_generation_day     integer       not null check (payout_generation_day between 1 and 31),
    payout_approval_threshold numeric(19, 4) not null check (payout_approval_threshold >= 0),
    recovery_cap_percent      numeric(7, 4) check (recovery_cap_percent between 0 and 100),
    prorate_draws             boolean       not null default false,
    created_at                timestamptz   not null default now(),
    created_by                text          not null default 'system',
    primary key (tenant_id, id),
    constraint settings_version_of foreign key (tenant_id) references commission_settings,
    constraint settings_range check (effective_to is null or effective_to >= effective_from),
    constraint settings_overlap exclude using gist
        (tenant_id with =, daterange(effective_from, effective_to, '[]') with &&) where (live)
);

create table withheld_permissions (
    tenant_id  uuid not null references tenants,
    role       text not null,
    permission text not null,
    primary key (tenant_id, role, permission)
);

create table commission_plans (
    tenant_id   uuid        not null references tenants,
    id          uuid        not null,
    external_id text,
    status      text        not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE')),
    version     bigint      not null default 0,
    created_at  timestamptz not null default now(),
    created_by  text        not null default 'system',
    updated_at  timestamptz not null default now(),
    updated_by  text        not null default 'system',
    primary key (tenant_id, id),
    constraint plan_external_id_unique unique (tenant_id, external_id)
);

create table commission_plan_versions (
    tenant_id              uuid           not null references tenants,
    id                     uuid           not null,
    plan_id                uuid           not null,
    effective_from         date           not null,
    effective_to           date,
    revision               integer        not null,
    live                   boolean        not null default true,
    name                   text           not null,
    description            text,
    type                   text           not null
        check (type in ('FLAT_FEE', 'PERCENT_REVENUE', 'PERCENT_MARGIN', 'TIERED', 'CUSTOM')),
    basis                  text           not null check (basis in ('GROSS_REVENUE', 'NET_MARGIN', 'LINEHAUL')),
    flat_amount            numeric(19, 4) check (flat_amount >= 0),
    percent_rate           numeric(7, 4) check (percent_rate >= 0),
    -- null: the tenant's default; margin_gate = false: no gate at all
    minimum_margin_percent numeric(7, 4),
    margin_gate            boolean        not null default true,
    is_default             boolean        not null default false,
    tier_mode              text           not null default 'MARGINAL' check (tier_mode in ('MARGINAL', 'WHOLE')),
    rules                  text,
    cap                    numeric(19, 4) check (cap >= 0),
    floor                  numeric(19, 4) check (floor >= 0),
    created_at             timestamptz    not null default now(),
    created_by             text           not null default 'system',
    primary key (tenant_id, id),
    constraint plan_version_of foreign key (tenant_id, plan_id) references commission_plans,
    constraint plan_range check (effective_to is null or effective_to >= effective_from),
    constraint plan_basis_fits_type check ((type <> 'PERCENT_REVENUE' or basis in ('GROSS_REVENUE', 'LINEHAUL'))
        and (type <> 'PERCENT_MARGIN' or basis = 'NET_MARGIN')),
    constraint plan_has_its_rate check ((type <> 'FLAT_FEE' or flat_amount is not null)
        and (type not in ('PERCENT_REVENUE', 'PERCENT_MARGIN') or percent_rate is not null)
        and (type <> 'CUSTOM' or rules is not null)),
    constraint plan_overlap exclude using gist
        (tenant_id with =, plan_id with =, daterange(effective_from, effective_to, '[]') with &&) where (live),
    constraint default_plan_overlap exclude using gist
        (tenant_id with =, daterange(effective_from, effective_to, '[]') with &&) where (live and is_default)
);
create unique index plan_name_and_date_unique on commission_plan_versions (tenant_id, name, effective_from) where live;
create index plan_versions_by_plan on commission_plan_versions (tenant_id, plan_id);

create table commission_plan_tiers (
    tenant_id       uuid           not null references tenants,
    plan_version_id uuid           not null,
    tier_number     integer        not null check (tier_number >= 1),
    name            text,
    threshold_type  text           not null check (threshold_type in ('REVENUE', 'LOAD_COUNT', 'MARGIN')),
    minimum         numeric(19, 4) not null check (minimum >= 0),
    maximum         numeric(19, 4),
    rate_type       text           not null check (rate_type in ('FLAT', 'PERCENT')),
    rate            numeric(19, 4) not null check (rate >= 0),
    period          text           not null check (period in ('MONTHLY', 'QUARTERLY', 'ANNUAL')),
    primary key (tenant_id, plan_version_id, tier_number),
    constraint tier_of_plan_version foreign key (tenant_id, plan_version_id) references commission_plan_versions,
    constraint tier_range check (maximum is null or maximum > minimum)
);

-- Reach the threshold in the period, get the amount, once.
create table commission_plan_bonuses (
    tenant_id       uuid           not null references tenants,
    plan_version_id uuid           not null,
    bonus_number    integer        not null check (bonus_number >= 1),
    name            text,
    threshold_type  text           not null check (threshold_type in ('REVENUE', 'LOAD_COUNT', 'MARGIN')),
    threshold       numeric(19, 4) not null check (threshold >= 0),
    amount          numeric(19, 4) not null check (amount >= 0),
    primary key (tenant_id, plan_version_id, bonus_number),
    constraint bonus_of_plan_version foreign key (tenant_id, plan_version_id) references commission_plan_versions
);

create table user_commission_assignments (
    tenant_id  uuid        not null references tenants,
    id         uuid        not null,
    person_id  uuid        not null,
    version    bigint      not null default 0,
    created_at timestamptz not null default now(),
    created_by text        not null default 'system',
    updated_at timestamptz not null default now(),
    updated_by text        not null default 'system',
    primary key (tenant_id, id),
    constraint assignment_person_exists foreign key (tenant_id, person_id) references people
);

create table user_commission_assignment_versions (
    tenant_id        uuid        not null references tenants,
    id               uuid        not null,
    assignment_id    uuid        not null,
    person_id        uuid        not null,
    plan_id          uuid        not null,
    effective_from   date        not null,
    effective_to     date,
    revision         integer     not null,
    live             boolean     not null default true,
    override_rate    numeric(7, 4) check (override_rate >= 0),
    override_flat    numeric(19, 4) check (override_flat >= 0),
    draw_amount      numeric(19, 4) check (draw_amount >= 0),
    draw_recoverable boolean     not null default true,
    created_at       timestamptz not null default now(),
    created_by       text        not null default 'system',
    primary key (tenant_id, id),
    constraint assignment_version_of foreign key (tenant_id, assignment_id) references user_commission_assignments,
    constraint assignment_version_person foreign key (tenant_id, person_id) references people,
    constraint assignment_plan_exists foreign key (tenant_id, plan_id) references commission_plans,
    constraint assignment_range check (effective_to is null or effective_to >= effective_from),
    constraint assignment_one_override check (override_rate is null or override_flat is null),
    constraint assignment_overlap exclude using gist
        (tenant_id with =, person_id with =, daterange(effective_from, effective_to, '[]') with &&) where (live)
);
create index assignment_versions_by_assignment on user_commission_assignment_versions (tenant_id, assignment_id);
create index assignment_versions_by_plan on user_commission_assignment_versions (tenant_id, plan_id);

create table customer_commission_overrides (
    tenant_id  uuid        not null references tenants,
    id         uuid        not null,
    person_id  uuid        not null,
    account_id uuid        not null,
    version    bigint      not null default 0,
    created_at timestamptz not null default now(),
    created_by text        not null default 'system',
    updated_at timestamptz not null default now(),
    updated_by text        not null default 'system',
    primary key (tenant_id, id),
    constraint override_person_exists foreign key (tenant_id, person_id) references people,
    constraint override_account_exists foreign key (tenant_id, account_id) references accounts
);

create table customer_commission_override_versions (
    tenant_id      uuid           not null references tenants,
    id             uuid           not null,
    override_id    uuid           not null,
    person_id      uuid           not null,
    account_id     uuid           not null,
    effective_from date           not null,
    effective_to   date,
    revision       integer        not null,
    live           boolean        not null default true,
    rate_type      text           not null check (rate_type in ('FLAT', 'PERCENT')),
    rate           numeric(19, 4) not null check (rate >= 0),
    -- null: the plan's basis
    basis          text check (basis in ('GROSS_REVENUE', 'NET_MARGIN', 'LINEHAUL')),
    notes          text,
    created_at     timestamptz    not null default now(),
    created_by     text           not null default 'system',
    primary key (tenant_id, id),
    constraint override_version_of foreign key (tenant_id, override_id) references customer_commission_overrides,
    constraint override_version_person foreign key (tenant_id, person_id) references people,
    constraint override_version_account foreign key (tenant_id, account_id) references accounts,
    constraint override_range check (effective_to is null or effective_to >= effective_from),
    constraint override_overlap exclude using gist
        (tenant_id with =, person_id with =, account_id with =, daterange(effective_from, effective_to, '[]') with &&)
        where (live)
);
create index override_versions_by_override on customer_commission_override_versions (tenant_id, override_id);

call protect('commission_settings');
call protect('commission_settings_versions');
call protect('withheld_permissions');
call protect('commission_plans');
call protect('commission_plan_versions');
call protect('commission_plan_tiers');
call protect('commission_plan_bonuses');
call protect('user_commission_assignments');
call protect('user_commission_assignment_versions');
call protect('customer_commission_overrides');
call protect('customer_commission_override_versions');
