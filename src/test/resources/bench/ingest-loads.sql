-- The floor: new loads of a tenant whose people are all under one plan with marginal tiers on monthly revenue, as sets.
set local jit = off;
set local work_mem = '128MB';
analyze told;

create temporary table terms on commit drop as
select v.plan_id, v.id as version_id,
    concat('"terms":{"source":"PLAN","planId":"', v.plan_id, '","planVersionId":"', v.id, '","planName":"', v.name,
        '","versionId":"') as head,
    concat('","method":"', v.type, '","basis":"', v.basis, '","minimumMarginPercent":',
        coalesce(v.minimum_margin_percent, 10.0000), ',"schedule":{"threshold":"REVENUE","rateType":"PERCENT","mode":"',
        v.tier_mode, '","period":"MONTHLY","tiers":[', (
            select string_agg(concat('{"number":', t.tier_number, ',"minimum":', t.minimum, ',"maximum":' || t.maximum,
                ',"rate":', t.rate, '}'), ',' order by t.tier_number)
            from commission_plan_tiers t where t.tenant_id = :tenant and t.plan_version_id = v.id),
        ']},"passedOver":[]}') as tail
from commission_plan_versions v where v.tenant_id = :tenant and v.live;

create temporary table tiers on commit drop as
select tier_number, minimum, maximum, rate from commission_plan_tiers where tenant_id = :tenant;

create temporary table rated on commit drop as
with known as (
    select t.*, uuidv7() as load_id, a.id as account_id, p1.id as person_1, p2.id as person_2, v.id as assigned,
        (t.delivered_at at time zone n.time_zone)::date as day,
        date_trunc('month', t.delivered_at at time zone n.time_zone)::date as month, t.revenue - t.cost as margin
    from told t
    join tenants n on n.tenant_id = :tenant
    join accounts a on a.tenant_id = :tenant and a.external_id = t.customer
    join people p1 on p1.tenant_id = :tenant and p1.external_id = t.rep_1
    join user_commission_assignment_versions v on v.tenant_id = :tenant and v.person_id = p1.id and v.live
    left join people p2 on p2.tenant_id = :tenant and p2.external_id = t.rep_2),
placed as (
    select k.*, row_number() over so_far as sequence, round(sum(revenue) over so_far, 8) as revenue_after,
        round(sum(margin) over so_far, 8) as margin_after
    from known k
    window so_far as (partition by person_1, month order by told_at, told_by rows unbounded preceding)),
sliced as (
    select p.*, s.slices, s.unrounded, case when s.several then round(s.unrounded * 100 / revenue, 4) else s.rate end as rate
    from placed p cross join lateral (
        select string_agg(concat('{"tier":', tier_number, ',"measure":', measure, ',"rate":', rate, ',"amount":',
                round(measure * rate / 100, 14), '}'), ',' order by tier_number) as slices,
            sum(round(measure * rate / 100, 14)) as unrounded, count(*) > 1 as several, max(rate) as rate
        from (select tier_number, rate, least(maximum, revenue_after) - greatest(minimum, revenue_after - revenue) as measure
              from tiers where minimum < revenue_after and (maximum is null or maximum > revenue_after - revenue)) t) s),
earned as (
    select s.*, round(total, 2) - round(total - unrounded, 2) as commission
    from (select *, sum(unrounded) over (partition by person_1, month order by sequence rows unbounded preceding) as total
          from sliced) s)
select e.*, uuidv7() as entry_1, case when person_2 is not null then uuidv7() end as entry_2,
    case when person_2 is null then commission
        else trunc(commission * share_1 / 100, 2) + case
            when commission * share_1 % 1 >= commission * share_2 % 1
                then commission - trunc(commission * share_1 / 100, 2) - trunc(commission * share_2 / 100, 2)
            else 0 end end as part_1
from earned e;
analyze rated;

insert into loads (tenant_id, id, external_id, customer_reference, account_id, order_id, revenue, carrier_cost, linehaul,
    delivered_at, decided_by, delivered_on, commissionable_on, created_by, updated_by)
select :tenant, load_id, external_id, customer, account_id, order_id, revenue, cost, linehaul, delivered_at,
    concat('{"', to_char(told_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), ' ', told_by,
        '":["customerId","orderId","revenue","carrierCost","linehaul","deliveredAt","reps"]}')::json,
    day, day, 'bench', 'bench'
from rated;

insert into load_reps (tenant_id, load_id, position, rep_reference, person_id, share)
select :tenant, load_id, 1, rep_1, person_1, share_1 from rated
union all
select :tenant, load_id, 2, rep_2, person_2, share_2 from rated where person_2 is not null;

create temporary table counts on commit drop as
select uuidv7() as count_id, person_1, month, count(*) as loads, sum(revenue) as revenue, sum(margin) as margin,
    sum(commission) as commission
from rated group by person_1, month;

insert into tier_counts (tenant_id, id, person_id, plan_id, starts_on, period_start, period_end, last_sequence, revenue,
    margin, loads, commission)
select :tenant, count_id, person_1, plan_id, month, month, (month + interval '1 month' - interval '1 day')::date, loads,
    revenue, margin, loads, commission
from counts, terms;

insert into tier_count_loads (tenant_id, count_id, load_id, sequence, counted, commission)
select :tenant, count_id, load_id, sequence, true, r.commission from rated r join counts c using (person_1, month);

create temporary table entries on commit drop as
select r.load_id, e.*
from rated r cross join lateral (values
    (entry_1, 0, person_1, part_1, share_1, null::uuid),
    (entry_2, 1, person_2, commission - part_1, share_2, entry_1)) e (id, position, person_id, amount, share, parent)
where e.id is not null;

insert into commission_entries (tenant_id, id, person_id, type, origin, status, amount, commission_month, earned_month,
    load_id, order_id, account_id, plan_id, plan_version_id, count_id, basis, basis_amount, rate_type, rate_applied,
    is_split, split_percent, parent_entry_id, created_by, updated_by)
select :tenant, e.id, e.person_id, 'LOAD_COMMISSION', 'CALCULATION', 'PENDING', e.amount, r.month, r.month, r.load_id,
    r.order_id, r.account_id, t.plan_id, t.version_id, c.count_id, 'GROSS_REVENUE', r.revenue, 'TIERED', r.rate,
    r.person_2 is not null, case when r.person_2 is not null then e.share end, e.parent, 'bench', 'bench'
from entries e join rated r using (load_id) join counts c using (person_1, month), terms t;

insert into commission_explanations (tenant_id, entry_id, explanation)
select :tenant, e.id, concat('{"kind":"LOAD","decimals":2,"load":{"loadId":"', r.load_id, '","externalId":"', r.external_id,
    '","amounts":', m.amounts, ',"netMargin":', r.margin, ',"marginPercent":', round(r.margin * 100 / r.revenue, 4),
    ',"deliveredOn":"', r.day, '","datedOn":"', r.day, '"},', t.head, r.assigned, t.tail,
    ',"computation":{"amounts":', m.amounts, ',"weight":1,"gate":"PASSED","before":{"revenue":', r.revenue_after - r.revenue,
    ',"margin":', r.margin_after - r.margin, ',"loads":', r.sequence - 1, '.00000000,"uncapped":0.0000},"after":{"revenue":',
    r.revenue_after, ',"margin":', r.margin_after, ',"loads":', r.sequence, '.00000000,"uncapped":0.0000},"slices":[',
    r.slices, '],"unrounded":', r.unrounded, ',"commission":', r.commission, '}',
    case when r.person_2 is not null then concat(',"split":{"shares":[{"personId":"', r.person_1, '","percent":', r.share_1,
        '},{"personId":"', r.person_2, '","percent":', r.share_2, '}],"position":', e.position, '}') end,
    ',"target":', e.amount, ',"amount":', e.amount, '}')::json
from entries e join rated r using (load_id), terms t,
    lateral (select concat('{"revenue":', r.revenue, ',"carrierCost":', r.cost, ',"linehaul":', r.linehaul, '}') as amounts) m;

insert into outbox_events (tenant_id, id, type, person_id, subject, data)
select :tenant, uuidv7(), 'commission.calculated', e.person_id, e.id::text,
    concat('{"entryId" : "', e.id, '", "personId" : "', e.person_id, '", "loadId" : "', e.load_id,
        '", "opportunityId" : null, "type" : "LOAD_COMMISSION", "amount" : ', e.amount, ', "status" : "PENDING", "commissionMonth" : "',
        to_char(r.month, 'YYYY-MM'), '", "earnedMonth" : "', to_char(r.month, 'YYYY-MM'), '"}')::json
from entries e join rated r using (load_id)
