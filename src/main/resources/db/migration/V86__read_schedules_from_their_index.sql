-- Previews read the schedules of tens of thousands of opportunities: all that they ask for stands in the index, so that most rows of the
-- table are never looked at.
drop index revenue_schedules_by_opportunity;
create index revenue_schedules_by_opportunity on revenue_schedules (tenant_id, opportunity_id, start_date, id)
    include (end_date, expected_commission, actual_commission);
