package io.commission.account;

import static io.commission.database.Columns.column;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.posting.Recalculation;
import io.commission.tenant.TenantContext;

/**
 * Gives many accounts to other owners and assignees from a day on, and takes it back exactly: {@link AccountOwners} for sets, in a
 * constant number of statements (BLK-3, BAT-3).
 */
@ApplicationScoped
public class Handovers {
    private final Sql sql;
    private final Recalculation recalculation;

    Handovers(Sql sql, Recalculation recalculation) {
        this.sql = sql;
        this.recalculation = recalculation;
    }

    /**
     * An account on the day of its handover.
     *
     * @param later whether another owner or assignee is known for a later day: then it is left alone
     */
    public record State(UUID account, UUID owner, String role, UUID assignee, boolean later, String ownerRow,
            String assignmentRow) {

        public boolean isAlready(Handover handover) {
            return Objects.equals(owner, handover.owner()) && Objects.equals(assignee, handover.assignee());
        }
    }

    /** @param undo what takes it back, as JSON */
    public record Done(Handover handover, State before, String undo) {
    }

    /** What the accounts are before, by account; nothing is locked. */
    public Map<UUID, State> states(List<Handover> handovers) {
        UUID[] accounts = column(handovers, Handover::account, UUID[]::new);
        Map<UUID, List<AccountRange>> owners = ranges("owner_id, null", "account_owners", accounts);
        Map<UUID, List<AccountRange>> assignments = ranges("person_id, role", "account_assignments", accounts);
        Map<UUID, State> states = new HashMap<>();
        handovers.forEach(handover -> states.put(handover.account(),
                AccountRange.before(handover, owners.getOrDefault(handover.account(), List.of()),
                        assignments.getOrDefault(handover.account(), List.of()))));
        return states;
    }

    private Map<UUID, List<AccountRange>> ranges(String who, String table, UUID[] accounts) {
        Map<UUID, List<AccountRange>> ranges = new HashMap<>();
        sql.query("select account_id, " + who + ", effective_from, effective_to, to_jsonb(t)::text from " + table
                + " t where tenant_id = ? and account_id = any(?::uuid[])", tenant(), accounts)
                .list(row -> ranges.computeIfAbsent(row.uuid(1), id -> new ArrayList<>(2)).add(
                        new AccountRange(row.uuid(2), row.text(3), row.date(4), row.date(5), row.text(6))));
        return ranges;
    }

    /** Nobody else gives the accounts away until the transaction ends. */
    public void hold(Collection<UUID> accounts) {
        sql.query("select id from accounts where tenant_id = ? and id = any(?::uuid[]) order by id for update",
                tenant(), new HashSet<>(accounts)).list(row -> row.uuid(1));
    }

    /** Carries them out; the accounts are held, and none has anything later. Loads without reps follow their owner. */
    public List<Done> carryOut(List<Handover> handovers, Map<UUID, State> states) {
        List<Done> done = new ArrayList<>(handovers.size());
        List<NewRow> owners = new ArrayList<>();
        List<NewRow> assignments = new ArrayList<>();
        for (Handover handover : handovers) {
            State before = states.get(handover.account());
            NewRow owner = row(handover, handover.owner(), before.owner(), before.ownerRow());
            NewRow assignment = row(handover, handover.assignee(), before.assignee(), before.assignmentRow());
            done.add(new Done(handover, before, "{\"owner\":" + (owner == null ? null : owner.undo())
                    + ",\"assignment\":" + (assignment == null ? null : assignment.undo()) + "}"));
            if (owner != null) {
                owners.add(owner);
            }
            if (assignment != null) {
                assignments.add(assignment.in(before.role()));
            }
        }
        own(owners);
        assign(assignments);
        touch(column(done, one -> one.handover().account(), UUID[]::new));
        if (!owners.isEmpty()) {
            recalculation.ofOwned(owners.stream().map(NewRow::account).toList(),
                    owners.stream().map(NewRow::day).min(LocalDate::compareTo).orElseThrow());
        }
        return done;
    }

    /** A range that begins; person null: it only ends what was. */
    private record NewRow(UUID id, UUID account, UUID person, String role, LocalDate day, String old) {

        NewRow in(String otherRole) {
            return new NewRow(id, account, person, otherRole, day, old);
        }

        String undo() {
            return "{\"day\":\"" + day + "\",\"new\":" + (id == null ? null : "\"" + id + "\"") + ",\"old\":" + old
                    + "}";
        }
    }

    private static NewRow row(Handover handover, UUID person, UUID before, String old) {
        return Objects.equals(person, before)
                ? null
                : new NewRow(person == null ? null : Ids.next(), handover.account(), person, null, handover.day(), old);
    }

    private void own(List<NewRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        UUID[] accounts = column(rows, NewRow::account, UUID[]::new);
        LocalDate[] days = column(rows, NewRow::day, LocalDate[]::new);
        sql.update("""
                delete from account_owners o using unnest(?::uuid[], ?::date[]) as n (account_id, day)
                where o.tenant_id = ? and o.account_id = n.account_id and o.effective_from = n.day
                """, accounts, days, tenant());
        sql.update(
                """
                        update account_owners o set effective_to = n.day - 1 from unnest(?::uuid[], ?::date[]) as n (account_id, day)
                        where o.tenant_id = ? and o.account_id = n.account_id
                            and n.day between o.effective_from and coalesce(o.effective_to, 'infinity')
                        """,
                accounts, days, tenant());
        sql.update("""
                insert into account_owners (tenant_id, id, account_id, owner_id, effective_from, created_by)
                select ?, n.id, n.account_id, n.owner_id, n.day, ?
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::date[]) as n (id, account_id, owner_id, day)
                where n.owner_id is not null
                """, tenant(), actor(), column(rows, NewRow::id, UUID[]::new), accounts,
                column(rows, NewRow::person, UUID[]::new), days);
    }

    private void assign(List<NewRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        UUID[] accounts = column(rows, NewRow::account, UUID[]::new);
        String[] roles = column(rows, NewRow::role, String[]::new);
        LocalDate[] days = column(rows, NewRow::day, LocalDate[]::new);
        sql.update(
                """
                        delete from account_assignments a using unnest(?::uuid[], ?::text[], ?::date[]) as n (account_id, role, day)
                        where a.tenant_id = ? and a.account_id = n.account_id and a.role = n.role and a.effective_from = n.day
                        """,
                accounts, roles, days, tenant());
        sql.update("""
                update account_assignments a set effective_to = n.day - 1
                from unnest(?::uuid[], ?::text[], ?::date[]) as n (account_id, role, day)
                where a.tenant_id = ? and a.account_id = n.account_id and a.role = n.role
                    and n.day between a.effective_from and coalesce(a.effective_to, 'infinity')
                """, accounts, roles, days, tenant());
        sql.update(
                """
                        insert into account_assignments (tenant_id, id, account_id, person_id, role, effective_from, created_by)
                        select ?, n.id, n.account_id, n.person_id, n.role, n.day, ?
                        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::date[]) as n (id, account_id, person_id, role, day)
                        where n.person_id is not null
                        """,
                tenant(), actor(), column(rows, NewRow::id, UUID[]::new), accounts,
                column(rows, NewRow::person, UUID[]::new), roles, days);
    }

    /** An account's owner is part of it: its version follows. */
    void touch(UUID[] accounts) {
        sql.update("""
                update accounts set version = version + 1, updated_at = now(), updated_by = ?
                where tenant_id = ? and id = any(?::uuid[])
                """, actor(), tenant(), accounts);
    }

    /** Handovers that something has changed since: their new ranges are not the last ones as they were written. */
    public Set<UUID> changedSince(Map<UUID, String> undos) {
        return new HashSet<>(sql.query(
                """
                        with n as (select account_id, undo::jsonb -> 'owner' as o, undo::jsonb -> 'assignment' as a
                            from unnest(?::uuid[], ?::text[]) as n (account_id, undo))
                        select account_id from n
                        where (o <> 'null' and (not exists (select 1 from account_owners x where x.tenant_id = ? and x.account_id = n.account_id
                                and x.id = (o ->> 'new')::uuid and x.effective_to is null)
                            or exists (select 1 from account_owners x where x.tenant_id = ? and x.account_id = n.account_id
                                and x.effective_from > (o ->> 'day')::date)))
                        or (a ->> 'new' is not null and not exists (select 1 from account_assignments x where x.tenant_id = ?
                                and x.account_id = n.account_id and x.id = (a ->> 'new')::uuid and x.effective_to is null))
                        or (a <> 'null' and a -> 'old' <> 'null' and exists (select 1 from account_assignments x where x.tenant_id = ?
                                and x.account_id = n.account_id and x.role = a -> 'old' ->> 'role'
                                and x.effective_from >= (a ->> 'day')::date and x.id is distinct from (a ->> 'new')::uuid))
                        """,
                undos.keySet(), undos.values(), tenant(), tenant(), tenant(), tenant()).list(row -> row.uuid(1)));
    }

    /** Owners and assignments exactly as they were; the accounts are held and unchanged since. */
    public void undo(Map<UUID, String> undos) {
        if (undos.isEmpty()) {
            return;
        }
        restore("account_owners", "owner", undos);
        restore("account_assignments", "assignment", undos);
        touch(undos.keySet().toArray(UUID[]::new));
        sql.query("select min((undo::jsonb -> 'owner' ->> 'day')::date) from unnest(?::text[]) as n (undo)",
                undos.values()).first(row -> row.date(1))
                .ifPresent(first -> recalculation.ofOwned(undos.keySet(), first));
    }

    private void restore(String table, String part, Map<UUID, String> undos) {
        String undone = """
                with n as (select account_id, undo::jsonb -> '%s' as u from unnest(?::uuid[], ?::text[]) as n (account_id, undo))
                """
                .formatted(part);
        sql.update(
                undone + "delete from " + table + " x using n where x.tenant_id = ? and x.id = (n.u ->> 'new')::uuid",
                undos.keySet(), undos.values(), tenant());
        sql.update(
                undone + "update " + table + """
                         x set effective_to = (n.u -> 'old' ->> 'effective_to')::date from n
                        where x.tenant_id = ? and x.id = (n.u -> 'old' ->> 'id')::uuid
                        """,
                undos.keySet(), undos.values(), tenant());
        sql.update(undone + "insert into " + table + " select r.* from n, jsonb_populate_record(null::" + table + """
                , nullif(n.u -> 'old', 'null')) r
                where r.tenant_id = ? and r.effective_from = (n.u ->> 'day')::date
                """, undos.keySet(), undos.values(), tenant());
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }

    private static String actor() {
        return TenantContext.required().actor();
    }
}
