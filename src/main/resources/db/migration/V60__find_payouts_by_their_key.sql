-- Whether an entry's payout exists is checked for each entry that a run takes, by a plan that lasts as long as the session. While
-- payouts have no statistics every index that leads with the tenant looks the same to the planner, and it takes the youngest: by
-- person and month it would read all payouts of the tenant for each entry. So the key becomes the youngest index.
alter table commission_entries drop constraint entry_payout_exists;
alter table payout_statements drop constraint statement_of_payout;
alter table commission_payouts drop constraint commission_payouts_pkey;
alter table commission_payouts add primary key (tenant_id, id);
alter table commission_entries add constraint entry_payout_exists
    foreign key (tenant_id, payout_id) references commission_payouts;
alter table payout_statements add constraint statement_of_payout
    foreign key (tenant_id, payout_id) references commission_payouts;
