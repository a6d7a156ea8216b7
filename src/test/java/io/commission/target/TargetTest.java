package io.commission.target;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.TestTokens;
import io.commission.forecast.PlainFigures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** FCT-1, FCT-3, FCT-4: targets, and what follows them. */
@QuarkusTest
class TargetTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-15");

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    PlainFigures plain;
    Api admin;
    UUID mia;
    UUID ann;
    UUID bob;

    @BeforeEach
    void tenant() {
        admin = Api.admin(given.tenant());
        clock.set(TODAY, "America/Chicago");
        mia = given.person(admin.tenant(), "mia");
        ann = given.person(admin.tenant(), "ann", mia);
        bob = given.person(admin.tenant(), "bob");
    }

    @AfterEach
    void recordsEqualPlainSql() {
        assertNull(plain.differences(admin.tenant(), TODAY, 2));
    }

    private static String target(UUID person, String from, String to, String quota, String rate) {
        return "{'personId':'" + person + "','startDate':'" + from + "','endDate':'" + to + "','quota':" + quota
                + ",'commissionRate':" + rate + "}";
    }

    private String deal(String more) {
        return admin.create("/deals", "{'ownerId':'" + ann + "','name':'Deal','openedOn':'2026-01-01'," + more + "}");
    }

    private String record(UUID person, String month, String type) {
        return given.value(admin.tenant(),
                """
                        select deals || ' ' || amount || ' ' || unweighted_commission || ' ' || commission || ' ' || trigger
                        from commission_records where tenant_id = ? and person_id = ? and month is not distinct from ?::date and type = ?""",
                admin.tenant(), person, month, type);
    }

    private String waiting(String deal) {
        return given.value(admin.tenant(), """
                select string_agg(code || ' ' || coalesce(person_id::text, '-'), ',') from commission_exceptions
                where tenant_id = ? and opportunity_id = ?::uuid and status = 'OPEN'""", admin.tenant(), deal);
    }

    @Test
    void fct1ATargetIsSetReadChangedAndTakenBack() {
        String id = admin.post("/targets", target(ann, "2026-01-01", "2026-12-31", "100000", "10")).statusCode(201)
                .header("Location", containsString("/targets/")).header("ETag", equalTo("\"0\""))
                .body("personName", equalTo("ann")).extract().path("id");
        String text = admin.get("/targets/" + id).statusCode(200).extract().asString();
        assertEquals(true, text.contains("\"quota\":100000.00") && text.contains("\"commissionRate\":10.0000"), text);
        admin.put("/targets/" + id, target(ann, "2026-01-01", "2026-06-30", "50000", "12.5")).statusCode(200)
                .header("ETag", equalTo("\"1\"")).body("endDate", equalTo("2026-06-30"));
        admin.put("/targets/" + id, target(ann, "2026-01-01", "2026-06-30", "50000.00", "12.5000")).statusCode(200)
                .header("ETag", equalTo("\"1\""));
        admin.get("/targets/" + id + "/history").body("items[0].changes.field",
                contains("commissionRate", "endDate", "quota"));
        admin.request().body(Api.json(target(ann, "2026-01-01", "2026-06-30", "1", "1"))).put("/api/targets/" + id)
                .then().statusCode(428);
        admin.request().header("If-Match", "\"0\"").delete("/api/targets/" + id).then().statusCode(412);
        admin.delete("/targets/" + id).statusCode(204);
        admin.get("/targets/" + id).statusCode(404);
    }

    @Test
    void fct4DealsFollowTheTargetOfTheirDay() {
        String open = deal("'amount':1000,'closeDate':'2026-05-10','category':'commit'");
        String undated = deal("'amount':300");
        String overdue = deal("'amount':200,'closeDate':'2026-02-10','category':'best_case'");
        assertEquals("NO_TARGET " + ann, waiting(open));
        String id = admin.create("/targets", target(ann, "2026-01-01", "2026-12-31", "12000", "10"));
        assertNull(waiting(open));
        assertNull(waiting(undated));
        assertEquals("1 1000.0000 100.0000 75.0000 target_changed", record(ann, "2026-05-01", "projected"));
        assertEquals("1 300.0000 30.0000 3.0000 target_changed", record(ann, null, "projected"));
        assertEquals("1 200.0000 20.0000 5.0000 target_changed", record(ann, "2026-02-01", "projected"));
        recordsEqualPlainSql();
        // Ends before today and the close date: open deals have no target any more.
        admin.put("/targets/" + id, target(ann, "2026-01-01", "2026-02-28", "12000", "10")).statusCode(200);
        assertEquals("NO_TARGET " + ann, waiting(overdue));
        assertEquals("1 1000.0000 0.0000 0.0000 target_changed", record(ann, "2026-05-01", "projected"));
        recordsEqualPlainSql();
        admin.create("/targets", target(ann, "2026-05-01", "2026-05-31", "12000", "20"));
        assertEquals("1 1000.0000 200.0000 150.0000 target_changed", record(ann, "2026-05-01", "projected"));
        assertEquals("NO_TARGET " + ann, waiting(overdue));
    }

    @Test
    void fct3APersonWithATargetAndNoDealsHasRecordsOfEveryMonth() {
        admin.create("/targets", target(bob, "2026-01-15", "2026-04-14", "12000", "10"));
        assertEquals(8,
                given.count(admin.tenant(),
                        """
                                select count(*) from commission_records where tenant_id = ? and person_id = ? and deals = 0 and commission = 0
                                and trigger = 'target_changed' and calculated_at = ?::timestamptz""",
                        admin.tenant(), bob,
                        clock.instant().toString()));
    }

    @Test
    void ent2WonDealsArePostedAndAdjustedByTheirTarget() {
        String won = deal("'amount':1000,'closeDate':'2026-03-10','status':'closed_won'");
        assertEquals(0, given.count(admin.tenant(), "select count(*) from commission_entries"));
        String id = admin.create("/targets", target(ann, "2026-01-01", "2026-12-31", "12000", "10"));
        assertEquals(0, new BigDecimal("100").compareTo(posted(won)));
        UUID payout = UUID.randomUUID();
        given.sql(admin.tenant(),
                """
                        insert into commission_payouts (tenant_id, id, number, person_id, month, period_start, period_end, payout_date,
                            gross, adjustments, net, entry_count, status, origin, generated_by, created_by, updated_by, first_entry_month)
                        values (?, ?, 'PAY-1', ?, '2026-03-01', '2026-03-01', '2026-03-31', '2026-03-31', 0, 0, 0, 0, 'PAID', 'RUN', 'test',
                            'test', 'test', '2026-03-01')""",
                admin.tenant(), payout, ann);
        given.sql(admin.tenant(),
                "update commission_entries set status = 'PAID', payout_id = ?, paid_at = now() where tenant_id = ?",
                payout, admin.tenant());
        admin.put("/targets/" + id, target(ann, "2026-01-01", "2026-12-31", "12000", "12")).statusCode(200);
        assertEquals(0, new BigDecimal("120").compareTo(posted(won)));
        assertEquals("ADJUSTMENT 20.0000 PENDING", given.value(admin.tenant(),
                """
                        select type || ' ' || amount || ' ' || status from commission_entries where tenant_id = ? and type = 'ADJUSTMENT'""",
                admin.tenant()));
        assertEquals("1 1000.0000 120.0000 120.0000 target_changed", record(ann, "2026-03-01", "actual"));
    }

    private BigDecimal posted(String deal) {
        return given.value(admin.tenant(),
                """
                        select sum(amount) from commission_entries where tenant_id = ? and opportunity_id = ?::uuid and status <> 'REVERSED'""",
                admin.tenant(), deal);
    }

    @Test
    void fct1TheRateOfAFormerOwnerStays() {
        String open = deal("'amount':1000,'closeDate':'2026-05-10'");
        admin.create("/targets", target(ann, "2026-01-01", "2026-12-31", "12000", "10"));
        admin.put("/deals/" + open, "{'name':'Deal','ownerId':'" + bob + "','amount':1000,'closeDate':'2026-05-10'}")
                .statusCode(200);
        assertEquals("1 1000.0000 100.0000 10.0000 deal_updated", record(bob, "2026-05-01", "projected"));
        admin.get("/deals/" + open).body("projectedCommission", equalTo(100.0f)).body("actualCommission", equalTo(null))
                .body("commissionRateKept", equalTo(true)).body("commissionMissing", equalTo(null));
        recordsEqualPlainSql();
        String bobs = admin.create("/targets", target(bob, "2026-05-01", "2026-05-31", "12000", "20"));
        assertEquals("1 1000.0000 200.0000 20.0000 target_changed", record(bob, "2026-05-01", "projected"));
        recordsEqualPlainSql();
        admin.delete("/targets/" + bobs).statusCode(204);
        assertEquals("1 1000.0000 100.0000 10.0000 target_changed", record(bob, "2026-05-01", "projected"));
    }

    @Test
    void perm1ManagersSetTargetsOfThoseBelowThem() {
        Api manager = admin.as("mia", "manager");
        UUID below = given.person(admin.tenant(), "cleo", ann);
        String id = manager.create("/targets", target(ann, "2026-01-01", "2026-12-31", "12000", "10"));
        manager.create("/targets", target(below, "2026-01-01", "2026-12-31", "12000", "10"));
        manager.post("/targets", target(mia, "2026-01-01", "2026-12-31", "12000", "10")).statusCode(403)
                .body("code", equalTo("OWN_TARGET"));
        manager.post("/targets", target(bob, "2026-01-01", "2026-12-31", "12000", "10")).statusCode(422)
                .body("code", equalTo("PERSON_UNKNOWN"));
        String bobs = admin.create("/targets", target(bob, "2026-01-01", "2026-12-31", "12000", "10"));
        String own = admin.create("/targets", target(mia, "2026-01-01", "2026-12-31", "12000", "10"));
        manager.get("/targets/" + bobs).statusCode(404);
        manager.request().header("If-Match", "*").delete("/api/targets/" + bobs).then().statusCode(404);
        manager.get("/targets/" + own).statusCode(200);
        manager.delete("/targets/" + own).statusCode(403).body("code", equalTo("OWN_TARGET"));
        manager.get("/targets").body("items", hasSize(3));
        admin.as("ann", "rep").get("/targets").body("items.id", contains(id));
        admin.as("bob", "rep").get("/targets/" + id).statusCode(404);
        admin.as("bob", "rep").post("/targets", target(bob, "2027-01-01", "2027-12-31", "1", "1")).statusCode(403);
        // Who reads everything as finance sets targets as a manager only.
        RestAssured.given().auth().oauth2(TestTokens.of(admin.tenant(), "bob", "manager", "finance"))
                .contentType("application/json").body(Api.json(target(ann, "2027-01-01", "2027-12-31", "1", "1")))
                .post("/api/targets").then().statusCode(403).body("code", equalTo("PERMISSION_MISSING"));
    }

    @Test
    void time2TargetsOfAPersonDoNotOverlap() {
        String id = admin.create("/targets", target(ann, "2026-01-01", "2026-06-30", "12000", "10"));
        admin.create("/targets", target(ann, "2026-07-01", "2026-12-31", "12000", "10"));
        admin.post("/targets", target(ann, "2026-06-30", "2026-06-30", "1", "10")).statusCode(409)
                .body("code", equalTo("TARGET_OVERLAP")).body("detail", containsString(id));
        admin.put("/targets/" + id, target(ann, "2026-01-01", "2026-07-01", "12000", "10")).statusCode(409)
                .body("code", equalTo("TARGET_OVERLAP"));
        admin.post("/targets", target(ann, "2027-01-01", "2037-01-01", "1", "10")).statusCode(422)
                .body("code", equalTo("LIMIT_EXCEEDED")).body("detail", containsString("10 years"));
        admin.create("/targets", target(ann, "2027-01-01", "2036-12-31", "1", "10"));
    }

    @Test
    void ppl3SomebodyWhoLeftHasTargetsOfTheTimeBefore() {
        admin.put("/people/" + bob,
                "{'name':'bob','hireDate':'2020-01-01','status':'TERMINATED','terminationDate':'2026-02-28'}")
                .statusCode(200);
        admin.create("/targets", target(bob, "2026-02-28", "2026-12-31", "12000", "10"));
        admin.post("/targets", target(bob, "2027-03-01", "2027-12-31", "12000", "10")).statusCode(422)
                .body("code", equalTo("RECEIVER_TERMINATED"));
    }

    @Test
    void api4ListsFilterPageAndExport() {
        String first = admin.create("/targets", target(ann, "2026-01-01", "2026-06-30", "12000", "10"));
        String second = admin.create("/targets", target(ann, "2026-07-01", "2026-12-31", "12000", "10"));
        admin.create("/targets", target(bob, "2026-01-01", "2026-12-31", "12000", "10"));
        admin.get("/targets?personId=" + ann).body("items.id", contains(second, first));
        admin.get("/targets?onDate=2026-06-30").body("items", hasSize(2));
        admin.get("/targets?from=2026-07-01&to=2026-07-01&personId=" + ann).body("items.id", contains(second));
        String cursor = admin.get("/targets?limit=1").body("items.id", contains(second))
                .body("nextCursor", notNullValue())
                .extract().path("nextCursor");
        admin.get("/targets?cursor=" + cursor).body("items", hasSize(2));
        String csv = admin.get("/targets?format=csv&personId=" + ann).statusCode(200).extract().asString();
        assertEquals("id,personId,person,startDate,endDate,quota,commissionRate\r\n" + second + "," + ann
                + ",ann,2026-07-01,2026-12-31,12000.00,10.0000\r\n" + first + "," + ann
                + ",ann,2026-01-01,2026-06-30,12000.00,10.0000\r\n", csv);
    }

    @Test
    void fct1TargetsComeInAsAFileAndTheSameAgainChangesNothing() {
        given.sql(admin.tenant(), "update people set external_id = upper(name) where tenant_id = ? and kind = 'PERSON'",
                admin.tenant());
        String won = deal("'amount':1000,'closeDate':'2026-03-10','status':'closed_won'");
        String file = """
                personId,startDate,endDate,quota,commissionRate
                ANN,2026-01-01,2026-06-30,12000,10
                ANN,2026-06-30,2026-12-31,12000,10
                BOB,2026-01-01,2026-12-31,12000.5,12.5
                NOBODY,2026-01-01,2026-12-31,1,1
                BOB,2027-01-01,2027-12-31,x,1
                house,2027-01-01,2027-12-31,1,1
                """;
        admin.request().contentType("text/csv; charset=utf-8").body(file).post("/api/imports/targets").then()
                .statusCode(200)
                .body("imported", equalTo(2)).body("rejected", equalTo(4))
                .body("errors.collect { it.line + ' ' + it.code }",
                        contains("6 NOT_A_NUMBER", "3 TARGET_OVERLAP", "5 PERSON_UNKNOWN",
                                "7 SPECIAL_OWNER_NOT_HERE"));
        assertEquals(0, new BigDecimal("100").compareTo(posted(won)));
        admin.request().contentType("text/csv; charset=utf-8").body(file).post("/api/imports/targets").then()
                .statusCode(200)
                .body("imported", equalTo(0)).body("unchanged", equalTo(2));
        admin.request().contentType("text/csv; charset=utf-8").body("""
                personId,startDate,endDate,quota,commissionRate
                ANN,2026-01-01,2026-05-31,1,11
                """).post("/api/imports/targets").then().statusCode(200).body("imported", equalTo(1));
        assertEquals(0, new BigDecimal("110").compareTo(posted(won)));
        admin.as("mia", "manager").request().contentType("text/csv; charset=utf-8").body(file)
                .post("/api/imports/targets")
                .then().statusCode(200).body("imported", equalTo(1)).body("rejected", equalTo(5));
    }
}
