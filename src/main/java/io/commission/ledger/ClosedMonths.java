package io.commission.ledger;

import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Which months the full payout run has closed (TIME-6). */
@ApplicationScoped
public class ClosedMonths {

    private final Sql sql;

    ClosedMonths(Sql sql) {
        this.sql = sql;
    }

    /** The last closed month, null before the first one. */
    public record Last(YearMonth month) {

        /** The first open month for an entry: its earned month, or if that is closed the month after the last closed one. */
        public YearMonth firstOpen(YearMonth earned) {
            return month == null || earned.isAfter(month) ? earned : month.plusMonths(1);
        }
    }

    /** Reads the last closed month and keeps it from changing until the transaction ends. */
    public Last holdLast() {
        sql.query("select pg_advisory_xact_lock_shared(?, 0)::text", lockKey()).list(row -> row);
        return last();
    }

    public Last last() {
        Optional<YearMonth> month = sql.query(
                "select max(month) as month from closed_months where tenant_id = ? having max(month) is not null",
                tenant())
                .first(row -> row.month("month"));
        return new Last(month.orElse(null));
    }

    public boolean isClosed(YearMonth month) {
        return sql.query("select 1 from closed_months where tenant_id = ? and month = ?", tenant(), month)
                .exists();
    }

    /** Closes the month for everybody, after waiting for postings under way; closing again changes nothing. */
    public void close(YearMonth month, String by) {
        sql.query("select pg_advisory_xact_lock(?, 0)::text", lockKey()).list(row -> row);
        sql.update(
                "insert into closed_months (tenant_id, month, closed_by) values (?, ?, ?) on conflict do nothing",
                tenant(),
                month,
                by);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }

    private static int lockKey() {
        return tenant().hashCode();
    }
}
