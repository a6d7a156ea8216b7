-- The ledger of commission entries. Amounts never change once written; only state does (ENT-1).
-- No index names status or payout_id, and pages keep room: marking entries paid stays a heap-only update.

create table commission_entries (
    tenant_id        uuid           not null references tenants,
    id               uuid           not null,
    person_id        uuid           not null,
    type             text           not null
        check (type in ('LOAD_COMMISSION', 'DEAL_COMMISSION', 'BONUS', 'ADJUSTMENT', 'DRAW', 'DRAW_RECOVERY')),
    -- What made it: CALCULATION; TRUE_UP (other loads of a count); PERIOD_BONUS and PERIOD_FLOOR (of a count); TAKE_BACK (reversal
    -- by hand of paid money); MANUAL; SETTLEMENT (draws).
    origin           text           not null
        check (origin in ('CALCULATION', 'TRUE_UP', 'PERIOD_BONUS', 'PERIOD_FLOOR', 'TAKE_BACK', 'MANUAL', 'SETTLEMENT')),
    status           text           not null check (status in ('PENDING', 'APPROVED', 'PAID', 'REVERSED')),
    amount           numeric(19, 4) not null,
    commission_month date           not null check (extract(day from commission_month) = 1),
    earned_month     date           not null check (extract(day from earned_month) = 1),
    load_id          uuid,
    order_id         text,
    account_id       uuid,
    opportunity_id   uuid,
    schedule_row_id  uuid,
    plan_id          uuid,
    plan_version_id  uuid,
    count_id         uuid,
    basis            text check (basis in ('GROSS_REVENUE', 'NET_MARGIN', 'LINEHAUL')),
    basis_amount     numeric(19, 4),
    rate_type        text check (rate_type in ('FLAT', 'PERCENT', 'TIERED', 'CUSTOM')),
    rate_applied     numeric(19, 4),
    is_split         boolean        not null default false,
    split_percent    numeric(7, 4),
    parent_entry_id  uuid,
    -- The reversed entry that this one replaces.
    supersedes_id    uuid,
    -- The paid entry that this adjustment stands beside.
    corrects_id      uuid,
    -- The load whose change caused a true-up.
    caused_by_id     uuid,
    -- DRAW only: a free top-up is not recoverable and does not count in the balance (DRAW-3).
    recoverable      boolean        not null default true,
    notes            text,
    reason           text,
    approved_at      timestamptz,
    approved_by      text,
    reversed_at      timestamptz,
    reversed_by      text,
    reversal_reason  text,
    reinstated_at    timestamptz,
    reinstated_by    text,
    reinstate_reason text,
    payout_id        uuid,
    paid_at          timestamptz,
    created_at       timestamptz    not null default now(),
    created_by       text           not null,
    updated_at       timestamptz    not null default now(),
    updated_by       text           not null,
    version          bigint         not null default 0,
    primary key (tenant_id, id),
    constraint entry_person_exists foreign key (tenant_id, person_id) references people,
    constraint entry_load_exists foreign key (tenant_id, load_id) references loads,
    constraint entry_plan_exists foreign key (tenant_id, plan_id) references commission_plans,
    constraint entry_count_exists foreign key (tenant_id, count_id) references tier_counts,
    constraint entry_account_exists foreign key (tenant_id, account_id) references accounts,
    constraint entry_reversed_says_why check (status <> 'REVERSED' or (reversed_at is not null and reversal_reason is not null)),
    constraint entry_paid_has_payout check (status <> 'PAID' or payout_id is not null)
) with (fillfactor = 50);
create index entries_by_person_and_month on commission_entries (tenant_id, person_id, commission_month, id);
create index entries_by_load on commission_entries (tenant_id, load_id) where load_id is not null;
create index entries_by_count on commission_entries (tenant_id, count_id) where load_id is null and count_id is not null;
create index entries_by_month on commission_entries (tenant_id, commission_month, id);
create index entries_by_earned_month on commission_entries (tenant_id, earned_month, person_id);
create index entries_by_account on commission_entries (tenant_id, account_id, commission_month) where account_id is not null;

-- From its explanation alone an entry can be recomputed (CALC-7). Apart from the entry, whose state updates stay small.
create table commission_explanations (
    tenant_id   uuid not null references tenants,
    entry_id    uuid not null,
    explanation json not null,
    primary key (tenant_id, entry_id),
    constraint explanation_of_entry foreign key (tenant_id, entry_id) references commission_entries
);

-- A true-up's parts per load: what is posted to a person for a load counts them (ENT-2).
create table commission_entry_parts (
    tenant_id uuid           not null references tenants,
    entry_id  uuid           not null,
    load_id   uuid           not null,
    amount    numeric(19, 4) not null,
    primary key (tenant_id, entry_id, load_id),
    constraint part_of_entry foreign key (tenant_id, entry_id) references commission_entries,
    constraint part_load_exists foreign key (tenant_id, load_id) references loads
);
create index entry_parts_by_load on commission_entry_parts (tenant_id, load_id);

-- An ended state is kept; amounts, people and months cannot change at all, by the column grants below (ENT-1).
create function refuse_changed_end() returns trigger language plpgsql as $$
begin
    raise exception 'a % entry keeps its status', old.status using errcode = 'check_violation',
        constraint = 'entry_keeps_its_end';
end $$;
create trigger entries_keep_their_end before update on commission_entries for each row
    when (old.status in ('PAID', 'REVERSED') and new.status <> old.status) execute function refuse_changed_end();

-- Kept totals for dashboards, and the way for a payout run to find unpaid entries without reading paid ones (API-4).
create table entry_totals (
    tenant_id        uuid           not null references tenants,
    person_id        uuid           not null,
    commission_month date           not null,
    type             text           not null,
    -- PENDING, APPROVED (free), IN_PAYOUT (approved, in a live payout), PAID, REVERSED
    state            text           not null,
    entries          bigint         not null,
    amount           numeric(24, 4) not null,
    primary key (tenant_id, person_id, commission_month, type, state)
) with (fillfactor = 70);
create index entry_totals_by_month on entry_totals (tenant_id, commission_month);

create function entry_state(status text, payout_id uuid) returns text language sql immutable as
$$ select case when status = 'APPROVED' and payout_id is not null then 'IN_PAYOUT' else status end $$;

create function keep_entry_totals_on_insert() returns trigger language plpgsql as $$
begin
    insert into entry_totals as t (tenant_id, person_id, commission_month, type, state, entries, amount)
    select tenant_id, person_id, commission_month, type, entry_state(status, payout_id), count(*), sum(amount)
    from written group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (tenant_id, person_id, commission_month, type, state)
    do update set entries = t.entries + excluded.entries, amount = t.amount + excluded.amount;
    return null;
end $$;
create function keep_entry_totals_on_update() returns trigger language plpgsql as $$
begin
    insert into entry_totals as t (tenant_id, person_id, commission_month, type, state, entries, amount)
    select tenant_id, person_id, commission_month, type, state, sum(n), sum(n * amount)
    from (select tenant_id, person_id, commission_month, type, entry_state(status, payout_id) as state, amount, 1 as n from written
          union all
          select tenant_id, person_id, commission_month, type, entry_state(status, payout_id), amount, -1 from before) as both_sides
    group by 1, 2, 3, 4, 5 having sum(n) <> 0 or sum(n * amount) <> 0 order by 1, 2, 3, 4, 5
    on conflict (tenant_id, person_id, commission_month, type, state)
    do update set entries = t.entries + excluded.entries, amount = t.amount + excluded.amount;
    return null;
end $$;
create trigger entry_totals_follow_inserts after insert on commission_entries
    referencing new table as written for each statement execute function keep_entry_totals_on_insert();
create trigger entry_totals_follow_updates after update on commission_entries
    referencing old table as before new table as written for each statement execute function keep_entry_totals_on_update();

-- Something that keeps money from being posted or paid, until the missing piece appears (PLAN-7).
create table commission_exceptions (
    tenant_id   uuid        not null references tenants,
    id          uuid        not null,
    code        text        not null,
    status      text        not null default 'OPEN' check (status in ('OPEN', 'RESOLVED')),
    load_id     uuid,
    person_id   uuid,
    payout_id   uuid,
    month       date,
    detail      text        not null,
    opened_at   timestamptz not null default now(),
    resolved_at timestamptz,
    primary key (tenant_id, id),
    constraint exception_load_exists foreign key (tenant_id, load_id) references loads,
    constraint exception_person_exists foreign key (tenant_id, person_id) references people
);
create unique index one_open_exception on commission_exceptions (tenant_id, load_id, person_id, payout_id, code) nulls not distinct
    where status = 'OPEN';

-- A closed month takes no new entries (TIME-6).
create table closed_months (
    tenant_id uuid        not null references tenants,
    month     date        not null check (extract(day from month) = 1),
    closed_at timestamptz not null default now(),
    closed_by text        not null,
    primary key (tenant_id, month)
);

call protect('commission_entries');
call protect('commission_explanations');
call protect('commission_entry_parts');
call protect('entry_totals');
call protect('commission_exceptions');
call protect('closed_months');
revoke update, delete on commission_entries from ${app_role};
grant update (status, approved_at, approved_by, reversed_at, reversed_by, reversal_reason, reinstated_at, reinstated_by,
    reinstate_reason, payout_id, paid_at, updated_at, updated_by, version) on commission_entries to ${app_role};
revoke update, delete on commission_entry_parts, closed_months from ${app_role};
revoke update, delete on commission_explanations from ${app_role};
