-- Events, syncs, files and calls tell of deals in any order: which of them, by its time and id, decided each fact (LOAD-4).
alter table opportunities add column decided_by json not null default '{}';

-- Events of deals that cannot be taken yet, and why: a deal or an account that nobody knows, an owner that cannot change now.
create table waiting_deal_events (
    tenant_id   uuid not null references tenants,
    source      text not null,
    event_id    text not null,
    external_id text not null,
    code        text not null,
    detail      text not null,
    field       text,
    primary key (tenant_id, source, event_id),
    constraint waiting_event_came_in foreign key (tenant_id, source, event_id) references inbound_events
);
create index waiting_deal_events_by_deal on waiting_deal_events (tenant_id, external_id);
call protect('waiting_deal_events');

-- Who decided a fact is bookkeeping, no fact: the history goes without it.
create or replace function record_history() returns trigger language plpgsql as $$
begin
    insert into change_history (tenant_id, subject, subject_id, action, before, after, actor)
    values (coalesce(new.tenant_id, old.tenant_id), tg_table_name,
            coalesce(to_jsonb(new) ->> 'id', to_jsonb(old) ->> 'id', to_jsonb(new) ->> 'tenant_id', to_jsonb(old) ->> 'tenant_id')::uuid,
            tg_op,
            case when tg_op <> 'INSERT' then (to_jsonb(old) - '{secret,decided_by}'::text[])::json end,
            case when tg_op <> 'DELETE' then (to_jsonb(new) - '{secret,decided_by}'::text[])::json end,
            coalesce(nullif(current_setting('app.actor', true), ''), 'system'));
    return null;
end $$;
