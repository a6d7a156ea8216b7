-- Previews that are made after the request that asked for them, until their creator fetches them; purged after a day. They hold pay:
-- only their creator reads them.
create table reassignment_previews (
    tenant_id   uuid        not null references tenants,
    id          uuid        not null,
    kind        text        not null constraint reassignment_previews_kind check (kind in ('BULK', 'GLOBAL')),
    status      text        not null constraint reassignment_previews_status check (status in ('RUNNING', 'READY', 'FAILED')),
    created_by  text        not null,
    -- As the call would have answered, to the letter.
    answer      json,
    -- Whose rows the creator could read when it was made.
    saw_all     boolean,
    saw         uuid[],
    error_code  text,
    error       text,
    created_at  timestamptz not null,
    ended_at    timestamptz,
    -- By the clock of the database. A running one whose lease is over has failed.
    lease_until timestamptz not null,
    primary key (tenant_id, id),
    constraint reassignment_previews_ended check ((status = 'RUNNING') = (ended_at is null)),
    constraint reassignment_previews_answered check ((status = 'READY') = (answer is not null)
        and (status = 'READY') = (saw_all is not null and saw is not null)),
    constraint reassignment_previews_explained check ((status = 'FAILED') = (error_code is not null and error is not null))
);
create index reassignment_previews_running on reassignment_previews (tenant_id) where status = 'RUNNING';
create index reassignment_previews_by_age on reassignment_previews (tenant_id, created_at);

call protect('reassignment_previews');
