-- A count is rewritten with each calculation that adds to it: with room on its page that touches no index.
alter table tier_counts set (fillfactor = 50);
-- The terms of many people at once are looked up by person; the exclusion constraint's own index is slow for that.
create index assignment_versions_by_person on user_commission_assignment_versions (tenant_id, person_id) where live;
