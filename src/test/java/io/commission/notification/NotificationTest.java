package io.commission.notification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/** BAT-4: people are told in the application, with read state and preferences; in the transaction of the change. */
@QuarkusTest
class NotificationTest {
    private static final String LIST = "/notifications";
    private static final String PREFERENCES = "/notifications/preferences";

    @Inject
    Given given;
    @Inject
    Notices notices;
    @Inject
    TenantWork work;

    private UUID tenant;
    private UUID ray;
    private UUID mia;
    private Api asRay;

    @BeforeEach
    void aTeam() {
        tenant = given.tenant();
        mia = given.person(tenant, "mia");
        ray = given.person(tenant, "ray", mia);
        asRay = new Api(tenant, "ray", "rep");
    }

    @Test
    void bat4ANoticeIsReadByItsRecipientOnlyNewestFirstInPages() {
        tell(NoticeKind.COMMISSION_ENDED.to(ray, renewal()), NoticeKind.REASSIGNED.to(mia, renewal()));
        tell(NoticeKind.COMMISSION_RESTORED.to(ray, renewal()));
        asRay.get(LIST).statusCode(200).body("items.kind", contains("COMMISSION_RESTORED", "COMMISSION_ENDED"))
                .body("items.group", contains("OWN_COMMISSION", "OWN_COMMISSION"))
                .body("items[1].title", equalTo("Your commission on Renewal ends"))
                .body("items[1].body", containsString("from 2026-12-01 on"))
                .body("items[1].about.opportunityName", equalTo("Renewal")).body("items[1].readAt", nullValue());
        String cursor = asRay.get(LIST + "?limit=1").body("items", hasSize(1)).extract().path("nextCursor");
        asRay.get(LIST + "?limit=1&cursor=" + cursor).body("items.kind", contains("COMMISSION_ENDED"))
                .body("nextCursor", nullValue());
        asRay.as("mia", "manager").get(LIST).body("items.kind", contains("REASSIGNED"));
        asRay.as("nobody", "admin").get(LIST).body("items", empty());
        asRay.as("ivy", "integration").get(LIST).statusCode(403);
        new Api(given.tenant(), "ray", "rep").get(LIST).body("items", empty());
    }

    @Test
    void bat4ReadStateIsKeptAndCountsDown() {
        tell(NoticeKind.COMMISSION_ENDED.to(ray, renewal()), NoticeKind.COMMISSION_RECEIVED.to(ray, renewal()),
                NoticeKind.COMMISSION_RESTORED.to(ray, renewal()));
        asRay.get(LIST + "/unread-count").body("unread", is(3));
        String first = asRay.get(LIST).extract().path("items[0].id");
        String readAt = asRay.post(LIST + "/" + first + "/read", "").statusCode(200).body("readAt", notNullValue())
                .extract().path("readAt");
        asRay.post(LIST + "/" + first + "/read", "").statusCode(200).body("readAt", equalTo(readAt));
        asRay.get(LIST + "?unread=true").body("items", hasSize(2)).body("items.id", not(contains(first)));
        asRay.as("mia", "manager").post(LIST + "/" + first + "/read", "").statusCode(404);
        asRay.as("ada", "admin").post(LIST + "/" + first + "/read", "").statusCode(404);
        asRay.post(LIST + "/read-all", "").statusCode(200).body("read", is(2));
        asRay.get(LIST + "/unread-count").body("unread", is(0));
    }

    @Test
    void bat4ARolledBackTransactionTellsNobody() {
        assertThrows(IllegalStateException.class, () -> work.run(tenant, "ada", () -> {
            notices.tell(List.of(NoticeKind.COMMISSION_ENDED.to(ray, renewal())));
            throw new IllegalStateException("the change failed after all");
        }));
        assertEquals(0, given.count(tenant, "select count(*) from notifications where tenant_id = ?", tenant));
        assertEquals(0, given.count(tenant, "select count(*) from notification_emails where tenant_id = ?", tenant));
        assertEquals(0, given.count(tenant, "select count(*) from outbox_events where tenant_id = ?", tenant));
    }

    @Test
    void bat4APersonChoosesChannelsByGroupAndUrgentOnesAreShownAnyway() {
        asRay.get(PREFERENCES).statusCode(200).header("ETag", "\"0\"").body("groups", hasSize(4))
                .body("groups.email", contains(true, true, true, true));
        asRay.put(PREFERENCES,
                "{'groups': [{'group': 'OWN_COMMISSION', 'inApp': false, 'email': true, 'webhook': false},"
                        + " {'group': 'FAILURES', 'inApp': false, 'email': false, 'webhook': false}]}")
                .statusCode(200)
                .header("ETag", "\"1\"").body("groups.inApp", contains(false, true, true, false));
        tell(NoticeKind.COMMISSION_ENDED.to(ray, renewal()), NoticeKind.REASSIGNMENT_FAILED.to(ray, renewal()),
                NoticeKind.REASSIGNED.to(ray, renewal()));
        asRay.get(LIST).body("items.kind", contains("REASSIGNED", "REASSIGNMENT_FAILED"));
        assertEquals(2, given.count(tenant, "select count(*) from notification_emails where tenant_id = ?", tenant));
        assertEquals("REASSIGNED", given.<String>value(tenant,
                "select string_agg(data ->> 'kind', ' ') from outbox_events where type = 'notification.created'"));
        assertEquals(ray, given.id(tenant, "select person_id from outbox_events where type = 'notification.created'"));
    }

    @Test
    void bat4AWebhookSubscribesToNotifications() {
        Api.admin(tenant).post("/webhooks",
                "{'url': 'http://localhost:9/hook', 'eventTypes': ['notification.created', 'notification.*']}")
                .statusCode(201);
    }

    @Test
    void preferencesAreRefusedStaleTwiceOrOfNobody() {
        asRay.request().body("{\"groups\": []}").put("/api" + PREFERENCES).then().statusCode(428);
        asRay.request().header("If-Match", "\"5\"").body("{\"groups\": []}").put("/api" + PREFERENCES).then()
                .statusCode(412);
        asRay.put(PREFERENCES, "{'groups': [{'group': 'TASKS', 'inApp': true, 'email': true, 'webhook': true},"
                + " {'group': 'TASKS', 'inApp': true, 'email': true, 'webhook': false}]}").statusCode(400);
        asRay.put(PREFERENCES, "{'groups': [{'group': 'NONE', 'inApp': true, 'email': true, 'webhook': true}]}")
                .statusCode(400);
        asRay.put(PREFERENCES, "{'groups': [{'group': 'TASKS', 'inApp': true, 'email': true}]}").statusCode(400);
        asRay.as("nobody", "admin").get(PREFERENCES).statusCode(404);
    }

    @Test
    void bat4FinanceAndAdminsArePeopleWhoseNewestTokenSaidSo() {
        UUID finn = given.person(tenant, "finn");
        UUID ada = given.person(tenant, "ada");
        given.person(tenant, "fred");
        work.run(tenant, "test", () -> assertEquals(List.of(), notices.finance()));
        asRay.as("finn", "finance").get("/v1/me").statusCode(200);
        asRay.as("ada", "admin").get("/v1/me").statusCode(200);
        asRay.as("fred", "rep").get("/v1/me").statusCode(200);
        work.run(tenant, "test", () -> {
            assertEquals(List.of(finn), notices.finance());
            assertEquals(List.of(ada), notices.admins());
            assertEquals(mia, notices.managerOf(ray).orElseThrow());
            assertEquals(ray, notices.personOf("ray").orElseThrow());
        });
        given.sql(tenant, "update person_roles set as_of = as_of - interval '1 hour' where tenant_id = ?", tenant);
        asRay.as("finn", "rep").get("/v1/me").statusCode(200);
        work.run(tenant, "test", () -> assertEquals(List.of(), notices.finance()));
        given.sql(tenant, "update person_roles set as_of = as_of + interval '1 hour' where tenant_id = ?", tenant);
        asRay.as("finn", "finance").get("/v1/me").statusCode(200);
        work.run(tenant, "test", () -> assertEquals(List.of(), notices.finance(), "an older token tells nothing"));
        given.sql(tenant, "update people set status = 'TERMINATED', termination_date = '2026-01-01' where id = ?", ada);
        work.run(tenant, "test", () -> assertEquals(List.of(), notices.admins()));
    }

    @Test
    void bat4HouseUnassignedAndOtherTenantsPeopleAreToldNothing() {
        UUID stranger = given.person(given.tenant(), "stranger");
        tell(NoticeKind.COMMISSION_RECEIVED.to(given.house(tenant), renewal()),
                NoticeKind.COMMISSION_RECEIVED.to(given.unassigned(tenant), renewal()),
                NoticeKind.COMMISSION_RECEIVED.to(stranger, renewal()));
        assertEquals(0, given.count(tenant, "select count(*) from notifications where tenant_id = ?", tenant));
    }

    @Test
    void bat4AThousandNoticesAreOneStatement() {
        List<Notice> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(NoticeKind.REASSIGNED.to(mia, renewal()));
        }
        work.run(tenant, "ada", () -> {
            long before = Sql.statements();
            notices.tell(many);
            assertEquals(1, Sql.statements() - before);
        });
        assertEquals(1000, given.count(tenant, "select count(*) from notifications where tenant_id = ?", tenant));
    }

    private static NoticeData renewal() {
        return NoticeData.ofBatch(Ids.next()).opportunity(Ids.next(), "Renewal").from(LocalDate.of(2026, 12, 1));
    }

    private void tell(Notice... told) {
        work.run(tenant, "ada", () -> notices.tell(List.of(told)));
    }
}
