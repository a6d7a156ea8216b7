-- What people aim at, at which rate their deals earn, and what all deals together earn them, kept up to date with every change.

create table targets (
    tenant_id       uuid           not null references tenants,
    id              uuid           not null,
    person_id       uuid           not null,
    start_date      date           not null,
    end_date        date           not null,
    quota           numeric(19, 4) not null check (quota >= 0),
    -- Percent of a deal's amount (FCT-1).
    commission_rate numeric(7, 4)  not null check (commission_rate between 0 and 100),
    version         bigint         not null default 0,
    created_at      timestamptz    not null default now(),
    created_by      text           not null default 'system',
    updated_at      timestamptz    not null default now(),
    updated_by      text           not null default 'system',
    primary key (tenant_id, id),
    constraint target_person_exists foreign key (tenant_id, person_id) references people,
    constraint target_range check (end_date >= start_date),
    constraint target_overlap exclude using gist
        (tenant_id with =, person_id with =, daterange(start_date, end_date, '[]') with &&)
);

-- What a deal that is open or won earns as a whole, and by which rate.
create table deal_commissions (
    tenant_id      uuid           not null references tenants,
    opportunity_id uuid           not null,
    commission     numeric(19, 4) not null,
    -- Null where the CRM supplied the commission, or where there is no amount or no target yet.
    rate           numeric(7, 4),
    target_id      uuid,
    -- The rate of a former owner's target stays: the owner is House, Unassigned or without a target.
    rate_kept      boolean        not null default false,
    missing        text,
    primary key (tenant_id, opportunity_id),
    constraint deal_commission_of_opportunity foreign key (tenant_id, opportunity_id) references opportunities
) with (fillfactor = 70);

-- Its parts: of the people who hold a line in it, and of its owner.
create table deal_figures (
    tenant_id           uuid           not null references tenants,
    opportunity_id      uuid           not null,
    person_id           uuid           not null,
    type                text           not null check (type in ('actual', 'projected')),
    status              text           not null,
    -- First day of the close date's month; null: undated.
    month               date,
    owned               boolean        not null,
    -- Of the owner only.
    amount              numeric(19, 4) not null,
    weighted_amount     numeric(19, 4) not null,
    commission          numeric(19, 4) not null,
    weighted_commission numeric(19, 4) not null,
    primary key (tenant_id, opportunity_id, person_id),
    constraint deal_figure_of_opportunity foreign key (tenant_id, opportunity_id) references opportunities,
    constraint deal_figure_person_exists foreign key (tenant_id, person_id) references people
) with (fillfactor = 70);
create index deal_figures_by_person on deal_figures (tenant_id, person_id, month);

-- Their sums by person and month: what lists and dashboards read (FCT-3, API-4).
create table commission_records (
    tenant_id             uuid           not null references tenants,
    person_id             uuid           not null,
    month                 date,
    type                  text           not null check (type in ('actual', 'projected')),
    -- Owned ones.
    deals                 integer        not null,
    amount                numeric(19, 4) not null,
    weighted_amount       numeric(19, 4) not null,
    pipeline_amount       numeric(19, 4) not null,
    best_case_amount      numeric(19, 4) not null,
    commit_amount         numeric(19, 4) not null,
    unweighted_commission numeric(19, 4) not null,
    commission            numeric(19, 4) not null,
    calculated_at         timestamptz    not null,
    trigger               text           not null,
    constraint commission_record_once unique nulls not distinct (tenant_id, person_id, month, type),
    constraint commission_record_person_exists foreign key (tenant_id, person_id) references people
) with (fillfactor = 50);
create index commission_records_by_month on commission_records (tenant_id, month, person_id);

-- The day and the weights that all figures of open deals are brought to.
create table forecast_states (
    tenant_id        uuid          not null references tenants,
    day              date          not null,
    pipeline_weight  numeric(7, 4) not null,
    best_case_weight numeric(7, 4) not null,
    commit_weight    numeric(7, 4) not null,
    primary key (tenant_id)
);

call protect('targets');
call protect('deal_commissions');
call protect('deal_figures');
call protect('commission_records');
call protect('forecast_states');

create trigger targets_history after update or delete on targets for each row execute function record_history();
