-- Whose turn it was when a batch last picked round robin within a team or territory. Previews take no turn.
create table round_robin_turns (
    tenant_id uuid not null references tenants,
    pool      text not null,
    last_id   uuid,
    primary key (tenant_id, pool),
    constraint turn_person_exists foreign key (tenant_id, last_id) references people
);
call protect('round_robin_turns', 'select, insert, update');

-- Which batch carries out what was decided for an item of a manual queue; each item is decided once.
create table queue_decisions (
    tenant_id uuid    not null references tenants,
    queue_id  uuid    not null,
    position  integer not null,
    batch_id  uuid    not null,
    primary key (tenant_id, queue_id, position),
    constraint decision_item_exists foreign key (tenant_id, queue_id, position) references reassignment_items,
    constraint decision_batch_exists foreign key (tenant_id, batch_id) references reassignment_batches
);
create index queue_decisions_by_batch on queue_decisions (tenant_id, batch_id);
call protect('queue_decisions', 'select, insert, update');

-- A change of structures reads, of open opportunities, only the rows that post.
create index revenue_schedules_reconciled on revenue_schedules (tenant_id, opportunity_id) where status = 'RECONCILED';
