-- Figures are kept in minor units of a currency too; another one makes them anew.
alter table forecast_states add column currency text;

-- Recalculations that admins ask for (FCT-5): first deals by their ids, then the records of people by theirs, each chunk in a
-- transaction of its own with how far it got. Whoever dies half-way leaves a row that the next one goes on with.
create table commission_recalculations (
    tenant_id       uuid        not null references tenants,
    id              uuid        not null,
    kind            text        not null check (kind in ('manual', 'backfill')),
    -- Null: everybody.
    people          uuid[],
    -- First days of months; null: no end on that side.
    from_month      date,
    to_month        date,
    status          text        not null default 'PENDING' check (status in ('PENDING', 'RUNNING', 'COMPLETE', 'ERROR')),
    phase           text        not null default 'DEALS' check (phase in ('DEALS', 'RECORDS')),
    -- The last deal, then the last person that is done.
    position        uuid,
    deals_total     integer     not null default 0,
    deals_done      integer     not null default 0,
    people_total    integer     not null default 0,
    people_done     integer     not null default 0,
    figures_changed integer     not null default 0,
    records_changed integer     not null default 0,
    failures        integer     not null default 0,
    error           text,
    created_at      timestamptz not null,
    created_by      text        not null,
    started_at      timestamptz,
    ended_at        timestamptz,
    primary key (tenant_id, id)
);
create index recalculations_waiting on commission_recalculations (tenant_id, id) where status in ('PENDING', 'RUNNING');

call protect('commission_recalculations');
