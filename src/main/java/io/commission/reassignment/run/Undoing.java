package io.commission.reassignment.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.AccountChange;
import io.commission.change.BatchHead;
import io.commission.change.CommissionChange;
import io.commission.change.Execution;
import io.commission.change.Level;
import io.commission.database.Sql;
import io.commission.reassignment.select.AccountMoves;
import io.commission.reassignment.select.Item;
import io.commission.reassignment.select.Left;
import io.commission.structure.ChangeType;
import io.commission.tenant.TenantContext;

/** Takes changes of the log back, in the caller's transaction; those with a later one are left alone (BAT-3). */
@ApplicationScoped
class Undoing {
    private static final String LATER = "A later change exists: roll that back first.";

    private final Sql sql;
    private final Execution execution;
    private final AccountMoves accounts;

    Undoing(Sql sql, Execution execution, AccountMoves accounts) {
        this.sql = sql;
        this.execution = execution;
        this.accounts = accounts;
    }

    /** Items of one kind, latest change first. */
    List<Left> undo(BatchHead batch, List<Item> items) {
        Map<UUID, Item> byChange = new HashMap<>();
        items.forEach(item -> byChange.put(item.change().undoes(), item));
        List<UUID> conflicts = new ArrayList<>();
        if (items.get(0).accountId() == null) {
            execution.undo(batch, changes(byChange.keySet())).forEach(change -> conflicts.add(change.id()));
        } else {
            accounts.undo(batch, accountChanges(byChange.keySet())).forEach(change -> conflicts.add(change.id()));
        }
        return conflicts.stream().map(change -> Left.conflict(byChange.get(change), LATER)).toList();
    }

    private List<CommissionChange> changes(Collection<UUID> ids) {
        return sql
                .query("""
                        select id, opportunity_id, batch_id, scope, type, departing_id, effective_date, end_date, before::text as before,
                            after::text as after, reason, reference, pick, rollback_of, created_at, created_by
                        from commission_changes where tenant_id = ? and id = any(?::uuid[]) order by chain_position desc
                        """,
                        tenant(), ids)
                .list(row -> new CommissionChange(row.uuid("id"), row.uuid("opportunity_id"), row.uuid("batch_id"),
                        row.oneOf(Level.class, "scope"), row.oneOf(ChangeType.class, "type"), row.uuid("departing_id"),
                        row.date("effective_date"), row.date("end_date"), row.text("before"), row.text("after"),
                        row.text("reason"), row.text("reference"), row.text("pick"), row.uuid("rollback_of"),
                        row.instant("created_at"), row.text("created_by")));
    }

    private List<AccountChange> accountChanges(Collection<UUID> ids) {
        return sql.query("""
                select id, account_id, batch_id, scope, effective_date, before::text as before, after::text as after,
                    undo::text as undo, reason, reference, pick, rollback_of, created_at, created_by
                from account_changes where tenant_id = ? and id = any(?::uuid[]) order by chain_position desc
                """, tenant(), ids)
                .list(row -> new AccountChange(row.uuid("id"), row.uuid("account_id"), row.uuid("batch_id"),
                        row.oneOf(Level.class, "scope"), row.date("effective_date"), row.text("before"),
                        row.text("after"), row.text("undo"), row.text("reason"), row.text("reference"),
                        row.text("pick"), row.uuid("rollback_of"), row.instant("created_at"), row.text("created_by")));
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
