-- Batches of reassignment, their queue, and the log of changes: append-only, one chain of digests per tenant (RSG-6, BAT-1).

create table reassignment_batches (
    tenant_id        uuid        not null references tenants,
    id               uuid        not null,
    level            text        not null check (level in ('L1', 'L2', 'L3')),
    status           text        not null check (status in ('PENDING', 'RUNNING', 'COMPLETE', 'ERROR', 'CANCELLED')),
    -- UNIFORM, SEGMENTED, MANUAL_QUEUE, AUTO; ACCOUNTS in level 2, OPPORTUNITY in level 1, ROLLBACK when it undoes another
    strategy         text        not null,
    scope            json        not null,
    -- All that was asked for, as the run needs it.
    request          json        not null,
    -- About whom it is, where it is about one person.
    person_id        uuid,
    effective_date   date,
    reason           text        not null check (btrim(reason) <> ''),
    reference        text,
    notify_users     boolean     not null default true,
    -- What a preview answered: checked once, at the start (RSG-8).
    state_hash       text,
    -- The manual queue to which a group of decisions belongs.
    queue_id         uuid,
    rollback_of      uuid,
    -- Items in their order are resumed behind the last position done.
    planned          boolean     not null default false,
    done_position    integer     not null default 0,
    total            integer     not null default 0,
    applied          integer     not null default 0,
    skipped          integer     not null default 0,
    conflicted       integer     not null default 0,
    cancel_requested boolean     not null default false,
    -- Whoever holds the lease works; the token rises with each holder, and a chunk of an older one is not written.
    lease_holder     text,
    lease_token      bigint      not null default 0,
    lease_until      timestamptz,
    error_code       text,
    error            text,
    created_at       timestamptz not null default now(),
    created_by       text        not null,
    started_at       timestamptz,
    executed_at      timestamptz,
    updated_at       timestamptz not null default now(),
    version          bigint      not null default 0,
    primary key (tenant_id, id),
    constraint batch_person_exists foreign key (tenant_id, person_id) references people,
    constraint batch_rollback_exists foreign key (tenant_id, rollback_of) references reassignment_batches,
    constraint batch_queue_exists foreign key (tenant_id, queue_id) references reassignment_batches,
    constraint batch_ended_has_end check ((status in ('COMPLETE', 'ERROR', 'CANCELLED')) = (executed_at is not null))
) with (fillfactor = 50);
create unique index one_rollback_of_a_batch on reassignment_batches (tenant_id, rollback_of)
    where rollback_of is not null and status <> 'ERROR' and status <> 'CANCELLED';
create index batches_newest_first on reassignment_batches (tenant_id, created_at desc, id desc);
create index batches_about_person on reassignment_batches (tenant_id, person_id) where person_id is not null;
create index batches_open on reassignment_batches (tenant_id, created_at) where status in ('PENDING', 'RUNNING');

-- What a batch works on, fixed when it starts, in the order in which it is done: accounts first, then opportunities.
create table reassignment_items (
    tenant_id      uuid    not null references tenants,
    batch_id       uuid    not null,
    position       integer not null check (position > 0),
    account_id     uuid,
    opportunity_id uuid,
    -- The change chosen for this item, where the batch does not give all the same; and why (level 3).
    change         json,
    pick           text,
    primary key (tenant_id, batch_id, position),
    constraint item_of_batch foreign key (tenant_id, batch_id) references reassignment_batches,
    constraint item_is_one_thing check ((account_id is null) <> (opportunity_id is null)),
    constraint item_account_exists foreign key (tenant_id, account_id) references accounts,
    constraint item_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunities
);

-- Items that a batch left alone, and why; what it applied stands in the log of changes.
create table reassignment_left (
    tenant_id      uuid    not null references tenants,
    batch_id       uuid    not null,
    position       integer not null,
    account_id     uuid,
    opportunity_id uuid,
    outcome        text    not null check (outcome in ('SKIPPED', 'CONFLICT')),
    reason         text    not null,
    detail         text,
    primary key (tenant_id, batch_id, position),
    constraint left_of_batch foreign key (tenant_id, batch_id) references reassignment_batches
);

create table commission_changes (
    tenant_id      uuid        not null references tenants,
    id             uuid        not null,
    chain_position bigint      not null,
    opportunity_id uuid        not null,
    batch_id       uuid        not null,
    scope          text        not null check (scope in ('L1', 'L2', 'L3')),
    type           text        not null check (type in ('HOUSE_ABSORB', 'DIRECT_TRANSFER', 'CUSTOM')),
    departing_id   uuid,
    -- First day of the new state, last day of the old one (TIME-3).
    effective_date date        not null,
    end_date       date        not null,
    -- {"ownerId": …, "structure": [{"role", "personId", "percent"} …]}
    before         json        not null,
    after          json        not null,
    reason         text        not null,
    reference      text,
    pick           text,
    rollback_of    uuid,
    created_at     timestamptz not null,
    created_by     text        not null,
    digest         bytea       not null,
    primary key (tenant_id, id),
    constraint commission_change_in_chain unique (tenant_id, chain_position),
    constraint change_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunities,
    constraint change_batch_exists foreign key (tenant_id, batch_id) references reassignment_batches
);
create index commission_changes_by_opportunity on commission_changes (tenant_id, opportunity_id, chain_position);
create index commission_changes_by_batch on commission_changes (tenant_id, batch_id, chain_position);
create unique index commission_change_undone_once on commission_changes (tenant_id, rollback_of) where rollback_of is not null;

create table account_changes (
    tenant_id      uuid        not null references tenants,
    id             uuid        not null,
    chain_position bigint      not null,
    account_id     uuid        not null,
    batch_id       uuid        not null,
    scope          text        not null check (scope in ('L1', 'L2', 'L3')),
    effective_date date        not null,
    -- {"ownerId": …, "assignment": {"personId", "role"}}
    before         json        not null,
    after          json        not null,
    -- What the account had from that day on, for the undo: owner and assignment ranges as they were.
    undo           json        not null,
    reason         text        not null,
    reference      text,
    pick           text,
    rollback_of    uuid,
    created_at     timestamptz not null,
    created_by     text        not null,
    digest         bytea       not null,
    primary key (tenant_id, id),
    constraint account_change_in_chain unique (tenant_id, chain_position),
    constraint account_change_account_exists foreign key (tenant_id, account_id) references accounts,
    constraint account_change_batch_exists foreign key (tenant_id, batch_id) references reassignment_batches
);
create index account_changes_by_account on account_changes (tenant_id, account_id, chain_position);
create index account_changes_by_batch on account_changes (tenant_id, batch_id, chain_position);
create unique index account_change_undone_once on account_changes (tenant_id, rollback_of) where rollback_of is not null;

-- The end of each tenant's chain: whoever appends holds the row.
create table change_chains (
    tenant_id  uuid        not null references tenants,
    position   bigint      not null,
    digest     bytea       not null,
    updated_at timestamptz not null,
    primary key (tenant_id)
) with (fillfactor = 50);

call protect('reassignment_batches', 'select, insert, update');
call protect('reassignment_items', 'select, insert');
call protect('reassignment_left', 'select, insert');
call protect('commission_changes', 'select, insert');
call protect('account_changes', 'select, insert');
call protect('change_chains', 'select, insert, update');

-- Not even the owner of the tables changes the log by accident.
create function refuse_change_of_log() returns trigger language plpgsql as $$
begin
    raise exception 'the log of changes is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger commission_changes_are_kept before update or delete on commission_changes
    for each row execute function refuse_change_of_log();
create trigger account_changes_are_kept before update or delete on account_changes
    for each row execute function refuse_change_of_log();
create trigger commission_changes_are_not_emptied before truncate on commission_changes
    for each statement execute function refuse_change_of_log();
create trigger account_changes_are_not_emptied before truncate on account_changes
    for each statement execute function refuse_change_of_log();

-- Which tenants have batches that somebody could work on now: ids, nothing of their data.
create policy owner_finds_work on reassignment_batches for select to current_user using (status in ('PENDING', 'RUNNING'));
create function tenants_with_open_batches() returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select distinct tenant_id from reassignment_batches
          where status in ('PENDING', 'RUNNING') and (lease_until is null or lease_until < clock_timestamp()) $$;
revoke execute on function tenants_with_open_batches() from public;
grant execute on function tenants_with_open_batches() to ${app_role};
