-- The owner role runs the migrations; the application role (placeholder app_role) owns nothing, and row-level security
-- is forced, so that a forgotten condition in a query shows nothing of another tenant.
create extension if not exists btree_gist;

-- The tenant of the running transaction; null (and so no row at all) when none was set. After a transaction PostgreSQL
-- leaves the setting as an empty string, hence nullif.
create function current_tenant() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('app.tenant', true), '')::uuid;

-- Every table that belongs to tenants goes through here: call protect('plans'); or, append-only, call protect('changes', 'select, insert');
create procedure protect(target regclass, privileges text default 'select, insert, update, delete')
    language plpgsql
as
$$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy tenant_wall on %s
        using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)
        with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', target);
    execute format('grant %s on %s to ${app_role}', privileges, target);
end
$$;

grant usage on schema public to ${app_role};

create table tenants
(
    tenant_id  uuid primary key,
    name       text        not null constraint tenants_name_filled check (btrim(name) <> ''),
    currency   char(3)     not null constraint tenants_currency_iso check (currency ~ '^[A-Z]{3}$'),
    time_zone  text        not null,
    created_at timestamptz not null default now()
);
call protect('tenants', 'select, insert, update');
-- Tenants are opened by the owner, by hand or by a provisioning script.
create policy owner_provisions on tenants to current_user using (true) with check (true);

-- What a scheduler needs to visit every tenant in turn: ids, nothing of their data. It runs with the owner's rights.
create function tenant_ids() returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as 'select tenant_id from tenants order by tenant_id';
revoke execute on function tenant_ids() from public;
grant execute on function tenant_ids() to ${app_role};

-- The first answers of unsafe calls, by tenant, caller and Idempotency-Key.
create table idempotency_keys
(
    tenant_id    uuid        not null references tenants,
    caller       text        not null,
    key          text        not null,
    request_hash text        not null,
    status       smallint    not null,
    headers      jsonb       not null,
    body         bytea,
    created_at   timestamptz not null default now(),
    primary key (tenant_id, caller, key)
);
create index idempotency_keys_by_age on idempotency_keys (tenant_id, created_at);
call protect('idempotency_keys', 'select, insert, delete');
