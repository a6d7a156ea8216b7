package io.commission.reassignment.run;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.quarkus.test.junit.QuarkusTest;

/** BAT-4: who is told that a manual queue waits for decisions. */
@QuarkusTest
class DecisionNoticesTest extends BatchScene {
    @Inject
    BatchQueue queue;
    @Inject
    BatchRun run;
    @Inject
    BatchWorkers workers;

    @BeforeEach
    void signIn() {
        given.person(tenant, "ada");
        given.person(tenant, "finn");
        given.person(tenant, "max");
        seen("finn", "finance");
        seen("mia", "manager");
        seen("max", "manager");
        seen("ann", "rep");
    }

    @Test
    void bat4TheCreatorAndTheManagerOfThePersonAreToldByEachChannelHowManyItemsWait() {
        book.account("Acme", ann);
        deals(2, ann);
        UUID waiting = queued(api);
        assertEquals("ada 3,mia 3", told());
        assertEquals(2, given.count(tenant, "select count(*) from notification_emails where tenant_id = ?", tenant));
        assertEquals(2, given.count(tenant, """
                select count(*) from outbox_events where tenant_id = ? and type = 'notification.created'
                    and data -> 'about' ->> 'waiting' = '3'
                """, tenant));
        api.as("mia", "manager").get("/notifications").statusCode(200).body("items.kind", contains("DECISIONS_WAITING"))
                .body("items[0].about.batchId", equalTo(waiting.toString()))
                .body("items[0].about.waiting", equalTo(3)).body("items[0].about.personName", equalTo("ann"))
                .body("items[0].body", equalTo("3 accounts and opportunities of ann wait in a queue until somebody"
                        + " decides who receives."));
        api.as("ann", "rep").get("/notifications").body("items", empty());
    }

    @Test
    void bat4AManagerWhoOpenedTheQueueThemselvesIsToldOnce() {
        deals(1, ann);
        queued(api.as("mia", "manager"));
        assertEquals("mia 1", told());
    }

    @Test
    void bat4AnotherManagerWhoOpenedTheQueueIsToldBesideThePersonsOwn() {
        given.sql(tenant, "update people set manager_id = (select id from people where tenant_id = ? and name = 'max')"
                + " where tenant_id = ? and name = 'mia'", tenant, tenant);
        deals(1, ann);
        queued(api.as("max", "manager"));
        assertEquals("max 1,mia 1", told());
    }

    @Test
    void bat4WhoMayNotDecideIsNotTold() {
        deals(1, ann);
        seen("mia", "rep");
        queued(api);
        assertEquals("ada 1", told());
    }

    @Test
    void bat4WhomTheTenantWithholdsThePermissionIsNotTold() {
        deals(1, ann);
        given.withhold(tenant, "manager", "commissions.manage");
        queued(api);
        assertEquals("ada 1", told());
    }

    @Test
    void bat4AManagerWhoLeftIsNotTold() {
        deals(1, ann);
        given.sql(tenant, """
                update people set status = 'TERMINATED', termination_date = '2026-05-31' where tenant_id = ? and id = ?
                """, tenant, mia);
        queued(api);
        assertEquals("ada 1", told());
    }

    @Test
    void bat4OfAQueueWithoutItemsNobodyIsToldAndItEndsAtOnce() {
        api.post("/reassignment/global-execute", order("MANUAL_QUEUE")).statusCode(200).body("total", equalTo(0))
                .body("status", equalTo("COMPLETE"));
        assertEquals("", told());
    }

    @Test
    void bat4OtherStrategiesAskNobodyToDecide() {
        deals(1, ann);
        api.post("/reassignment/global-execute", order("UNIFORM")).statusCode(200);
        assertEquals(0, given.count(tenant,
                "select count(*) from notifications where tenant_id = ? and kind = 'DECISIONS_WAITING'", tenant));
    }

    @Test
    void bat4PlanningThatIsRolledBackTellsNobodyAndRepeatedByAnotherReplicaTellsOnce() {
        deals(1, ann);
        UUID first = queued(api);
        BatchScene.until("nobody works on it", workers::idle);
        given.sql(tenant, "delete from notification_emails where tenant_id = ?", tenant);
        given.sql(tenant, "delete from notifications where tenant_id = ?", tenant);
        given.sql(tenant, "delete from outbox_events where tenant_id = ?", tenant);
        given.sql(tenant,
                """
                        insert into reassignment_batches (tenant_id, id, level, status, strategy, scope, request, person_id, effective_date, reason,
                            created_by)
                        select tenant_id, gen_random_uuid(), level, 'PENDING', strategy, scope, request, person_id, effective_date, reason, created_by
                        from reassignment_batches where tenant_id = ? and id = ?
                        """,
                tenant, first);
        Lease lost = queue.claim(tenant).orElseThrow();
        given.sql(tenant, """
                update reassignment_batches set lease_until = now() - interval '1 second' where tenant_id = ? and id = ?
                """, tenant, lost.batch());
        run.run(lost, () -> false);
        assertEquals("", told());
        assertEquals(0, given.count(tenant, "select count(*) from outbox_events where tenant_id = ?", tenant));
        Lease holder = queue.claim(tenant).orElseThrow();
        lengthenLeases();
        run.run(holder, () -> false);
        assertEquals("ada 1,mia 1", told());
        run.run(holder, () -> false);
        run.run(lost, () -> false);
        assertTrue(queue.claim(tenant).isEmpty(), "a queue that waits for people is nobody's to work on");
        assertEquals("ada 1,mia 1", told());
    }

    private UUID queued(Api by) {
        return UUID.fromString(by.post("/reassignment/global-execute", order("MANUAL_QUEUE")).statusCode(202).extract()
                .path("batchId"));
    }

    private String order(String strategy) {
        return "{'personId':'" + ann + "','effectiveDate':'2026-07-01','reason':'Ann leaves','strategy':'" + strategy
                + "'}";
    }

    private void seen(String subject, String role) {
        given.sql(tenant, "delete from person_roles where tenant_id = ? and person_id = (select id from people"
                + " where tenant_id = ? and name = ?)", tenant, tenant, subject);
        api.as(subject, role).get("/v1/me").statusCode(200);
    }

    private String told() {
        return given.value(tenant, """
                select coalesce(string_agg(p.name || ' ' || (n.data ->> 'waiting'), ',' order by p.name), '')
                from notifications n join people p on p.tenant_id = n.tenant_id and p.id = n.person_id
                where n.tenant_id = ? and n.kind = 'DECISIONS_WAITING'
                """, tenant);
    }
}
