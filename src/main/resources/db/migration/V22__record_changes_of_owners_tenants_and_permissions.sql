-- Owners of accounts stand in the account's own history; tenants and withheld permissions in the tenant's.
create function record_account_owner() returns trigger language plpgsql as $$
begin
    insert into change_history (tenant_id, subject, subject_id, action, before, after, actor)
    values (coalesce(new.tenant_id, old.tenant_id), 'accounts', coalesce(new.account_id, old.account_id), tg_op,
            case when tg_op <> 'INSERT' then (to_jsonb(old) - 'account_id')::json end,
            case when tg_op <> 'DELETE' then (to_jsonb(new) - 'account_id')::json end,
            coalesce(nullif(current_setting('app.actor', true), ''), 'system'));
    return null;
end $$;

create trigger account_owners_history after insert or update or delete on account_owners
    for each row execute function record_account_owner();
create trigger tenants_history after update on tenants for each row execute function record_history();
create trigger withheld_permissions_history after insert or update or delete on withheld_permissions
    for each row execute function record_history();
