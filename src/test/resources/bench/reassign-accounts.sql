-- All accounts of the tenant to P2 from 16 June on, their opportunities with them: the rows that the service writes, by hand.
create temp table person on commit drop as
select (select id from people where external_id = 'P1') as p1, (select id from people where external_id = 'P2') as p2,
    (select id from people where kind = 'HOUSE') as house, uuidv7() as batch, date '2026-06-16' as day;

insert into reassignment_batches (tenant_id, id, level, status, strategy, scope, request, effective_date, reason, planned, total, applied,
    created_by, started_at, executed_at)
select :tenant, batch, 'L2', 'COMPLETE', 'ACCOUNTS', (select json_build_object('accountIds', json_agg(id)) from accounts), '{}', day, 'bench',
    true, (select count(*) from accounts) + (select count(*) from opportunities), (select count(*) from accounts) + (select count(*) from opportunities),
    'bench', now(), now()
from person;

insert into reassignment_items (tenant_id, batch_id, position, account_id, opportunity_id, change)
select :tenant, batch, row_number() over (order by n.account_id is null, n.account_id, n.opportunity_id), n.account_id, n.opportunity_id,
    case when n.account_id is null
        then json_build_object('type', 'DIRECT_TRANSFER', 'departingId', p1, 'receiverId', p2, 'ownerFollows', false, 'ownerId', p2,
            'ownerOnly', false, 'endDate', day - 1, 'effectiveDate', day)
        else json_build_object('accountMove', json_build_object('ownerId', p2, 'assigneeId', p2, 'effectiveDate', day)) end
from (select id as account_id, null::uuid as opportunity_id from accounts union all select null, id from opportunities) n, person;

create temp table owners on commit drop as
select o.account_id, to_jsonb(o) as owner, to_jsonb(a) as assignment, uuidv7() as owner_row, uuidv7() as assignment_row
from account_owners o join account_assignments a on a.tenant_id = o.tenant_id and a.account_id = o.account_id;

update account_owners set effective_to = day - 1 from person where tenant_id = :tenant;
insert into account_owners (tenant_id, id, account_id, owner_id, effective_from, created_by)
select :tenant, owner_row, account_id, p2, day, 'bench' from owners, person;
update account_assignments set effective_to = day - 1 from person where tenant_id = :tenant;
insert into account_assignments (tenant_id, id, account_id, person_id, role, effective_from, created_by)
select :tenant, assignment_row, account_id, p2, 'ACCOUNT_MANAGER', day, 'bench' from owners, person;
update accounts set version = version + 1, updated_at = now(), updated_by = 'bench' where tenant_id = :tenant;

insert into opportunity_versions (tenant_id, opportunity_id, position, effective_from, owner_id, change_id)
select :tenant, id, 1, day, p2, uuidv7() from opportunities, person;
insert into commission_structure_lines (tenant_id, opportunity_id, position, person_id, line, role, percent)
select :tenant, opportunity_id, 1, case when l.person_id = p1 then p2 else l.person_id end, line, role, percent
from commission_structure_lines l, person where position = 0;
update opportunities set version = version + 1, updated_at = now(), updated_by = 'bench' where tenant_id = :tenant;

-- What the deals count for whom; the sums of P1 become those of P2.
with gone as (delete from deal_figures f using person where tenant_id = :tenant and f.person_id = p1 returning f.*)
insert into deal_figures (tenant_id, opportunity_id, person_id, type, status, month, owned, amount, weighted_amount, commission,
    weighted_commission)
select tenant_id, opportunity_id, p2, type, status, month, owned, amount, weighted_amount, commission, weighted_commission
from gone, person;
insert into commission_records (tenant_id, person_id, month, type, deals, amount, weighted_amount, pipeline_amount, best_case_amount,
    commit_amount, unweighted_commission, commission, calculated_at, trigger)
select tenant_id, p2, month, type, deals, amount, weighted_amount, pipeline_amount, best_case_amount, commit_amount,
    unweighted_commission, commission, now(), 'reassignment'
from commission_records, person where person_id = p1;
update commission_records set deals = 0, amount = 0, weighted_amount = 0, pipeline_amount = 0, unweighted_commission = 0, commission = 0,
    calculated_at = now(), trigger = 'reassignment' from person where tenant_id = :tenant and person_id = p1;

-- What the chain links, in its order.
create temp table links on commit drop as
select row_number() over (order by subject) as position, *, null::bytea as digest from (
    select account_id as subject, true as of_account, uuidv7() as id,
        json_build_object('ownerId', p1, 'assignment', json_build_object('personId', p1, 'role', 'ACCOUNT_MANAGER'))::text as before,
        json_build_object('ownerId', p2, 'assignment', json_build_object('personId', p2, 'role', 'ACCOUNT_MANAGER'))::text as after,
        json_build_object('owner', json_build_object('day', day, 'new', owner_row, 'old', owner), 'assignment',
            json_build_object('day', day, 'new', assignment_row, 'old', assignment))::text as undo
    from owners, person
    union all
    select v.opportunity_id, false, v.change_id,
        json_build_object('ownerId', p1, 'structure', s.before)::text, json_build_object('ownerId', p2, 'structure', s.after)::text, null
    from opportunity_versions v cross join person join lateral (
        select json_agg(json_build_object('role', l.role, 'personId', l.person_id, 'percent', l.percent) order by l.line)
                filter (where l.position = 0) as before,
            json_agg(json_build_object('role', l.role, 'personId', l.person_id, 'percent', l.percent) order by l.line)
                filter (where l.position = 1) as after
        from commission_structure_lines l where l.tenant_id = v.tenant_id and l.opportunity_id = v.opportunity_id) s on true
    where v.position = 1) n;

do $$
declare
    link record;
    digest bytea := '';
    digests bytea[] := '{}';
begin
    for link in select * from links order by position loop
        digest := sha256(digest || convert_to(concat_ws(';', link.position, link.subject, link.id, link.before, link.after, link.undo,
            'DIRECT_TRANSFER', '2026-06-16', '2026-06-15', 'bench', 'bench'), 'UTF8'));
        digests := digests || digest;
    end loop;
    create temp table digests on commit drop as select position, d from unnest(digests) with ordinality as n (d, position);
end $$;

insert into account_changes (tenant_id, id, chain_position, account_id, batch_id, scope, effective_date, before, after, undo, reason,
    created_at, created_by, digest)
select :tenant, id, l.position, subject, batch, 'L2', day, before::json, after::json, undo::json, 'bench', now(), 'bench', d
from links l join digests using (position), person where of_account;
insert into commission_changes (tenant_id, id, chain_position, opportunity_id, batch_id, scope, type, departing_id, effective_date, end_date,
    before, after, reason, created_at, created_by, digest)
select :tenant, id, l.position, subject, batch, 'L2', 'DIRECT_TRANSFER', p1, day, day - 1, before::json, after::json, 'bench', now(),
    'bench', d
from links l join digests using (position), person where not of_account;
insert into outbox_events (tenant_id, id, type, person_id, subject, data)
select :tenant, uuidv7(), 'commission.reassigned', p1, subject::text, json_build_object('changeId', id, 'opportunityId', subject, 'batchId', batch,
    'type', 'DIRECT_TRANSFER', 'effectiveDate', day, 'rollbackOf', null)
from links, person where not of_account;
insert into change_chains (tenant_id, position, digest, updated_at)
select :tenant, position, digest, now() from (select l.position, d as digest from links l join digests using (position) order by l.position desc limit 1) n;
insert into outbox_events (tenant_id, id, type, subject, data)
select :tenant, uuidv7(), 'reassignment.completed', batch::text, '{}' from person
