-- Entries that a reassignment made are told from those of the calculation: undoing it takes them away again (PRO-3, PRO-4).
alter table commission_entries drop constraint commission_entries_origin_check;
alter table commission_entries add constraint commission_entries_origin_check check (origin in ('CALCULATION', 'TRUE_UP',
    'PERIOD_BONUS', 'PERIOD_FLOOR', 'TAKE_BACK', 'MANUAL', 'SETTLEMENT', 'REASSIGNMENT'));
create index entries_adjusting on commission_entries (tenant_id, id) where type = 'ADJUSTMENT';

-- A person's part of a deal or of a schedule row that was reversed by hand: nothing is posted until it is reinstated (ENT-3).
create table deal_holds (
    tenant_id       uuid        not null references tenants,
    id              uuid        not null,
    opportunity_id  uuid        not null,
    schedule_row_id uuid,
    person_id       uuid        not null,
    entry_id        uuid        not null,
    reason          text        not null,
    created_at      timestamptz not null default now(),
    created_by      text        not null,
    primary key (tenant_id, id),
    constraint deal_hold_unique unique nulls not distinct (tenant_id, opportunity_id, schedule_row_id, person_id),
    constraint deal_hold_opportunity_exists foreign key (tenant_id, opportunity_id) references opportunities,
    constraint deal_hold_row_exists foreign key (tenant_id, schedule_row_id) references revenue_schedules,
    constraint deal_hold_person_exists foreign key (tenant_id, person_id) references people
);
create index deal_holds_by_entry on deal_holds (tenant_id, entry_id);
call protect('deal_holds');
