-- What a tenant settles about reassignment, which levels of it are switched on, and what people are told (RSG-5, BLK-2, FCT-2, BAT-4).

alter table commission_settings_versions
    add column closed_won           text           not null default 'REFUSE' check (closed_won in ('REFUSE', 'REASSIGN_REMAINDER')),
    add column high_value_threshold numeric(19, 4) not null default 10000 check (high_value_threshold >= 0),
    -- Percents: what an open deal's projected commission counts for, by its status.
    add column pipeline_weight      numeric(7, 4)  not null default 10 check (pipeline_weight between 0 and 100),
    add column best_case_weight     numeric(7, 4)  not null default 25 check (best_case_weight between 0 and 100),
    add column commit_weight        numeric(7, 4)  not null default 75 check (commit_weight between 0 and 100);

-- What the tenant itself switched on or off; the environment decides the rest.
create table feature_flags (
    tenant_id  uuid        not null references tenants,
    feature    text        not null,
    enabled    boolean     not null,
    updated_at timestamptz not null default now(),
    updated_by text        not null default 'system',
    primary key (tenant_id, feature)
);
call protect('feature_flags');
create trigger feature_flags_history after insert or update or delete on feature_flags
    for each row execute function record_history();

-- The roles that a person's newest token carried: tokens alone know who works in finance, and a batch has no token.
create table person_roles (
    tenant_id uuid        not null references tenants,
    person_id uuid        not null,
    roles     text[]      not null,
    -- When that token was issued.
    as_of     timestamptz not null,
    primary key (tenant_id, person_id),
    constraint person_roles_person_exists foreign key (tenant_id, person_id) references people on delete cascade
);
call protect('person_roles');

create table notifications (
    tenant_id  uuid        not null references tenants,
    id         uuid        not null,
    person_id  uuid        not null,
    kind       text        not null,
    title      text        not null,
    body       text        not null,
    data       json        not null,
    urgent     boolean     not null default false,
    -- False where the person wants this kind by other channels only.
    in_app     boolean     not null default true,
    read_at    timestamptz,
    created_at timestamptz not null default now(),
    created_by text        not null default 'system',
    primary key (tenant_id, id),
    constraint notification_person_exists foreign key (tenant_id, person_id) references people
);
create index notifications_of_person on notifications (tenant_id, person_id, id) where in_app;
create index notifications_unread on notifications (tenant_id, person_id, id) where in_app and read_at is null;

-- Without a row everything is on. The elements are 'GROUP CHANNEL', such as 'REASSIGNMENTS EMAIL'.
create table notification_preferences (
    tenant_id    uuid        not null references tenants,
    person_id    uuid        not null,
    switched_off text[]      not null,
    version      bigint      not null default 1,
    updated_at   timestamptz not null default now(),
    updated_by   text        not null default 'system',
    primary key (tenant_id, person_id),
    constraint notification_preferences_person_exists foreign key (tenant_id, person_id) references people
);

-- Written with the change, sent after its commit, at least once.
create table notification_emails (
    tenant_id       uuid        not null references tenants,
    id              uuid        not null,
    notification_id uuid        not null,
    address         text        not null,
    status          text        not null check (status in ('WAITING', 'SENT', 'DEAD', 'NOT_CONFIGURED')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    -- Whoever holds the lease may send; the time is the database's.
    lease           uuid,
    leased_until    timestamptz,
    last_attempt_at timestamptz,
    last_error      text,
    sent_at         timestamptz,
    created_at      timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint email_of_notification foreign key (tenant_id, notification_id) references notifications
);
create index emails_waiting on notification_emails (tenant_id, next_attempt_at) where status = 'WAITING';
create index emails_newest_first on notification_emails (tenant_id, id desc);

call protect('notifications', 'select, insert, update');
call protect('notification_preferences', 'select, insert, update');
call protect('notification_emails', 'select, insert, update');

-- Whose emails wait: ids, nothing of their data.
create policy owner_finds_emails on notification_emails for select to current_user using (status = 'WAITING');
create function tenants_with_emails() returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select distinct tenant_id from notification_emails where status = 'WAITING' $$;
revoke execute on function tenants_with_emails() from public;
grant execute on function tenants_with_emails() to ${app_role};
