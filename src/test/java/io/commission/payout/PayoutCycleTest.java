package io.commission.payout;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.TestTokens;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/** PAY-3 to PAY-6 and PERM-3, PERM-4: what may be done with a payout, by whom, and what it leaves. */
@QuarkusTest
class PayoutCycleTest {

    @Inject
    PayoutScene scene;
    @Inject
    PayoutPayment payment;
    @Inject
    TenantWork tenantWork;

    UUID ray;
    UUID finn;

    @BeforeEach
    void aTenantWithTwoPeople() {
        scene.in("USD", "America/Chicago");
        scene.on("2026-02-02");
        ray = scene.person("ray");
        finn = scene.person("finn");
    }

    @Test
    void pay4_theThresholdItselfIsNotAbove() {
        UUID rosa = scene.person("rosa");
        scene.bonus(ray, "10000.00", "2026-01");
        scene.bonus(rosa, "10000.01", "2026-01");
        scene.run("2026-01");
        assertEquals("APPROVED", scene.payout(ray, "2026-01").getString("status"));
        assertEquals("payout-run", scene.payout(ray, "2026-01").getString("approvedBy"));
        assertEquals("PENDING", scene.payout(rosa, "2026-01").getString("status"));
        String id = scene.idOf(rosa, "2026-01");
        scene.process(id).then().statusCode(409).body("code", equalTo("PAYOUT_NOT_APPROVED"));
        scene.approvePayout(scene.finance(), id).then().statusCode(200).body("status", equalTo("APPROVED"))
                .body("approvedBy", equalTo("finn"));
        scene.approvePayout(scene.finance(), id).then().statusCode(409).body("code", equalTo("PAYOUT_NOT_PENDING"));
        assertEquals(List.of("payout.generated", "payout.approved", "payout.generated", "payout.approved"),
                scene.events("payout.%"));
    }

    @Test
    void pay4_theTenantsOwnThreshold() {
        scene.settings("payout_approval_threshold = 99.99");
        scene.bonus(ray, "100.00", "2026-01");
        scene.run("2026-01");
        assertEquals("PENDING", scene.payout(ray, "2026-01").getString("status"));
    }

    @Test
    void perm3_nobodyApprovesAnOwnPayout() {
        scene.bonus(finn, "10000.01", "2026-01");
        scene.run("2026-01");
        String id = scene.idOf(finn, "2026-01");
        scene.approvePayout(scene.finance(), id).then().statusCode(403).body("code", equalTo("OWN_PAYOUT"));
        scene.finance().body("{\"month\": \"2026-01\"}").post(PayoutScene.PAYOUTS + "/approve").then().statusCode(200)
                .body("approved", equalTo(0)).body("leftToOthers", equalTo(1));
        scene.as("ada", "admin").body("{\"month\": \"2026-01\"}").post(PayoutScene.PAYOUTS + "/approve").then()
                .statusCode(200).body("approved", equalTo(1));
        assertEquals("APPROVED", scene.payout(finn, "2026-01").getString("status"));
    }

    @Test
    void pay5_processingPaysOnce_andGivesItsReference() {
        scene.draw(ray, "2000", true);
        scene.bonus(ray, "1500.00", "2026-01");
        scene.run("2026-01");
        String id = scene.idOf(ray, "2026-01");
        JsonPath paid = PayoutScene.json(scene.process(id));
        assertEquals("PAID", paid.getString("status"));
        assertEquals("PAYROLL", paid.getString("paymentMethod"));
        assertEquals("PRL-000001-0000001", paid.getString("paymentReference"));
        assertEquals(2,
                scene.count("select count(*) from commission_entries where status = 'PAID' and payout_id is not null"));
        scene.process(id).then().statusCode(409).body("code", equalTo("PAYOUT_PAID"));
        scene.makeVoid(id).then().statusCode(409).body("code", equalTo("PAYOUT_PAID"));
        assertEquals(1, scene.count("select count(*) from payments"));
        assertEquals(List.of("payout.generated", "payout.approved", "payout.paid"), scene.events("payout.%"));
        JsonPath files = PayoutScene.json(scene.finance().get("/api/v1/commission/payment-files"));
        assertEquals("payroll-000001.csv", files.getString("items[0].name"));
        String csv = scene.finance().get("/api/v1/commission/payment-files/" + files.getString("items[0].id")).then()
                .statusCode(200).extract().asString();
        assertTrue(csv.contains("PAY-202601-000001") && csv.contains("2000.00"), csv);
        scene.as("ray", "rep").get("/api/v1/commission/payment-files").then().statusCode(403);
    }

    @Test
    void pay5_aFailureLeavesItRetriable_alsoByAnotherMethodWhenNothingWasPaid() {
        scene.bonus(ray, "1500.00", "2026-01");
        scene.run("2026-01");
        String id = scene.idOf(ray, "2026-01");
        scene.finance().body("{\"paymentMethod\": \"ACH\"}").post(PayoutScene.PAYOUTS + "/" + id + "/process").then()
                .statusCode(422).body("code", equalTo("PAYMENT_FAILED")).body("detail", containsString("originator"));
        JsonPath processing = scene.payout(ray, "2026-01");
        assertEquals("PROCESSING", processing.getString("status"));
        assertTrue(processing.getString("paymentError").contains("originator"));
        scene.process(id).then().statusCode(422);
        scene.finance().body("{\"paymentMethod\": \"CHECK\"}").post(PayoutScene.PAYOUTS + "/" + id + "/process").then()
                .statusCode(200).body("status", equalTo("PAID")).body("paymentError", equalTo(null))
                .body("paymentReference", containsString("CHK-"));
    }

    @Test
    void pay5_achGoesIntoANachaFile() {
        scene.as("ada", "admin")
                .body("""
                        {"destinationRouting": "021000021", "destinationName": "First Bank", "origin": "1234567890", "originName": "Bluebird",
                         "companyName": "Bluebird", "companyId": "1234567890", "odfiRouting": "021000021"}""")
                .put("/api/v1/commission/ach-originator").then().statusCode(200);
        scene.given.sql(scene.tenant,
                """
                        insert into payment_details (tenant_id, person_id, payment_method, routing_number, account_number, account_type)
                        values (?, ?, 'ACH', '021000021', '12345678', 'CHECKING')""",
                scene.tenant, ray);
        scene.bonus(ray, "1500.00", "2026-01");
        scene.run("2026-01");
        scene.process(scene.idOf(ray, "2026-01")).then().statusCode(200).body("paymentMethod", equalTo("ACH"))
                .body("paymentReference", containsString("ACH-"));
        String id = scene.finance().get("/api/v1/commission/payment-files").jsonPath().getString("items[0].id");
        String file = scene.finance().get("/api/v1/commission/payment-files/" + id).then().statusCode(200).extract()
                .asString();
        assertTrue(file.startsWith("101 021000021") && file.contains("0000150000"), file);
    }

    @Test
    void pay5_aCrashBetweenLeavesProcessing_andTheNextAttemptPaysOnce() {
        scene.bonus(ray, "1500.00", "2026-01");
        scene.run("2026-01");
        String id = scene.idOf(ray, "2026-01");
        // the process dies after the first of its two transactions
        tenantWork.run(scene.tenant, "finn", () -> payment.begin(List.of(UUID.fromString(id)), null, payout -> {
        }));
        assertEquals("PROCESSING", scene.payout(ray, "2026-01").getString("status"));
        scene.process(id).then().statusCode(200).body("status", equalTo("PAID"));
        assertEquals(1, scene.count("select count(*) from payments"));
        // and here it dies after the port has answered, before the answer is stored
        UUID rosa = scene.person("rosa");
        scene.on("2026-03-02");
        scene.bonus(rosa, "10.00", "2026-02");
        scene.run("2026-02");
        UUID second = UUID.fromString(scene.idOf(rosa, "2026-02"));
        tenantWork.run(scene.tenant, "finn", () -> payment.begin(List.of(second), null, payout -> {
        }));
        try {
            tenantWork.run(scene.tenant, "finn", () -> {
                payment.pay(List.of(second));
                throw new IllegalStateException("the machine died");
            });
        } catch (IllegalStateException died) {
            assertEquals("PROCESSING", scene.payout(rosa, "2026-02").getString("status"));
        }
        scene.process(second.toString()).then().statusCode(200);
        assertEquals(2, scene.count("select count(*) from payments"));
        assertEquals(2, scene.count("select count(*) from payment_files"));
    }

    @Test
    void pay5_aMonthAtOnce() {
        for (int i = 0; i < 5; i++) {
            scene.bonus(scene.person("p" + i), "10.0" + i, "2026-01");
        }
        scene.run("2026-01");
        scene.finance().body("{\"month\": \"2026-01\"}").post(PayoutScene.PAYOUTS + "/process").then().statusCode(200)
                .body("paid", equalTo(5)).body("failed", equalTo(0));
        assertEquals(1, scene.count("select count(*) from payment_files"));
        scene.finance().body("{\"month\": \"2026-01\"}").post(PayoutScene.PAYOUTS + "/process").then().statusCode(200)
                .body("paid", equalTo(0));
    }

    @Test
    void pay4_voiding_freesTheEntries_restoresTheBalance_andANewPayoutHasANewNumber() {
        scene.draw(ray, "2000", true);
        scene.bonus(ray, "1500.00", "2026-01");
        scene.run("2026-01");
        JsonPath january = scene.balance(ray);
        scene.on("2026-03-02");
        scene.bonus(ray, "2300.00", "2026-02");
        scene.run("2026-02");
        String first = scene.idOf(ray, "2026-01");
        String second = scene.idOf(ray, "2026-02");
        scene.makeVoid(first).then().statusCode(409).body("code", equalTo("PAYOUT_NOT_LATEST"));
        scene.finance().body("{}").post(PayoutScene.PAYOUTS + "/" + second + "/void").then().statusCode(422);
        scene.makeVoid(second).then().statusCode(200).body("status", equalTo("VOID")).body("voidReason",
                equalTo("wrong"));
        scene.makeVoid(second).then().statusCode(409).body("code", equalTo("PAYOUT_VOID"));
        for (String field : List.of("balance", "lastDrawAmount", "lastDrawDate", "lastRecoveryAmount",
                "lastRecoveryDate")) {
            assertEquals(january.getString(field), scene.balance(ray).getString(field), field);
        }
        assertEquals(1,
                scene.count("select count(*) from commission_entries where status = 'APPROVED' and payout_id is null"));
        assertEquals(1, scene
                .count("select count(*) from commission_entries where type = 'DRAW_RECOVERY' and status = 'REVERSED'"));
        assertTrue(scene.balancesAgree());
        scene.run("2026-02");
        JsonPath anew = scene.payout(ray, "2026-02");
        assertEquals("PAY-202602-000002", anew.getString("number"));
        assertEquals("300.00", PayoutScene.money(anew, "drawRecovery"));
        assertEquals("200.00", PayoutScene.money(scene.balance(ray), "balance"));
        scene.makeVoid(anew.getString("id")).then().statusCode(200);
        scene.makeVoid(first).then().statusCode(200);
        assertEquals("0.00", PayoutScene.money(scene.balance(ray), "balance"));
        assertNull(scene.balance(ray).getString("lastDrawAmount"));
        assertTrue(scene.balancesAgree());
    }

    @Test
    void pay4_freedEntriesGoIntoTheNextRun() {
        scene.bonus(ray, "1500.00", "2026-01");
        scene.run("2026-01");
        scene.makeVoid(scene.idOf(ray, "2026-01"));
        scene.on("2026-03-02");
        scene.run("2026-02");
        assertEquals("1500.00", PayoutScene.money(scene.payout(ray, "2026-02"), "net"));
        assertEquals(0, scene.run("2026-01").getInt("counts.created"), "settled by a later payout");
    }

    @Test
    void pay4_fromProcessingOnlyWhenNothingWasPaid() {
        scene.bonus(ray, "1500.00", "2026-01");
        scene.run("2026-01");
        String id = scene.idOf(ray, "2026-01");
        scene.finance().body("{\"paymentMethod\": \"ACH\"}").post(PayoutScene.PAYOUTS + "/" + id + "/process").then()
                .statusCode(422);
        String number = scene.payout(ray, "2026-01").getString("number");
        scene.given.sql(scene.tenant,
                "insert into payments (tenant_id, payout_number, reference, method, amount) values (?, ?, 'ACH-1', 'ACH', 1500)",
                scene.tenant, number);
        scene.makeVoid(id).then().statusCode(409).body("code", equalTo("PAYOUT_PAID"));
        scene.finance().body("{\"paymentMethod\": \"CHECK\"}").post(PayoutScene.PAYOUTS + "/" + id + "/process").then()
                .statusCode(409).body("code", equalTo("PAYMENT_METHOD_FIXED"));
        scene.given.sql(scene.tenant, "delete from payments");
        scene.makeVoid(id).then().statusCode(200);
    }

    @Test
    void pay6_theStatementIsStored_andComesAgainByteForByte() {
        scene.draw(ray, "2000", true);
        scene.bonus(ray, "1500.00", "2026-01");
        scene.adjustment(ray, "-20.00", "2026-01");
        scene.run("2026-01");
        String id = scene.idOf(ray, "2026-01");
        String address = PayoutScene.PAYOUTS + "/" + id + "/statement";
        byte[] pdf = scene.as("ray", "rep").accept("application/pdf").get(address).then().statusCode(200)
                .contentType("application/pdf").extract().asByteArray();
        String csv = scene.as("ray", "rep").accept("text/csv").get(address).then().statusCode(200).extract().asString();
        assertTrue(new String(pdf, StandardCharsets.ISO_8859_1).startsWith("%PDF"));
        assertTrue(csv.contains("DRAW_ADVANCE,,,,,,,,,520.00"), csv);
        scene.process(id).then().statusCode(200);
        scene.given.sql(scene.tenant, "update people set name = 'Somebody Else' where id = ?", ray);
        assertArrayEquals(pdf, scene.finance().accept("*/*").get(address).then().extract().asByteArray());
        assertEquals(csv, scene.finance().accept("text/csv").get(address).then().extract().asString());
        assertEquals(1, scene.count("select count(*) from payout_statements"));
    }

    @Test
    void perm4_repsSeeTheirOwn_managersTheirTeam_othersNothing() {
        UUID mia = scene.person("mia");
        UUID rosa = scene.given.person(scene.tenant, "rosa", mia);
        scene.bonus(ray, "1.00", "2026-01");
        scene.bonus(rosa, "2.00", "2026-01");
        scene.draw(ray, "5", true);
        scene.run("2026-01");
        String own = scene.idOf(ray, "2026-01");
        String team = scene.idOf(rosa, "2026-01");
        UUID otherTenant = scene.given.tenant();
        for (String path : List.of("", "/entries", "/statement")) {
            scene.as("ray", "rep").accept("*/*").get(PayoutScene.PAYOUTS + "/" + own + path).then().statusCode(200);
            scene.as("rosa", "rep").accept("*/*").get(PayoutScene.PAYOUTS + "/" + own + path).then().statusCode(404);
            scene.as("mia", "manager").accept("*/*").get(PayoutScene.PAYOUTS + "/" + own + path).then().statusCode(404);
            scene.as("mia", "manager").accept("*/*").get(PayoutScene.PAYOUTS + "/" + team + path).then()
                    .statusCode(200);
            scene.as("amy", "auditor").accept("*/*").get(PayoutScene.PAYOUTS + "/" + own + path).then().statusCode(200);
            io.restassured.RestAssured.given().auth().oauth2(TestTokens.of(otherTenant, "ada", "admin"))
                    .get(PayoutScene.PAYOUTS + "/" + own + path).then().statusCode(404)
                    .body("code", equalTo("NOT_FOUND"));
        }
        assertEquals(1, count(scene.as("ray", "rep")));
        assertEquals(1, count(scene.as("mia", "manager")));
        assertEquals(2, count(scene.as("amy", "auditor")));
        String export = scene.as("mia", "manager").accept("text/csv").get(PayoutScene.PAYOUTS + "/export").then()
                .statusCode(200)
                .extract().asString();
        assertTrue(export.contains("rosa") && !export.contains("ray"), export);
        String balances = "/api/v1/commission/draw-balances";
        scene.as("ray", "rep").get(balances + "/" + ray).then().statusCode(200);
        scene.as("ray", "rep").get(balances + "/" + ray + "/history").then().statusCode(200).body("items.size()",
                equalTo(1));
        scene.as("rosa", "rep").get(balances + "/" + ray).then().statusCode(404);
        scene.as("rosa", "rep").get(balances + "/" + ray + "/history").then().statusCode(404);
        scene.as("rosa", "rep").get(balances).then().statusCode(200).body("items.size()", equalTo(0));
        for (RequestSpecification caller : List.of(scene.as("ray", "rep"), scene.as("mia", "manager"),
                scene.as("amy", "auditor"))) {
            scene.approvePayout(caller, own).then().statusCode(403).body("code", equalTo("PERMISSION_MISSING"));
        }
        scene.generate(scene.as("ray", "rep"), "2026-01").then().statusCode(403);
        scene.as("ivy", "integration").post(PayoutScene.PAYOUTS + "/" + own + "/process").then().statusCode(403);
    }

    @Test
    void api3_actionsHonourIfMatch() {
        scene.bonus(ray, "10000.01", "2026-01");
        scene.run("2026-01");
        String id = scene.idOf(ray, "2026-01");
        String tag = scene.finance().get(PayoutScene.PAYOUTS + "/" + id).header("ETag");
        scene.approvePayout(scene.finance().header("If-Match", "\"99\""), id).then().statusCode(412);
        String next = scene.approvePayout(scene.finance().header("If-Match", tag), id).then().statusCode(200).extract()
                .header("ETag");
        assertNotEquals(tag, next);
        scene.finance().header("If-Match", tag).post(PayoutScene.PAYOUTS + "/" + id + "/process").then()
                .statusCode(412);
        assertEquals("APPROVED", scene.payout(ray, "2026-01").getString("status"));
        scene.finance().header("If-Match", tag).body("{\"reason\": \"x\"}")
                .post(PayoutScene.PAYOUTS + "/" + id + "/void").then().statusCode(412);
        scene.finance().header("If-Match", next).post(PayoutScene.PAYOUTS + "/" + id + "/process").then()
                .statusCode(200);
    }

    @Test
    void api2_theSameKeyGivesTheFirstAnswer() {
        scene.bonus(ray, "100.00", "2026-01");
        String first = scene.generate(scene.finance().header("Idempotency-Key", "one"), "2026-01").asString();
        String again = scene.generate(scene.finance().header("Idempotency-Key", "one"), "2026-01").asString();
        assertEquals(first, again);
        String id = scene.idOf(ray, "2026-01");
        String paid = scene.finance().header("Idempotency-Key", "two").post(PayoutScene.PAYOUTS + "/" + id + "/process")
                .asString();
        assertEquals(paid,
                scene.finance().header("Idempotency-Key", "two").post(PayoutScene.PAYOUTS + "/" + id + "/process")
                        .then()
                        .statusCode(200).extract().asString());
    }

    @Test
    void api4_listsSortFilterAndPage() {
        for (int i = 0; i < 7; i++) {
            scene.bonus(scene.person("p" + i), (7 - i) * 100 + ".50", "2026-01");
        }
        scene.run("2026-01");
        for (String sort : List.of("number", "-number", "net", "-net", "month", "-createdAt")) {
            List<String> seen = new java.util.ArrayList<>();
            String cursor = "";
            do {
                JsonPath page = scene.finance().queryParam("limit", 3).queryParam("sort", sort)
                        .queryParam("cursor", cursor)
                        .get(PayoutScene.PAYOUTS).then().statusCode(200).extract().jsonPath();
                seen.addAll(page.getList("items.number"));
                cursor = page.getString("nextCursor");
            } while (cursor != null);
            assertEquals(7, seen.stream().distinct().count(), sort);
        }
        assertEquals("700.50", PayoutScene.money(
                PayoutScene.json(scene.finance().queryParam("sort", "-net").get(PayoutScene.PAYOUTS)), "items[0].net"));
        scene.finance().queryParam("status", "PENDING").get(PayoutScene.PAYOUTS).then().statusCode(200)
                .body("items.size()", equalTo(0));
        scene.finance().queryParam("sort", "name").get(PayoutScene.PAYOUTS).then().statusCode(400);
        scene.finance().queryParam("month", "January").get(PayoutScene.PAYOUTS).then().statusCode(400);
        scene.finance().queryParam("sort", "net").queryParam("cursor", "eHg").get(PayoutScene.PAYOUTS).then()
                .statusCode(400)
                .body("code", equalTo("INVALID_CURSOR"));
        scene.finance().body("{\"month\": \"2026-13\"}").post(PayoutScene.PAYOUTS + "/generate").then().statusCode(400);
        scene.finance().body("{\"month\": \"2026-01\", \"everything\": true}").post(PayoutScene.PAYOUTS + "/generate")
                .then().statusCode(400);
    }

    private static int count(RequestSpecification caller) {
        return caller.get(PayoutScene.PAYOUTS).then().statusCode(200).extract().jsonPath().getList("items").size();
    }
}
