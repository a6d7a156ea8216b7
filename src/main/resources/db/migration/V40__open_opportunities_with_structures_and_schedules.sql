-- Opportunities (deals), who holds which percent of their commission from which day on, and what they earn over time.

create table opportunities (
    tenant_id           uuid        not null references tenants,
    id                  uuid        not null,
    external_id         text,
    account_id          uuid,
    name                text        not null,
    opened_on           date        not null,
    amount              numeric(19, 4) check (amount >= 0),
    close_date          date,
    status              text        not null
        check (status in ('pipeline', 'commit', 'best_case', 'closed_won', 'closed_lost')),
    stage               text,
    -- As the CRM supplied it; without it the commission is the amount at the rate of the owner's target (FCT-1).
    expected_commission numeric(19, 4),
    -- As first given. Who owns it on a day stands in opportunity_versions.
    original_owner_id   uuid,
    deleted_at          timestamptz,
    version             bigint      not null default 0,
    created_at          timestamptz not null default now(),
    created_by          text        not null default 'system',
    updated_at          timestamptz not null default now(),
    updated_by          text        not null default 'system',
    primary key (tenant_id, id),
    constraint opportunity_external_id_unique unique (tenant_id, external_id),
    constraint opportunity_account_exists foreign key (tenant_id, account_id) references accounts,
    constraint opportunity_owner_exists foreign key (tenant_id, original_owner_id) references people,
    constraint opportunity_closed_has_date_and_amount check (status not in ('closed_won', 'closed_lost')
        or close_date is not null and amount is not null)
) with (fillfactor = 70);
create index opportunities_by_account on opportunities (tenant_id, account_id) where account_id is not null;
create index opportunities_by_close_date on opportunities (tenant_id, close_date) where deleted_at is null;

-- Owner and structure from a day on: the original (position 0, kept for ever), then what each change brought. On a day holds the
-- highest position whose day has come (OPP-4). Undoing a change takes its versions away; the log of changes keeps them.
create table opportunity_versions (
    tenant_id      uuid    not null references tenants,
    opportunity_id uuid    not null,
    position       integer not null check (position >= 0),
    effective_from date    not null default '-infinity',
    owner_id       uuid,
    change_id      uuid,
    primary key (tenant_id, opportunity_id, position),
    constraint version_of_opportunity foreign key (tenant_id, opportunity_id) references opportunities,
    constraint version_owner_exists foreign key (tenant_id, owner_id) references people,
    constraint version_original_is_first check ((position = 0) = (change_id is null)
        and (position = 0) = (effective_from = '-infinity'))
);
create index opportunity_versions_by_owner on opportunity_versions (tenant_id, owner_id, opportunity_id);

create table commission_structure_lines (
    tenant_id      uuid          not null references tenants,
    opportunity_id uuid          not null,
    position       integer       not null,
    person_id      uuid          not null,
    -- HOUSE_REP 0, SUBAGENTs in their order, HOUSE last: the order in which an amount is divided (MON-4).
    line           smallint      not null check (line >= 0),
    role           text          not null check (role in ('HOUSE_REP', 'SUBAGENT', 'HOUSE')),
    percent        numeric(5, 2) not null check (percent between 0 and 100),
    primary key (tenant_id, opportunity_id, position, person_id),
    constraint line_of_version foreign key (tenant_id, opportunity_id, position) references opportunity_versions on delete cascade,
    constraint line_person_exists foreign key (tenant_id, person_id) references people
);
create index structure_lines_by_person on commission_structure_lines (tenant_id, person_id, opportunity_id);

-- A structure is written whole, in one statement: it totals 100.00 with one HOUSE and at most one HOUSE_REP (OPP-2).
create function check_structures() returns trigger language plpgsql as $$
begin
    if exists (select 1 from written group by tenant_id, opportunity_id, position
               having sum(percent) <> 100 or count(*) filter (where role = 'HOUSE') <> 1
                   or count(*) filter (where role = 'HOUSE_REP') > 1) then
        raise exception 'a structure must total 100.00 with one HOUSE and at most one HOUSE_REP'
            using errcode = 'check_violation', constraint = 'structure_is_whole';
    end if;
    return null;
end $$;
create trigger structures_are_whole after insert on commission_structure_lines
    referencing new table as written for each statement execute function check_structures();

create table revenue_schedules (
    tenant_id           uuid           not null references tenants,
    id                  uuid           not null,
    opportunity_id      uuid           not null,
    external_id         text,
    start_date          date           not null,
    end_date            date           not null,
    expected_revenue    numeric(19, 4) check (expected_revenue >= 0),
    expected_commission numeric(19, 4) not null,
    -- PAID is seen from its entries.
    status              text           not null default 'PLANNED' check (status in ('PLANNED', 'RECONCILED')),
    actual_commission   numeric(19, 4),
    reconciled_at       timestamptz,
    reconciled_by       text,
    version             bigint         not null default 0,
    created_at          timestamptz    not null default now(),
    created_by          text           not null default 'system',
    updated_at          timestamptz    not null default now(),
    updated_by          text           not null default 'system',
    primary key (tenant_id, id),
    constraint schedule_of_opportunity foreign key (tenant_id, opportunity_id) references opportunities,
    constraint schedule_external_id_unique unique (tenant_id, opportunity_id, external_id),
    constraint schedule_range check (end_date >= start_date),
    constraint schedule_reconciled_has_amount check ((status = 'RECONCILED') = (actual_commission is not null)
        and (status = 'RECONCILED') = (reconciled_at is not null))
);
create index revenue_schedules_by_opportunity on revenue_schedules (tenant_id, opportunity_id, start_date, id);

-- Money of a leaver that was confirmed as trailing pay: it is posted although the day lies after their end (PPL-3).
create table trailing_confirmations (
    tenant_id       uuid        not null references tenants,
    opportunity_id  uuid        not null,
    -- The deal itself where it has no rows.
    schedule_row_id uuid,
    person_id       uuid        not null,
    reason          text        not null,
    created_at      timestamptz not null default now(),
    created_by      text        not null,
    constraint trailing_once unique nulls not distinct (tenant_id, opportunity_id, schedule_row_id, person_id),
    constraint trailing_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunities,
    constraint trailing_row_exists foreign key (tenant_id, schedule_row_id) references revenue_schedules,
    constraint trailing_person_exists foreign key (tenant_id, person_id) references people
);

-- A person's role at an account over time (ACC-1).
create table account_assignments (
    tenant_id      uuid        not null references tenants,
    id             uuid        not null,
    account_id     uuid        not null,
    person_id      uuid        not null,
    role           text        not null,
    effective_from date        not null,
    effective_to   date,
    created_at     timestamptz not null default now(),
    created_by     text        not null default 'system',
    primary key (tenant_id, id),
    constraint account_assignment_account_exists foreign key (tenant_id, account_id) references accounts,
    constraint account_assignment_person_exists foreign key (tenant_id, person_id) references people,
    constraint account_assignment_range check (effective_to is null or effective_to >= effective_from),
    constraint account_assignment_overlap exclude using gist
        (tenant_id with =, account_id with =, role with =, daterange(effective_from, effective_to, '[]') with &&)
);
create index account_owners_by_owner on account_owners (tenant_id, owner_id);

call protect('opportunities');
call protect('opportunity_versions');
call protect('commission_structure_lines');
call protect('revenue_schedules');
call protect('trailing_confirmations', 'select, insert');
call protect('account_assignments');
revoke update on opportunity_versions, commission_structure_lines from ${app_role};
revoke delete on opportunities from ${app_role};

create function refuse_loss_of_original() returns trigger language plpgsql as $$
begin
    raise exception 'the original structure is kept for ever' using errcode = 'insufficient_privilege';
end $$;
create trigger originals_are_kept before delete on opportunity_versions for each row
    when (old.position = 0) execute function refuse_loss_of_original();

-- What people change stands in the history; versions and structures stand in the log of changes.
create trigger opportunities_history after update on opportunities for each row
    when ((old.external_id, old.account_id, old.name, old.opened_on, old.amount, old.close_date, old.status, old.stage,
            old.expected_commission, old.deleted_at)
        is distinct from (new.external_id, new.account_id, new.name, new.opened_on, new.amount, new.close_date, new.status, new.stage,
            new.expected_commission, new.deleted_at))
    execute function record_history();
create trigger revenue_schedules_history after update or delete on revenue_schedules
    for each row execute function record_history();

-- Entries of deals and of schedule rows, and what keeps them from being posted.
alter table commission_entries
    add constraint entry_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunities,
    add constraint entry_schedule_row_exists foreign key (tenant_id, schedule_row_id) references revenue_schedules;
create index entries_by_opportunity on commission_entries (tenant_id, opportunity_id) where opportunity_id is not null;
alter table commission_exceptions
    add column opportunity_id uuid,
    add column schedule_row_id uuid,
    add constraint exception_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunities,
    add constraint exception_schedule_row_exists foreign key (tenant_id, schedule_row_id) references revenue_schedules;
drop index one_open_exception;
create unique index one_open_exception on commission_exceptions
    (tenant_id, load_id, opportunity_id, schedule_row_id, person_id, payout_id, code) nulls not distinct where status = 'OPEN';
create index exceptions_by_opportunity on commission_exceptions (tenant_id, opportunity_id) where opportunity_id is not null;
