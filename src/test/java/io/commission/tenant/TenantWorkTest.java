package io.commission.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.access.Caller;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.quarkus.test.junit.QuarkusTest;

/** Work without a request: its own transaction, its own tenant, repeated when PostgreSQL asks for it. */
@QuarkusTest
class TenantWorkTest {
    private static final String VICTIM = "do $$ begin raise exception 'chosen' using errcode = '40P01'; end $$";

    @Inject
    Given given;
    @Inject
    TenantWork tenantWork;
    @Inject
    Sql sql;
    @Inject
    Caller caller;

    UUID tenant;

    @BeforeEach
    void aTenant() {
        tenant = given.tenant("KWD", "Asia/Kuwait");
    }

    @Test
    void theVictimOfADeadlockIsRunAgainFromTheStart() {
        AtomicInteger attempts = new AtomicInteger();
        tenantWork.run(tenant, "system", () -> {
            sql.update("insert into teams (tenant_id, id, name) values (?, ?, 'once')", tenant, Ids.next());
            if (attempts.incrementAndGet() < 3) {
                sql.update(VICTIM);
            }
        });
        assertEquals(3, attempts.get());
        assertEquals(1, teams());
    }

    @Test
    void anotherFailureIsNotRepeatedAndLeavesNothing() {
        AtomicInteger attempts = new AtomicInteger();
        assertThrows(IllegalStateException.class, () -> tenantWork.run(tenant, "system", () -> {
            attempts.incrementAndGet();
            sql.update("insert into teams (tenant_id, id, name) values (?, ?, 'never')", tenant, Ids.next());
            throw new IllegalStateException("ours");
        }));
        assertEquals(1, attempts.get());
        assertEquals(0, teams());
    }

    @Test
    void workThatNeverSucceedsEnds() {
        AtomicInteger attempts = new AtomicInteger();
        assertThrows(RuntimeException.class, () -> tenantWork.run(tenant, "system", () -> {
            attempts.incrementAndGet();
            sql.update(VICTIM);
        }));
        assertEquals(5, attempts.get());
    }

    @Test
    void theTenantsMachineryIsACallerToo() {
        tenantWork.run(tenant, "system", () -> {
            assertEquals("system", caller.actor());
            assertEquals("KWD", caller.currency().getCurrencyCode());
            assertEquals("Asia/Kuwait", caller.zone().getId());
            assertEquals(true, caller.visible().all());
        });
    }

    private long teams() {
        return given.count(tenant, "select count(*) from teams where tenant_id = ?", tenant);
    }
}
