-- A foreign key could refer to a unique constraint, so a new external id under one is a new key: its row is locked against everybody
-- who writes another row for that person, account, deal or plan, and the two can wait for each other. Nothing can refer to a partial
-- index: a new external id is a change like any other. The names stay, for problems are told by them.
alter table people drop constraint person_external_id_unique, drop constraint person_subject_unique;
create unique index person_external_id_unique on people (tenant_id, external_id) where external_id is not null;
create unique index person_subject_unique on people (tenant_id, oidc_subject) where oidc_subject is not null;

alter table accounts drop constraint account_external_id_unique;
create unique index account_external_id_unique on accounts (tenant_id, external_id) where external_id is not null;

alter table opportunities drop constraint opportunity_external_id_unique;
create unique index opportunity_external_id_unique on opportunities (tenant_id, external_id) where external_id is not null;

alter table commission_plans drop constraint plan_external_id_unique;
create unique index plan_external_id_unique on commission_plans (tenant_id, external_id) where external_id is not null;
