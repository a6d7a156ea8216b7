-- A load whose own facts and terms stand as they were is, to a calculation that names it, another load of its count: what is
-- approved for it is left alone, and the difference goes into the true-up (ENT-2).
alter table loads add column calculated_from uuid;
