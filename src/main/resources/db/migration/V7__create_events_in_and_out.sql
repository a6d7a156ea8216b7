-- Events in are stored once by source and id; events out leave through an outbox written with the change (EVT-1, EVT-2).

create table inbound_events (
    tenant_id   uuid        not null references tenants,
    source      text        not null,
    event_id    text        not null,
    type        text        not null,
    subject     text,
    event_time  timestamptz not null,
    data        json        not null,
    received_at timestamptz not null default now(),
    received_by text        not null,
    primary key (tenant_id, source, event_id)
);
create index inbound_events_by_subject on inbound_events (tenant_id, subject, event_time);

create table outbox_events (
    tenant_id  uuid        not null references tenants,
    id         uuid        not null,
    position   bigint      not null generated always as identity,
    -- A row may be read once every transaction older than its own has ended: late commits are not skipped.
    written_in xid8        not null default pg_current_xact_id(),
    type       text        not null,
    -- Delivery keeps the order per person.
    person_id  uuid,
    subject    text        not null,
    data       json        not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id)
);
create index outbox_in_order on outbox_events (tenant_id, position);

create table webhook_subscriptions (
    tenant_id   uuid        not null references tenants,
    id          uuid        not null,
    url         text        not null,
    secret      text        not null,
    event_types text[]      not null,
    active      boolean     not null default true,
    -- Where this subscription's reading of the outbox stands.
    cursor      bigint      not null default 0,
    description text,
    version     bigint      not null default 0,
    created_at  timestamptz not null default now(),
    created_by  text        not null default 'system',
    updated_at  timestamptz not null default now(),
    updated_by  text        not null default 'system',
    primary key (tenant_id, id)
);

create table webhook_deliveries (
    tenant_id       uuid        not null references tenants,
    id              uuid        not null,
    subscription_id uuid        not null,
    event_id        uuid        not null,
    position        bigint      not null,
    person_id       uuid,
    status          text        not null check (status in ('WAITING', 'DELIVERED', 'DEAD')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default now(),
    last_status     integer,
    last_error      text,
    delivered_at    timestamptz,
    created_at      timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint delivery_unique unique (tenant_id, subscription_id, event_id),
    constraint delivery_subscription_exists foreign key (tenant_id, subscription_id) references webhook_subscriptions on delete cascade,
    constraint delivery_event_exists foreign key (tenant_id, event_id) references outbox_events
);
create index deliveries_waiting on webhook_deliveries (tenant_id, subscription_id, position) where status = 'WAITING';

-- Who changed what, before and after, for everything that has no versions of its own.
create table change_history (
    tenant_id  uuid        not null references tenants,
    id         bigint      not null generated always as identity,
    subject    text        not null,
    subject_id uuid        not null,
    action     text        not null check (action in ('INSERT', 'UPDATE', 'DELETE')),
    before     json,
    after      json,
    actor      text        not null,
    at         timestamptz not null default now(),
    primary key (tenant_id, id)
);
create index change_history_by_subject on change_history (tenant_id, subject, subject_id, id);

create function record_history() returns trigger language plpgsql as $$
begin
    insert into change_history (tenant_id, subject, subject_id, action, before, after, actor)
    values (coalesce(new.tenant_id, old.tenant_id), tg_table_name,
            coalesce(to_jsonb(new) ->> 'id', to_jsonb(old) ->> 'id', to_jsonb(new) ->> 'tenant_id', to_jsonb(old) ->> 'tenant_id')::uuid,
            tg_op,
            case when tg_op <> 'INSERT' then (to_jsonb(old) - 'secret')::json end,
            case when tg_op <> 'DELETE' then (to_jsonb(new) - 'secret')::json end,
            coalesce(nullif(current_setting('app.actor', true), ''), 'system'));
    return null;
end $$;

call protect('inbound_events');
call protect('outbox_events');
call protect('webhook_subscriptions');
call protect('webhook_deliveries');
call protect('change_history');
revoke update, delete on inbound_events, change_history from ${app_role};

create trigger people_history after insert or update or delete on people for each row execute function record_history();
create trigger teams_history after insert or update or delete on teams for each row execute function record_history();
create trigger accounts_history after insert or update or delete on accounts for each row execute function record_history();
create trigger plans_history after insert or update or delete on commission_plans for each row execute function record_history();
create trigger settings_history after insert or update or delete on commission_settings for each row execute function record_history();
create trigger webhooks_history after insert or update or delete on webhook_subscriptions for each row execute function record_history();
