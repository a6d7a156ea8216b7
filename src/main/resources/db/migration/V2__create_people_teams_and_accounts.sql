-- People, teams and customer accounts. Every key leads with tenant_id, so the schema can be distributed by tenant.

-- Decimals of the tenant's currency, for amounts that the database itself writes into events (MON-1).
alter table tenants add column minor_units integer not null generated always as (case
    when currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF',
        'XPF') then 0
    when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
    when currency in ('CLF', 'UYW') then 4
    else 2 end) stored;

create table teams (
    tenant_id  uuid        not null references tenants,
    id         uuid        not null,
    name       text        not null,
    version    bigint      not null default 0,
    created_at timestamptz not null default now(),
    created_by text        not null default 'system',
    updated_at timestamptz not null default now(),
    updated_by text        not null default 'system',
    primary key (tenant_id, id),
    constraint team_name_unique unique (tenant_id, name)
);

create table people (
    tenant_id                uuid        not null references tenants,
    id                       uuid        not null,
    kind                     text        not null default 'PERSON' check (kind in ('PERSON', 'HOUSE', 'UNASSIGNED')),
    external_id              text,
    name                     text        not null,
    email                    text,
    oidc_subject             text,
    team_id                  uuid,
    territory                text,
    manager_id               uuid,
    hire_date                date,
    termination_date         date,
    status                   text        not null default 'ACTIVE' check (status in ('ACTIVE', 'TERMINATED')),
    commission_eligible      boolean     not null default true,
    -- First day on which an ineligible person earns nothing; earlier days keep what they earned.
    ineligible_since         date,
    commission_end_date      date,
    reassignment_status      text        not null default 'ACTIVE'
        check (reassignment_status in ('ACTIVE', 'PENDING', 'COMPLETE', 'N_A')),
    active_opportunity_count integer     not null default 0,
    version                  bigint      not null default 0,
    created_at               timestamptz not null default now(),
    created_by               text        not null default 'system',
    updated_at               timestamptz not null default now(),
    updated_by               text        not null default 'system',
    primary key (tenant_id, id),
    constraint person_external_id_unique unique (tenant_id, external_id),
    constraint person_subject_unique unique (tenant_id, oidc_subject),
    constraint person_team_exists foreign key (tenant_id, team_id) references teams,
    constraint person_manager_exists foreign key (tenant_id, manager_id) references people,
    constraint person_is_not_own_manager check (manager_id is distinct from id),
    constraint person_terminated_has_date check (status <> 'TERMINATED' or termination_date is not null),
    constraint person_ineligible_has_date check (commission_eligible or ineligible_since is not null)
);
create unique index one_special_owner_of_a_kind on people (tenant_id, kind) where kind <> 'PERSON';
create index people_by_manager on people (tenant_id, manager_id);
create index people_by_team on people (tenant_id, team_id);

-- Kept apart from people: few may read it, and it never appears in a history row.
create table payment_details (
    tenant_id      uuid        not null references tenants,
    person_id      uuid        not null,
    payment_method text        not null check (payment_method in ('CHECK', 'ACH', 'PAYROLL')),
    routing_number text,
    account_number text,
    account_type   text check (account_type in ('CHECKING', 'SAVINGS')),
    version        bigint      not null default 0,
    updated_at     timestamptz not null default now(),
    updated_by     text        not null default 'system',
    primary key (tenant_id, person_id),
    constraint payment_details_person_exists foreign key (tenant_id, person_id) references people,
    constraint ach_needs_bank_details check (payment_method <> 'ACH'
        or (routing_number is not null and account_number is not null and account_type is not null))
);

create table accounts (
    tenant_id   uuid        not null references tenants,
    id          uuid        not null,
    external_id text,
    name        text        not null,
    type        text,
    territory   text,
    value_class text,
    status      text        not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE')),
    version     bigint      not null default 0,
    created_at  timestamptz not null default now(),
    created_by  text        not null default 'system',
    updated_at  timestamptz not null default now(),
    updated_by  text        not null default 'system',
    primary key (tenant_id, id),
    constraint account_external_id_unique unique (tenant_id, external_id)
);

create table account_owners (
    tenant_id      uuid        not null references tenants,
    id             uuid        not null,
    account_id     uuid        not null,
    owner_id       uuid        not null,
    effective_from date        not null,
    effective_to   date,
    created_at     timestamptz not null default now(),
    created_by     text        not null default 'system',
    primary key (tenant_id, id),
    constraint account_owner_account_exists foreign key (tenant_id, account_id) references accounts,
    constraint account_owner_person_exists foreign key (tenant_id, owner_id) references people,
    constraint account_owner_range check (effective_to is null or effective_to >= effective_from),
    constraint account_owner_overlap exclude using gist
        (tenant_id with =, account_id with =, daterange(effective_from, effective_to, '[]') with &&)
);

call protect('teams');
call protect('people');
call protect('payment_details');
call protect('accounts');
call protect('account_owners');

-- Every tenant has its two special owners from its first moment (PPL-2).
create function open_with_special_owners() returns trigger language plpgsql as $$
declare
    outer_tenant text := current_setting('app.tenant', true);
begin
    perform set_config('app.tenant', new.tenant_id::text, true);
    insert into people (tenant_id, id, kind, name, reassignment_status)
    values (new.tenant_id, gen_random_uuid(), 'HOUSE', 'House', 'N_A'),
           (new.tenant_id, gen_random_uuid(), 'UNASSIGNED', 'Unassigned', 'N_A');
    perform set_config('app.tenant', coalesce(outer_tenant, ''), true);
    return null;
end $$;
create trigger tenants_open_with_special_owners after insert on tenants
    for each row execute function open_with_special_owners();
