-- The list of what came in is read newest first.
create index inbound_events_by_receipt on inbound_events (tenant_id, received_at);

-- Loads whose customer nobody is known by yet, for when an account appears.
create index loads_of_unknown_customers on loads (tenant_id, customer_reference)
    where account_id is null and customer_reference is not null;
