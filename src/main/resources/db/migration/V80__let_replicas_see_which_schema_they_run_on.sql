-- Replicas that do not migrate themselves compare the schema with what they need, and do not start on an older one.
grant select on ${flyway:table} to ${app_role};
