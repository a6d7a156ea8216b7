package io.commission.reassignment.run;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantWork;

/**
 * The queue of batches and their leases, by the clock of the database. A transaction that works for a batch keeps what it did by one of
 * the methods that take the lease, as its last statement: where the lease is lost, nothing of it is kept. Rows are locked so that the
 * log, which points at them, can be written meanwhile.
 */
@ApplicationScoped
class BatchQueue {
    static final String ACTOR = "batches";
    private static final String HELD = """
             where tenant_id = ? and id = ? and lease_token = ? and status = 'RUNNING' and lease_until > clock_timestamp()
            """;

    private final Sql sql;
    private final Clock clock;
    private final TenantWork tenantWork;
    private final BatchConfig config;
    /** Unique, and the process can be found by it. */
    private final String replica = ProcessHandle.current().pid() + " " + Ids.next();

    BatchQueue(Sql sql, Clock clock, TenantWork tenantWork, BatchConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.tenantWork = tenantWork;
        this.config = config;
    }

    /** Tenants with a batch that nobody works on. */
    @Transactional
    List<UUID> tenants() {
        return sql.query("select * from tenants_with_open_batches()").list(row -> row.uuid(1));
    }

    /**
     * Takes the oldest batch that nobody works on. This replica works for a tenant once at a time, so a lease of its own is one that
     * it lost with its connection.
     */
    Optional<Lease> claim(UUID tenant) {
        return tenantWork.in(tenant, ACTOR,
                () -> sql
                        .query("""
                                update reassignment_batches set status = 'RUNNING', lease_holder = ?, lease_token = lease_token + 1,
                                    lease_until = clock_timestamp() + make_interval(secs => ?), fruitless_claims = fruitless_claims + 1,
                                    started_at = coalesce(started_at, ?), updated_at = ?, version = version + 1
                                where tenant_id = ? and id = (
                                    select id from reassignment_batches
                                    where tenant_id = ? and status in ('PENDING', 'RUNNING') and not (planned and strategy = 'MANUAL_QUEUE')
                                        and (lease_until is null or lease_until < clock_timestamp() or lease_holder = ?)
                                    order by created_at, id limit 1 for no key update skip locked)
                                returning id, lease_token, created_by, fruitless_claims
                                """,
                                replica, config.lease().toSeconds(), clock.instant(), clock.instant(),
                                tenant, tenant,
                                replica)
                        .first(row -> new Lease(tenant, row.uuid(1), row.number(2), row.text(3),
                                row.integer(4))));
    }

    /** Takes a batch that the running transaction itself opened: nobody else sees it. */
    Lease take(UUID batch) {
        return sql.query("""
                update reassignment_batches set status = 'RUNNING', lease_holder = ?, lease_token = lease_token + 1,
                    lease_until = clock_timestamp() + interval '1 hour', started_at = ?
                where tenant_id = ? and id = ?
                returning lease_token, created_by
                """, replica, clock.instant(), tenant(), batch)
                .one(row -> new Lease(tenant(), batch, row.number(1), row.text(2), 1));
    }

    /** Holds on to the batch, in a transaction of its own; false where the lease is lost. */
    boolean renew(Lease lease) {
        return tenantWork.in(lease.tenant(), ACTOR, () -> sql.update(
                "update reassignment_batches set lease_until = clock_timestamp() + make_interval(secs => ?)" + HELD,
                config.lease().toSeconds(), lease.tenant(), lease.batch(), lease.token())) == 1;
    }

    /** Leaves the batch to whoever is next, at once. */
    void release(Lease lease) {
        tenantWork.run(lease.tenant(), ACTOR, () -> sql.update(
                "update reassignment_batches set lease_until = null" + HELD, lease.tenant(), lease.batch(),
                lease.token()));
    }

    /**
     * Keeps what the batch will work on.
     *
     * @param waits for people: it is held by nobody then
     */
    void planned(Lease lease, int total, int skipped, int conflicted, boolean waits) {
        keep(sql.update(
                """
                        update reassignment_batches set planned = true, total = ?, skipped = ?, conflicted = ?, fruitless_claims = 0, updated_at = ?,
                            version = version + 1, lease_until = case when ? then null else lease_until end
                        """
                        + HELD + " and not planned",
                total, skipped, conflicted, clock.instant(), waits, lease.tenant(), lease.batch(),
                lease.token()));
    }

    /** Keeps a chunk. */
    void worked(Lease lease, Chunk chunk) {
        keep(sql.update("""
                update reassignment_batches set done_position = ?, applied = applied + ?, skipped = skipped + ?,
                    conflicted = conflicted + ?, fruitless_claims = 0, updated_at = ?, version = version + 1
                """ + HELD + " and done_position = ?", chunk.to(), chunk.applied(), chunk.skipped(),
                chunk.conflicted(), clock.instant(), lease.tenant(), lease.batch(), lease.token(), chunk.behind()));
    }

    /** Ends the batch as complete. */
    void completed(Lease lease) {
        keep(sql.update(
                """
                        update reassignment_batches set status = 'COMPLETE', executed_at = ?, updated_at = ?, lease_until = null,
                            version = version + 1
                        """
                        + HELD,
                clock.instant(), clock.instant(), lease.tenant(), lease.batch(), lease.token()));
    }

    /** Ends the batch as failed; what it applied stays (BAT-2). */
    void failed(Lease lease, String code, String text) {
        keep(sql.update(
                """
                        update reassignment_batches set status = 'ERROR', error_code = ?, error = ?, executed_at = ?, updated_at = ?,
                            lease_until = null, version = version + 1
                        """
                        + HELD,
                code, text, clock.instant(), clock.instant(), lease.tenant(), lease.batch(),
                lease.token()));
    }

    /**
     * The running transaction gives way where its process is paused or gone: its locks are not kept longer than the lease, also when
     * the process does not read what the database sends.
     */
    void giveWay() {
        String pause = config.pause().toMillis() + "ms";
        sql.query(
                """
                        select set_config('idle_in_transaction_session_timeout', ?, true), set_config('tcp_user_timeout', ?, true),
                            set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true)
                        """,
                pause, pause, config.lockWait().toMillis() + "ms", config.statement().toMillis() + "ms")
                .one(row -> true);
    }

    private static void keep(int rows) {
        if (rows == 0) {
            throw new LeaseLost();
        }
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
