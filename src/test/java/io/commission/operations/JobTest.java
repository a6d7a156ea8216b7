package io.commission.operations;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.TestTokens;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.database.SqlFailure;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Jobs over all tenants: what they do, that they may run twice, who may start them. Tenants of this test come last in their order. */
@QuarkusTest
class JobTest {
    private static final String JOBS = "/api/v1/operations/jobs/";
    private static final AtomicLong COUNT = new AtomicLong();
    private static final UUID NOBODY = new UUID(-1L, -1L);

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    Sql sql;
    @Inject
    TenantWork work;

    /** In their order behind the tenants of all tests before. */
    private final List<UUID> ours = new ArrayList<>();

    private UUID tenant() {
        UUID id = new UUID(-1L, Long.MIN_VALUE | 0x7000_0000_0000_0000L | COUNT.incrementAndGet());
        given.sql(id,
                "insert into tenants (tenant_id, name, currency, time_zone, created_at) values (?, ?, 'USD', 'America/Chicago', "
                        + "timestamptz '2026-01-01 00:00Z')",
                id, "Tenant " + id);
        ours.add(id);
        return id;
    }

    private ValidatableResponse start(Job job, UUID after) {
        return given().auth().oauth2(TestTokens.ofCluster(TestTokens.OPERATOR)).post(
                JOBS + job.name().toLowerCase(Locale.ROOT) + "?after=" + after).then();
    }

    /** The last tenant before the first of this test. */
    private UUID before() {
        return new UUID(-1L, ours.get(0).getLeastSignificantBits() - 1);
    }

    @Test
    void duePayoutsAreRunForEachTenantOnce_andTheLinkGoesOn() {
        UUID one = tenant();
        UUID other = tenant();
        UUID ray = given.person(one, "ray");
        clock.set(LocalDate.parse("2026-02-20"), "America/Chicago");
        String bonus = new Api(one, "finn", "finance").create("/v1/commission/entries",
                "{'personId': '%s', 'type': 'BONUS', 'amount': 12345.67, 'reason': 'r', 'earnedMonth': '2026-02'}"
                        .formatted(ray));
        new Api(one, "ada", "admin").request().patch("/api/v1/commission/entries/" + bonus + "/approve").then()
                .statusCode(200);
        clock.set(LocalDate.parse("2026-03-02"), "America/Chicago");
        start(Job.PAYOUTS, before()).statusCode(200).body("tenants", is(1)).body("runs", is(1)).body("created", is(1))
                .body("pending", is(1)).body("stopped", is(0)).header("Link",
                        equalTo("</api/v1/operations/jobs/payouts?after=" + one + ">; rel=\"next\""));
        start(Job.PAYOUTS, one).statusCode(200).body("tenants", is(1)).body("runs", is(1)).body("created", is(0))
                .header("Link", nullValue());
        assertEquals(2, given.count(one, "select count(*) from closed_months where tenant_id in (?, ?)", one, other)
                + given.count(other, "select count(*) from closed_months where tenant_id in (?, ?)", one, other));
        start(Job.PAYOUTS, before()).statusCode(200).body("runs", is(0)).body("created", is(0));
        assertEquals(1, given.count(one, "select count(*) from commission_payouts where tenant_id = ?", one));
        assertEquals("payout-schedule",
                given.value(one, "select closed_by from closed_months where tenant_id = ?", one));
    }

    @Test
    void aLedgerThatDoesNotStandUpToRecomputationFailsTheJobAndNamesTheTenantWithoutAmounts() {
        UUID tenant = tenant();
        UUID ray = given.person(tenant, "ray");
        new Api(tenant, "finn", "finance").create("/v1/commission/entries",
                "{'personId': '%s', 'type': 'BONUS', 'amount': 12345.67, 'reason': 'r', 'earnedMonth': '2026-02'}"
                        .formatted(ray));
        start(Job.INTEGRITY, before()).statusCode(200).body("months", is(1)).body("entries", is(1));
        long before = metric("commission_integrity_differences_total{kind=\"totals\"}");
        given.sql(tenant, "update entry_totals set amount = amount + 1 where tenant_id = ?", tenant);
        start(Job.INTEGRITY, before()).statusCode(500).body("code", equalTo("JOB_UNFINISHED"))
                .body("errors[0].field", equalTo(tenant.toString())).body("errors[0].code", equalTo("INTEGRITY_BROKEN"))
                .body("errors[0].message", allOf(containsString("1 totals differ"), not(containsString("12345"))));
        assertEquals(before + 1, metric("commission_integrity_differences_total{kind=\"totals\"}"));
        assertTrue(metric("commission_jobs_tenants_total{job=\"integrity\",outcome=\"failed\"}") > 0);
    }

    @Test
    void aBrokenChainOfChangesFailsTheJob() {
        UUID tenant = tenant();
        given.sql(tenant,
                "insert into change_chains (tenant_id, position, digest, updated_at) values (?, 3, ''::bytea, now())",
                tenant);
        start(Job.INTEGRITY, before()).statusCode(500).body("errors[0].message",
                equalTo("chain broken at position 1"));
    }

    @Test
    void fct5FiguresOfDealsThatDoNotStandUpToRecomputationFailTheJob() {
        UUID tenant = tenant();
        UUID ray = given.person(tenant, "ray");
        start(Job.INTEGRITY, before()).statusCode(200);
        given.sql(tenant,
                """
                        insert into commission_records (tenant_id, person_id, month, type, deals, amount, weighted_amount, pipeline_amount,
                            best_case_amount, commit_amount, unweighted_commission, commission, calculated_at, trigger)
                        values (?, ?, '2026-02-01', 'actual', 1, 10, 10, 0, 0, 0, 1, 1, now(), 'manual')""",
                tenant, ray);
        start(Job.INTEGRITY, before()).statusCode(500).body("errors[0].message",
                containsString("figures of deals differ"));
    }

    @Test
    void oneTenantThatFailsDoesNotKeepTheJobFromTheNext() {
        UUID broken = tenant();
        tenant();
        given.sql(broken,
                "insert into change_chains (tenant_id, position, digest, updated_at) values (?, 3, ''::bytea, now())",
                broken);
        start(Job.INTEGRITY, before()).statusCode(500).header("Link",
                equalTo("</api/v1/operations/jobs/integrity?after=" + broken + ">; rel=\"next\""));
        start(Job.INTEGRITY, broken).statusCode(200).header("Link", nullValue());
    }

    @Test
    void api2_answersAreForgottenAfter72Hours() {
        UUID tenant = tenant();
        for (String age : List.of("73 hours", "71 hours")) {
            given.sql(tenant,
                    "insert into idempotency_keys (tenant_id, caller, key, request_hash, status, headers, created_at) "
                            + "values (?, 'ada', ?, 'x', 200, '{}', now() - ?::interval)",
                    tenant, age, age);
        }
        start(Job.RETENTION, before()).statusCode(200).body("answers", is(1)).body("deliveries", is(0));
        start(Job.RETENTION, before()).statusCode(200).body("answers", is(0));
        assertEquals("71 hours", given.value(tenant, "select key from idempotency_keys where tenant_id = ?", tenant));
    }

    @Test
    void evt1_whatCameInIsForgottenAfter400Days_whatStillWaitsIsNot() {
        UUID tenant = tenant();
        for (String age : List.of("402 days", "401 days", "399 days", "89 days")) {
            given.sql(tenant,
                    "insert into inbound_events (tenant_id, source, event_id, type, subject, event_time, data,"
                            + " received_at, received_by) values (?, '/crm', ?, 'deal.updated', 'D', now(), '{}',"
                            + " now() - ?::interval, 'ivy')",
                    tenant, age, age);
        }
        given.sql(tenant, "insert into waiting_deal_events (tenant_id, source, event_id, external_id, code, detail)"
                + " values (?, '/crm', '402 days', 'D', 'PERSON_UNKNOWN', 'x')", tenant);
        start(Job.RETENTION, before()).statusCode(200).body("received", is(1));
        start(Job.RETENTION, before()).statusCode(200).body("received", is(0));
        assertEquals("399 days,402 days,89 days", received(tenant));
        work.run(tenant, "test", () -> sql.query("select forget_received_events(now(), 100)").exists());
        assertEquals("402 days,89 days", received(tenant), "the database forgets nothing before 90 days");
        assertThrows(SqlFailure.class, () -> work.run(tenant, "test",
                () -> sql.update("delete from inbound_events where tenant_id = ?", tenant)));
    }

    private String received(UUID tenant) {
        return given.value(tenant, "select string_agg(event_id, ',' order by event_id) from inbound_events"
                + " where tenant_id = ?", tenant);
    }

    @Test
    void emailsAreForgottenWhenTheyWereSentOrNobodySendsThemAnyMore_theirNotificationsAreNot() {
        UUID tenant = tenant();
        UUID ray = given.person(tenant, "ray");
        for (String email : List.of("SENT 31", "SENT 29", "DEAD 91", "DEAD 89", "NOT_CONFIGURED 91", "WAITING 400")) {
            UUID id = Ids.next();
            given.sql(tenant, "insert into notifications (tenant_id, id, person_id, kind, title, body, data)"
                    + " values (?, ?, ?, 'ERROR', 't', 'b', '{}')", tenant, id, ray);
            given.sql(tenant, "insert into notification_emails (tenant_id, id, notification_id, address, status,"
                    + " next_attempt_at, created_at) values (?, ?, ?, ?, ?, now(), now() - ?::interval)", tenant,
                    Ids.next(), id, email, email.split(" ")[0], email.split(" ")[1] + " days");
        }
        start(Job.RETENTION, before()).statusCode(200).body("emails", is(3));
        start(Job.RETENTION, before()).statusCode(200).body("emails", is(0));
        assertEquals("DEAD 89,SENT 29,WAITING 400",
                given.value(tenant, "select string_agg(address, ',' order by address)"
                        + " from notification_emails where tenant_id = ?", tenant));
        assertEquals(6, given.count(tenant, "select count(*) from notifications where tenant_id = ?", tenant));
    }

    @Test
    void bat4_previewsMadeInTheBackgroundAreForgottenAfter24Hours() {
        UUID tenant = tenant();
        for (String age : List.of("25 hours", "23 hours")) {
            given.sql(tenant,
                    "insert into reassignment_previews (tenant_id, id, kind, status, created_by, error_code, error, created_at,"
                            + " ended_at, lease_until) values (?, gen_random_uuid(), 'BULK', 'FAILED', ?, 'BUSY', 'x',"
                            + " now() - ?::interval, now(), now())",
                    tenant, age, age);
        }
        start(Job.RETENTION, before()).statusCode(200).body("previews", is(1)).body("answers", is(0));
        start(Job.RETENTION, before()).statusCode(200).body("previews", is(0));
        assertEquals("23 hours", given.value(tenant, "select created_by from reassignment_previews where tenant_id = ?",
                tenant));
    }

    @Test
    void anIdempotencyKeyIsNotNeededAndDoesNoHarm() {
        tenant();
        given().auth().oauth2(TestTokens.ofCluster(TestTokens.OPERATOR)).header("Idempotency-Key", "k")
                .post(JOBS + "retention?after=" + before()).then().statusCode(200);
    }

    @Test
    void ten2_onlyTheConfiguredServiceAccountStartsJobs() {
        String jobs = JOBS + "retention?after=" + NOBODY;
        refused(TestTokens.ofCluster("system:serviceaccount:commission:default"), jobs, 403, "PERMISSION_MISSING");
        refused(TestTokens.ofCluster(TestTokens.OPERATOR + "2"), jobs, 403, "PERMISSION_MISSING");
        refused(TestTokens.ofCluster(TestTokens.OPERATOR, "another-service"), jobs, 401, "NOT_AUTHENTICATED");
        refused(TestTokens.ofClusterForged(TestTokens.OPERATOR), jobs, 401, "NOT_AUTHENTICATED");
        UUID tenant = tenant();
        refused(TestTokens.of(tenant, TestTokens.OPERATOR, "admin"), jobs, 403, "PERMISSION_MISSING");
        refused(TestTokens.withScope(tenant, "ada", "operations.run"), jobs, 403, "PERMISSION_MISSING");
    }

    @Test
    void ten2_whoStartsJobsMayDoNothingElse() {
        String operator = TestTokens.ofCluster(TestTokens.OPERATOR);
        for (String path : List.of("/api/v1/me", "/api/people", "/api/v1/commission/entries", "/api/people/" + NOBODY,
                "/api/commission-changes/verification")) {
            given().auth().oauth2(operator).get(path).then().statusCode(403).body("code",
                    equalTo("PERMISSION_MISSING"));
        }
        refused(operator, "/api/v1/commission/payouts/generate", 403, "PERMISSION_MISSING");
    }

    private static void refused(String token, String path, int status, String code) {
        given().auth().oauth2(token).post(path).then().statusCode(status).body("code", equalTo(code));
    }

    private static long metric(String name) {
        return given().get("/q/metrics").asString().lines().filter(line -> line.startsWith(name + " ")).findFirst()
                .map(line -> new BigDecimal(line.substring(name.length() + 1).split(" ")[0]).longValueExact())
                .orElse(0L);
    }
}
