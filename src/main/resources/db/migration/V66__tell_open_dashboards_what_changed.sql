-- Which records changed in which transaction, for dashboards that are open (FCT-4): each replica asks, for tenants that somebody
-- watches, which of these it could not see the time before. So what commits late is told late, but told. Purged after minutes.
create table record_news (
    tenant_id  uuid        not null references tenants,
    written_in xid8        not null,
    person_id  uuid        not null,
    -- Null: undated.
    month      date,
    -- Not the beginning of the transaction, which may be long ago when it commits.
    written_at timestamptz not null default clock_timestamp()
);
create index record_news_by_transaction on record_news (tenant_id, written_in);

call protect('record_news', 'select, insert, delete');

-- Statement by statement, whoever writes the records.
create function tell_of_records() returns trigger language plpgsql as $$
begin
    insert into record_news (tenant_id, written_in, person_id, month)
    select distinct tenant_id, pg_current_xact_id(), person_id, month from changed;
    return null;
end $$;
create trigger new_records_are_told after insert on commission_records
    referencing new table as changed for each statement execute function tell_of_records();
create trigger changed_records_are_told after update on commission_records
    referencing new table as changed for each statement execute function tell_of_records();
create trigger deleted_records_are_told after delete on commission_records
    referencing old table as changed for each statement execute function tell_of_records();

-- What people aim at in a year, for lists of people; the index of the exclusion knows one person at a time.
create index targets_by_person on targets (tenant_id, person_id, start_date);
