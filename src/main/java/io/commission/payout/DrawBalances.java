package io.commission.payout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** What people owe from draws, kept in the transaction of the ledger rows that it sums (DRAW-3). */
@ApplicationScoped
class DrawBalances {

    private final Sql sql;

    DrawBalances(Sql sql) {
        this.sql = sql;
    }

    /** How a payout leaves a person's balance; amount and day of the last draw or recovery are null where it made none. */
    record Change(
            UUID personId, BigDecimal balance, BigDecimal drawn, LocalDate drawnOn, BigDecimal recovered,
            LocalDate recoveredOn) {
    }

    Map<UUID, BigDecimal> of(Collection<UUID> people) {
        Map<UUID, BigDecimal> balances = new HashMap<>();
        sql.query(
                "select person_id, balance from draw_balances where tenant_id = ? and person_id = any(?::uuid[])",
                tenant(),
                people)
                .list(row -> balances.put(row.uuid(1), row.decimal(2)));
        return balances;
    }

    void write(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        sql.update(
                """
                        insert into draw_balances as b (tenant_id, person_id, balance, last_draw_amount, last_draw_on,
                            last_recovery_amount, last_recovery_on)
                        select ?, person_id, balance, drawn, drawn_on, recovered, recovered_on
                        from unnest(?::uuid[], ?::numeric[], ?::numeric[], ?::date[], ?::numeric[], ?::date[])
                            as n (person_id, balance, drawn, drawn_on, recovered, recovered_on)
                        on conflict (tenant_id, person_id) do update set balance = excluded.balance,
                            last_draw_amount = coalesce(excluded.last_draw_amount, b.last_draw_amount),
                            last_draw_on = coalesce(excluded.last_draw_on, b.last_draw_on),
                            last_recovery_amount = coalesce(excluded.last_recovery_amount, b.last_recovery_amount),
                            last_recovery_on = coalesce(excluded.last_recovery_on, b.last_recovery_on),
                            version = b.version + 1, updated_at = now()
                        """,
                tenant(),
                changes.stream().map(Change::personId).toArray(UUID[]::new),
                changes.stream().map(Change::balance).toArray(BigDecimal[]::new),
                changes.stream().map(Change::drawn).toArray(BigDecimal[]::new),
                changes.stream().map(Change::drawnOn).toArray(LocalDate[]::new),
                changes.stream().map(Change::recovered).toArray(BigDecimal[]::new),
                changes.stream().map(Change::recoveredOn).toArray(LocalDate[]::new));
    }

    /**
     * After a payout's draws were reversed: the balance that it found, and the last draw and recovery that still stand, from the kept
     * totals of the ledger.
     */
    void restore(UUID personId, BigDecimal balance) {
        sql.update(
                """
                        update draw_balances b set balance = ?, last_draw_amount = d.amount, last_draw_on = d.day,
                            last_recovery_amount = r.amount, last_recovery_on = r.day, version = version + 1, updated_at = now()
                        from (select 1) as one
                        left join lateral ("""
                        + LAST.formatted("sum(amount)", "DRAW") + """
                                ) as d on true
                                left join lateral (""" + LAST.formatted("-sum(amount)", "DRAW_RECOVERY") + """
                                ) as r on true
                                where b.tenant_id = ? and b.person_id = ?
                                """,
                balance,
                tenant(),
                personId,
                tenant(),
                personId,
                tenant(),
                personId);
    }

    private static final String LAST = """
            select %s as amount, (commission_month + interval '1 month')::date - 1 as day
            from entry_totals
            where tenant_id = ? and person_id = ? and type = '%s' and state in ('IN_PAYOUT', 'PAID') and entries > 0
            group by commission_month order by commission_month desc limit 1
            """;

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
