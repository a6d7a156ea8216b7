-- Events leave in order per person, none skipped, none sent by two replicas at once; and totals over all tenants for the gauges.

-- A transaction has its number before it takes its first position, also when the event is the first row that it writes:
-- so every position taken before a number was given belongs to a transaction with a smaller number. The horizon rests on it.
create function number_the_transaction() returns trigger language plpgsql as $$
begin
    perform pg_current_xact_id();
    return null;
end $$;
create trigger outbox_numbers_its_transaction before insert on outbox_events
    for each statement execute function number_the_transaction();

-- Up to where a tenant's outbox is complete. Positions alone do not tell: a transaction may commit a smaller position later.
create table outbox_horizons (
    tenant_id     uuid   not null references tenants,
    -- No event at or below this position can appear any more.
    settled       bigint not null default 0,
    -- Becomes the settled one as soon as every transaction before candidate_xid has ended.
    candidate     bigint not null default 0,
    candidate_xid xid8   not null default '0',
    primary key (tenant_id)
);
call protect('outbox_horizons', 'select, insert, update');

-- Version 7, for rows that one statement writes by the thousand.
create function time_ordered_uuid() returns uuid language sql volatile parallel safe as $$
    select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- Secrets stand apart from what change_history copies. Several at once while one is being rotated.
create table webhook_secrets (
    tenant_id       uuid        not null references tenants,
    id              uuid        not null,
    subscription_id uuid        not null,
    secret          text        not null,
    expires_at      timestamptz,
    created_at      timestamptz not null default now(),
    created_by      text        not null default 'system',
    primary key (tenant_id, id),
    constraint secret_subscription_exists foreign key (tenant_id, subscription_id) references webhook_subscriptions on delete cascade
);
create index webhook_secrets_of_a_subscription on webhook_secrets (tenant_id, subscription_id);
call protect('webhook_secrets');

-- A subscription is told what was not committed yet when it began.
alter table webhook_subscriptions drop column secret;
alter table webhook_subscriptions add column started_in pg_snapshot not null default pg_current_snapshot();
-- The moving cursor is no change worth a history row.
drop trigger webhooks_history on webhook_subscriptions;
create trigger webhooks_history after insert or update of url, event_types, active, description or delete
    on webhook_subscriptions for each row execute function record_history();

-- What has to stay in order: the events of one person. An event of nobody stands alone.
alter table webhook_deliveries add column line uuid not null generated always as (coalesce(person_id, id)) stored;
-- Whoever holds the lease may send; the time is the database's.
alter table webhook_deliveries add column lease uuid;
alter table webhook_deliveries add column leased_until timestamptz;
alter table webhook_deliveries add column last_attempt_at timestamptz;
drop index deliveries_waiting;
create index deliveries_waiting on webhook_deliveries (tenant_id, subscription_id, line, position) where status = 'WAITING';
create index deliveries_in_order on webhook_deliveries (tenant_id, subscription_id, position);
create index deliveries_of_an_event on webhook_deliveries (tenant_id, event_id);
create index deliveries_done on webhook_deliveries (tenant_id, status, last_attempt_at) where status <> 'WAITING';

-- What a gauge needs: totals over all tenants, no ids, names or amounts. It runs with the owner's rights, tenant by tenant,
-- for the wall holds for the owner too, and gives the setting back.
create function totals_of_all_tenants(out measure text, out label text, out total bigint) returns setof record
    language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
    outer_tenant text := coalesce(current_setting('app.tenant', true), '');
    one record;
    payouts jsonb := '{}';
    exceptions bigint := 0;
    waiting bigint := 0;
    dead bigint := 0;
    oldest timestamptz;
    seen record;
begin
    for one in select tenant_id from tenants loop
        perform set_config('app.tenant', one.tenant_id::text, true);
        for seen in select status, count(*) as number from commission_payouts where tenant_id = one.tenant_id group by status loop
            payouts := payouts || jsonb_build_object(seen.status, coalesce((payouts ->> seen.status)::bigint, 0) + seen.number);
        end loop;
        exceptions := exceptions + (select count(*) from commission_exceptions where tenant_id = one.tenant_id and status = 'OPEN');
        dead := dead + (select count(*) from webhook_deliveries where tenant_id = one.tenant_id and status = 'DEAD');
        select count(*) as number, min(e.created_at) as since into seen
        from webhook_deliveries d join webhook_subscriptions s on s.tenant_id = d.tenant_id and s.id = d.subscription_id and s.active
            join outbox_events e on e.tenant_id = d.tenant_id and e.id = d.event_id
        where d.tenant_id = one.tenant_id and d.status = 'WAITING';
        waiting := waiting + seen.number;
        oldest := least(oldest, seen.since, (
            select min(e.created_at) from webhook_subscriptions s cross join lateral (
                select o.created_at from outbox_events o
                where o.tenant_id = s.tenant_id and o.position > s.cursor
                    and s.event_types && array['*', split_part(o.type, '.', 1) || '.*', o.type] and not pg_visible_in_snapshot(o.written_in, s.started_in)
                    and not exists (select 1 from webhook_deliveries d where d.tenant_id = s.tenant_id
                        and d.subscription_id = s.id and d.event_id = o.id)
                order by o.position limit 1) e
            where s.tenant_id = one.tenant_id and s.active));
    end loop;
    perform set_config('app.tenant', outer_tenant, true);
    return query select 'payouts', key, value::bigint from jsonb_each_text(payouts);
    return query values ('exceptions', '', exceptions), ('deliveries', 'waiting', waiting), ('deliveries', 'dead', dead),
        ('lag', '', coalesce(extract(epoch from clock_timestamp() - oldest)::bigint, 0));
end $$;
revoke execute on function totals_of_all_tenants() from public;
grant execute on function totals_of_all_tenants() to ${app_role};

-- Whom the dispatcher has to visit: tenants with events beyond the horizon or with a delivery to make. Ids only.
create function tenants_with_events() returns setof uuid
    language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
    outer_tenant text := coalesce(current_setting('app.tenant', true), '');
    one record;
begin
    for one in select tenant_id from tenants loop
        perform set_config('app.tenant', one.tenant_id::text, true);
        if exists (select 1 from outbox_events o where o.tenant_id = one.tenant_id
                and o.position > coalesce((select settled from outbox_horizons h where h.tenant_id = one.tenant_id), 0))
            or exists (select 1 from webhook_subscriptions s where s.tenant_id = one.tenant_id and s.active
                and exists (select 1 from webhook_deliveries d where d.tenant_id = s.tenant_id and d.subscription_id = s.id
                    and d.status = 'WAITING'))
        then
            return next one.tenant_id;
        end if;
    end loop;
    perform set_config('app.tenant', outer_tenant, true);
end $$;
revoke execute on function tenants_with_events() from public;
grant execute on function tenants_with_events() to ${app_role};
