package io.commission.ledger;

import java.time.Clock;
import java.time.Instant;
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
    private final Clock clock;

    ClosedMonths(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The last closed month, null before the first one. */
    public record Last(YearMonth month) {

        /** The first open month for an entry: its earned month, or if that is closed the month after the last closed one. */
        public YearMonth firstOpen(YearMonth earned) {
            return month == null || earned.isAfter(month) ? earned : month.plusMonths(1);
        }

        public boolean covers(YearMonth other) {
            return month != null && !other.isAfter(month);
        }
    }

    /** @param completedAt when the run had worked everybody, null before */
    public record Closing(YearMonth month, Instant closedAt, Instant completedAt) {
    }

    /** Reads the last closed month and keeps it from changing until the transaction ends. */
    public Last holdLast() {
        sql.query("select pg_advisory_xact_lock_shared(?, 0)::text", lockKey()).list(row -> row);
        return last();
    }

    /** The same for who is about to close one: waits for postings under way, and keeps new ones waiting. */
    public Last holdForClosing() {
        sql.query("select pg_advisory_xact_lock(?, 0)::text", lockKey()).list(row -> row);
        return last();
    }

    public Last last() {
        Optional<YearMonth> month = sql.query(
                "select max(month) as month from closed_months where tenant_id = ? having max(month) is not null",
                tenant())
                .first(row -> row.month("month"));
        return new Last(month.orElse(null));
    }

    /** A month before the last closed one takes no entries either. */
    public boolean isClosed(YearMonth month) {
        return last().covers(month);
    }

    public Optional<Closing> closing(YearMonth month) {
        return sql.query(
                "select month, closed_at, completed_at from closed_months where tenant_id = ? and month = ?",
                tenant(),
                month)
                .first(row -> new Closing(
                        row.month("month"), row.instant("closed_at"), row.instant("completed_at")));
    }

    /** The earliest closed month whose run has not reached everybody. */
    public Optional<YearMonth> incomplete() {
        return sql.query(
                "select min(month) as month from closed_months where tenant_id = ? and completed_at is null",
                tenant())
                .first(row -> row.month("month"));
    }

    /**
     * Closes the month for everybody, and the months without entries since the last closed one with it, after waiting for postings
     * under way; closing again changes nothing.
     */
    public void close(YearMonth month, String by) {
        YearMonth last = holdForClosing().month();
        YearMonth first = last == null || last.isAfter(month) ? month : last.plusMonths(1);
        sql.update(
                """
                        insert into closed_months (tenant_id, month, closed_at, closed_by, completed_at)
                        select ?, day::date, ?, ?, case when day < ?::date then ?::timestamptz end
                        from generate_series(?::date, ?::date, interval '1 month') as day
                        on conflict do nothing
                        """,
                tenant(),
                clock.instant(),
                by,
                month,
                clock.instant(),
                first,
                month);
    }

    /** Everybody of the closed month was worked; a stopped run of it need not be taken up again. */
    public void complete(YearMonth month) {
        sql.update(
                "update closed_months set completed_at = ? where tenant_id = ? and month = ? and completed_at is null",
                clock.instant(),
                tenant(),
                month);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }

    private static int lockKey() {
        return tenant().hashCode();
    }
}
