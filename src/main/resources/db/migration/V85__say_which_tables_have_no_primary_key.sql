-- Three tables have no primary key, for a part of what names their rows may be absent, and a primary key takes no nulls. A made-up
-- number would be an index more that nobody looks into. Their rows are replicated by all columns; it costs nothing without replication.
comment on table trailing_confirmations is 'Named by trailing_once: without a schedule row it is the deal itself.';
comment on table commission_records is 'Named by commission_record_once: without a month it is of undated deals.';
comment on table record_news is 'Rows have no name: several statements of a transaction may tell of the same record.';
alter table commission_records replica identity full;
alter table record_news replica identity full;
