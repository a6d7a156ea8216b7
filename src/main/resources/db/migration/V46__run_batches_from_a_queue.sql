-- What the queue of reassignment batches needs beside its leases.

alter table reassignment_batches
    -- A batch is cancelled at once: a chunk under way finds it cancelled and is not kept.
    drop column cancel_requested,
    -- Claims since the last chunk that was kept: a batch that gets nowhere is given up.
    add column fruitless_claims integer not null default 0;

-- A manual queue that is planned waits for people, not for a worker.
create or replace function tenants_with_open_batches() returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select distinct tenant_id from reassignment_batches
          where status in ('PENDING', 'RUNNING') and (lease_until is null or lease_until < clock_timestamp())
              and not (planned and strategy = 'MANUAL_QUEUE') $$;
