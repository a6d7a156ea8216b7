-- What came in stays beyond the service's reach, but for what is old enough for nobody to send it again: the service may not delete
-- from the table, and this function takes nothing younger than 90 days, whatever it is asked for. Events of deals that wait still wait.
create function forget_received_events(before timestamptz, most integer) returns integer
    language sql volatile security definer set search_path = public, pg_temp
as $$
    with old as (
        select tenant_id, source, event_id from inbound_events e
        where tenant_id = current_tenant() and received_at < least(before, now() - interval '90 days')
            and not exists (select 1 from waiting_deal_events w where w.tenant_id = e.tenant_id and w.source = e.source
                and w.event_id = e.event_id)
        order by received_at limit most),
    gone as (
        delete from inbound_events e using old o
        where e.tenant_id = o.tenant_id and e.source = o.source and e.event_id = o.event_id returning 1)
    select count(*)::integer from gone
$$;
revoke execute on function forget_received_events(timestamptz, integer) from public;
grant execute on function forget_received_events(timestamptz, integer) to ${app_role};

grant delete on notification_emails to ${app_role};
create index emails_done on notification_emails (tenant_id, created_at) where status <> 'WAITING';
