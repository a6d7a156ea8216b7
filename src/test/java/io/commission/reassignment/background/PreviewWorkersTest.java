package io.commission.reassignment.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/** In whose name previews are made in the background, and what becomes of them when a replica stops. */
@QuarkusTest
class PreviewWorkersTest extends BackgroundPreviewScene {
    @Inject
    PreviewWork work;
    @Inject
    Previews previews;
    @Inject
    PreviewPurge purge;
    @Inject
    TenantWork tenantWork;
    @Inject
    Caller caller;
    @Inject
    Sql sql;

    private Asked asked(UUID id, String subject, String role, Supplier<?> preview) {
        return new Asked(id, PreviewKind.BULK, session(subject, role), preview);
    }

    /** On a thread that serves no request. */
    private void make(Asked asked) {
        CompletableFuture.runAsync(() -> work.make(asked)).join();
    }

    private String ended(UUID id) {
        return given.value(tenant, "select status || coalesce(' ' || error_code, '') || coalesce(' ' || answer, '')"
                + " from reassignment_previews where tenant_id = ? and id = ?", tenant, id);
    }

    @Test
    void perm4TheCallerOfTheBackgroundIsWhoAskedAndNotTheMachinery() {
        UUID id = running("mia");
        make(asked(id, "mia", "manager", () -> caller.subject() + " " + caller.may("people.write") + " "
                + caller.may("accounts.bulk") + " " + caller.visible().sees(ann) + " " + caller.visible().sees(cal)));
        assertEquals("READY \"mia false true true false\"", ended(id));
    }

    @Test
    void rsg8TheDatabaseRefusesWhatAPreviewWrites() {
        UUID id = running("ada");
        make(asked(id, "ada", "admin",
                () -> sql.update("update people set name = 'x' where tenant_id = ?", tenant)));
        assertEquals("FAILED INTERNAL_ERROR", ended(id));
        assertEquals(0, given.count(tenant, "select count(*) from people where tenant_id = ? and name = 'x'", tenant));
    }

    @Test
    void perm1WhatWasWithheldMeanwhileIsMissedAndAnExpiredTokenIsNone() {
        given.withhold(tenant, "manager", "accounts.bulk");
        UUID withheld = running("mia");
        make(asked(withheld, "mia", "manager", () -> "made"));
        assertEquals("FAILED PERMISSION_MISSING", ended(withheld));
        clock.advance(Duration.ofDays(1));
        UUID expired = running("ada");
        make(asked(expired, "ada", "admin", () -> "made"));
        assertEquals("FAILED NOT_AUTHENTICATED", ended(expired));
    }

    @Test
    void onlyWhoHoldsTheLeaseKeepsAnything() {
        UUID over = running("ada");
        endLease(over);
        make(asked(over, "ada", "admin", () -> "made"));
        assertEquals("RUNNING", ended(over));
        assertTrue(!renewed(over), "a lease that is over is not renewed");
        UUID held = running("ada");
        assertTrue(renewed(held));
        make(asked(held, "ada", "admin", () -> "made"));
        make(asked(held, "ada", "admin", () -> "made again"));
        assertEquals("READY \"made\"", ended(held));
        assertTrue(!renewed(held));
    }

    private boolean renewed(UUID id) {
        return tenantWork.in(tenant, "ada", () -> previews.renew(id));
    }

    @Test
    void aReplicaThatStopsLetsShortOnesFinishAndTheOthersFailAtOnce() throws InterruptedException {
        PreviewWorkers stopped = new PreviewWorkers(work, previews, tenantWork, config);
        CountDownLatch started = new CountDownLatch(config.workers());
        CountDownLatch never = new CountDownLatch(1);
        UUID[] ids = new UUID[config.workers() + 1];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = running("ada");
            int place = i;
            stopped.reserve();
            stopped.committed(asked(ids[i], "ada", "admin", () -> {
                started.countDown();
                if (place > 0) {
                    await(never);
                }
                return "made";
            }));
        }
        started.await();
        until("the short one is made", () -> ended(ids[0]).startsWith("READY"));
        stopped.stop(null);
        assertEquals("READY \"made\"", ended(ids[0]));
        for (int i = 1; i < ids.length; i++) {
            assertEquals("FAILED PREVIEW_INTERRUPTED", ended(ids[i]));
        }
        assertEquals(Code.BUSY, assertThrows(Refusal.class, stopped::reserve).code);
        until("its places are free", () -> stopped.free() == config.taken());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReplicaTakesSoManyAndNoMore() {
        PreviewWorkers full = new PreviewWorkers(work, previews, tenantWork, config);
        for (int i = 0; i < config.taken(); i++) {
            full.reserve();
        }
        assertEquals(Code.BUSY, assertThrows(Refusal.class, full::reserve).code);
        full.rolledBack(asked(UUID.randomUUID(), "ada", "admin", () -> "made"));
        full.reserve();
    }

    @Test
    void whatIsADayOldIsForgottenUnlessItStillRuns() {
        UUID old = ask(api, BULK, toBob());
        ready(api, old);
        UUID busy = running("ada");
        given.sql(tenant, "update reassignment_previews set created_at = ? where tenant_id = ? and id = ?",
                Timestamp.from(clock.instant()), tenant, busy);
        clock.advance(Duration.ofHours(23));
        assertEquals(0, purge.purge(tenant));
        clock.advance(Duration.ofHours(2));
        UUID fresh = running("ada");
        given.sql(tenant, "update reassignment_previews set created_at = ? where tenant_id = ? and id = ?",
                Timestamp.from(clock.instant()), tenant, fresh);
        assertEquals(1, purge.purge(tenant));
        api.get(address(old)).statusCode(404);
        assertEquals(2, previews());
        endLease(busy);
        assertEquals(1, purge.purge(tenant));
        assertEquals("RUNNING", ended(fresh));
    }
}
