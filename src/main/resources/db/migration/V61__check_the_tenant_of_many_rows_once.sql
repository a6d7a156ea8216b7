-- These rows point at another row of their tenant by a key that is never null, and that one at the tenant. Asking for the tenant of each
-- row again cost a look at the same one row for every row written.
alter table account_owners drop constraint account_owners_tenant_id_fkey;
alter table account_assignments drop constraint account_assignments_tenant_id_fkey;
alter table load_reps drop constraint load_reps_tenant_id_fkey;
alter table tier_count_loads drop constraint tier_count_loads_tenant_id_fkey;
alter table commission_entries drop constraint commission_entries_tenant_id_fkey;
alter table commission_explanations drop constraint commission_explanations_tenant_id_fkey;
alter table commission_entry_parts drop constraint commission_entry_parts_tenant_id_fkey;
alter table webhook_deliveries drop constraint webhook_deliveries_tenant_id_fkey;
alter table opportunity_versions drop constraint opportunity_versions_tenant_id_fkey;
alter table commission_structure_lines drop constraint commission_structure_lines_tenant_id_fkey;
alter table revenue_schedules drop constraint revenue_schedules_tenant_id_fkey;
alter table reassignment_items drop constraint reassignment_items_tenant_id_fkey;
alter table reassignment_left drop constraint reassignment_left_tenant_id_fkey;
alter table commission_changes drop constraint commission_changes_tenant_id_fkey;
alter table account_changes drop constraint account_changes_tenant_id_fkey;
