-- As the CRM last said: another owner there moves the opportunity, the same one said again does not undo a reassignment (RSG-9).
alter table opportunities
    add column crm_owner_id uuid,
    add constraint opportunity_crm_owner_exists foreign key (tenant_id, crm_owner_id) references people;

-- Counters and statuses of people are derived from what they hold (PPL-1), so that nothing can drift.
create or replace function open_with_special_owners() returns trigger language plpgsql as $$
declare
    outer_tenant text := current_setting('app.tenant', true);
begin
    perform set_config('app.tenant', new.tenant_id::text, true);
    insert into people (tenant_id, id, kind, name)
    values (new.tenant_id, gen_random_uuid(), 'HOUSE', 'House'),
           (new.tenant_id, gen_random_uuid(), 'UNASSIGNED', 'Unassigned');
    perform set_config('app.tenant', coalesce(outer_tenant, ''), true);
    return null;
end $$;
alter table people drop column reassignment_status, drop column active_opportunity_count;

-- Assignments stand in the account's history, as its owners do.
create trigger account_assignments_history after insert or update or delete on account_assignments
    for each row execute function record_account_owner();
