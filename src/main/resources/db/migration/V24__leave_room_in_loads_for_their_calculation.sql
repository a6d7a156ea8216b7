-- A new load is written with its local date of delivery and then calculated: that update touches no index, and stays on the
-- load's page where there is room.
alter table loads set (fillfactor = 75);
