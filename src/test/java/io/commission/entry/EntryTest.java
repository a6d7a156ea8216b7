package io.commission.entry;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.TestTokens;
import io.commission.posting.Scenario;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The ledger over HTTP: ENT-1, ENT-3, ENT-4, PERM-3, PERM-4, CALC-7. */
@QuarkusTest
class EntryTest {

    private static final String ENTRIES = "/api/v1/commission/entries";

    @Inject
    Scenario scenario;
    UUID ann;
    UUID bob;

    @BeforeEach
    void twoRepsAt10Percent() {
        scenario.begin();
        ann = scenario.person("ann");
        bob = scenario.person("bob");
        scenario.assign(ann, scenario.plan("PERCENT_MARGIN", "NET_MARGIN", "10"));
    }

    @Test
    void perm4ARepSeesOwnEntriesOnlyInListsSinglesAndExplanations() {
        split60To40();
        String annsEntry = idOf(ann);
        as("ann", "rep").get(ENTRIES).then().statusCode(200).body("items", hasSize(1)).body("items[0].personId",
                equalTo(ann.toString()));
        as("bob", "rep").get(ENTRIES + "?personId=" + ann).then().statusCode(200).body("items", empty());
        as("bob", "rep").get(ENTRIES + "/" + annsEntry).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        as("bob", "rep").get(ENTRIES + "/" + annsEntry + "/explanation").then().statusCode(404);
        as("bob", "rep").get(ENTRIES + "/" + annsEntry + "/recomputed").then().statusCode(404);
        as("amy", "auditor").get(ENTRIES).then().statusCode(200).body("items", hasSize(2));
    }

    @Test
    void calc7AnExplanationTellsTheInputsAndRecomputesToTheSameCents() {
        split60To40();
        as("bob", "rep").get(ENTRIES + "/" + idOf(bob) + "/explanation").then().statusCode(200)
                .body("load.netMargin", is(1000.0f)).body("terms.source", equalTo("PLAN"))
                .body("computation.commission", is(100.0f)).body("split.position", is(1)).body("amount", is(40.0f));
        as("bob", "rep").get(ENTRIES + "/" + idOf(bob) + "/recomputed").then().statusCode(200).body("equal", is(true));
    }

    @Test
    void ent1ByHandOnlyBonusesAndAdjustmentsAreWritten() {
        byHand("LOAD_COMMISSION", "10.00").statusCode(422).body("code", equalTo("ENTRY_TYPE_NOT_BY_HAND"));
        byHand("DRAW", "10.00").statusCode(422).body("code", equalTo("ENTRY_TYPE_NOT_BY_HAND"));
        byHand("BONUS", "-10.00").statusCode(422).body("code", equalTo("AMOUNT_OUT_OF_RANGE"));
        byHand("ADJUSTMENT", "0").statusCode(422).body("code", equalTo("AMOUNT_OUT_OF_RANGE"));
        byHand("BONUS", "10.001").statusCode(422).body("code", equalTo("TOO_MANY_DECIMALS"));
        assertEquals(List.of(), scenario.amounts(ann));
        byHand("BONUS", "10.000").statusCode(201).body("status", equalTo("PENDING"));
        byHand("ADJUSTMENT", "-0.01").statusCode(201);
        assertEquals(List.of("10.00", "-0.01"), scenario.amounts(ann));
    }

    @Test
    void ent4AReasonIsRequired() {
        as("finn", "finance").body("{\"personId\": \"" + ann + "\", \"type\": \"BONUS\", \"amount\": 5}").post(ENTRIES)
                .then()
                .statusCode(422).body("code", equalTo("REASON_REQUIRED")).body("errors.field", contains("reason"));
        split60To40();
        as("finn", "finance").body("{}").post(ENTRIES + "/" + idOf(ann) + "/reverse").then().statusCode(422);
    }

    @Test
    void perm3NobodyApprovesAnOwnEntry() {
        split60To40();
        as("ann", "finance").patch(ENTRIES + "/" + idOf(ann) + "/approve").then().statusCode(403).body("code",
                equalTo("OWN_ENTRY"));
        as("ann", "finance").body("{\"month\": \"2026-01\"}").post(ENTRIES + "/approve").then().statusCode(200).body(
                "approved",
                is(1));
        as("finn", "finance").patch(ENTRIES + "/" + idOf(ann) + "/approve").then().statusCode(200).body("status",
                equalTo("APPROVED")).body("approvedBy", equalTo("finn"));
        as("finn", "finance").patch(ENTRIES + "/" + idOf(ann) + "/approve").then().statusCode(409).body("code",
                equalTo("ENTRY_NOT_PENDING"));
    }

    @Test
    void perm1OnlyWhoMayDoesAndTheRestIsRefused() {
        split60To40();
        for (String role : List.of("rep", "manager", "auditor", "integration")) {
            as("x", role).patch(ENTRIES + "/" + idOf(ann) + "/approve").then().statusCode(403);
            as("x", role).body("{\"reason\": \"r\"}").post(ENTRIES + "/" + idOf(ann) + "/reverse").then()
                    .statusCode(403);
        }
        assertEquals(List.of("60.00"), scenario.amounts(ann));
    }

    @Test
    void ten1AnotherTenantsEntryIsNotThere() {
        split60To40();
        String entry = idOf(ann);
        scenario.begin();
        as("finn", "finance").get(ENTRIES + "/" + entry).then().statusCode(404);
        as("finn", "finance").patch(ENTRIES + "/" + entry + "/approve").then().statusCode(404);
        as("finn", "finance").body("{\"reason\": \"r\"}").post(ENTRIES + "/" + entry + "/reverse").then()
                .statusCode(404);
    }

    @Test
    void ent3ReversingAParentTakesTheLoadWithAllItsPartsOutUntilReinstated() {
        UUID load = split60To40();
        String parent = idOf(ann);
        reverse(parent).statusCode(200).body("status", equalTo("REVERSED")).body("reversal.reason", equalTo("dispute"));
        assertEquals(List.of(), scenario.amounts(ann));
        assertEquals(List.of(), scenario.amounts(bob));
        reverse(parent).statusCode(409).body("code", equalTo("ALREADY_REVERSED"));
        scenario.load("L1", "2026-01-10", "3000", "1900", ann, null, bob, null);
        scenario.calculate(load);
        assertEquals(List.of(), scenario.amounts(ann), "a manual reversal sticks");
        reinstate(parent).statusCode(200);
        assertEquals(List.of("66.00"), scenario.amounts(ann), "at today's facts");
        assertEquals(List.of("44.00"), scenario.amounts(bob));
        reinstate(parent).statusCode(409).body("code", equalTo("NOT_REVERSED_BY_HAND"));
    }

    @Test
    void ent3ReversingAChildStopsThatPersonsPartOnly() {
        UUID load = split60To40();
        String child = idOf(bob);
        reverse(child).statusCode(200);
        scenario.load("L1", "2026-01-10", "3000", "1900", ann, null, bob, null);
        scenario.calculate(load);
        assertEquals(List.of("66.00"), scenario.amounts(ann));
        assertEquals(List.of(), scenario.amounts(bob));
        reinstate(child).statusCode(200);
        assertEquals(List.of("44.00"), scenario.amounts(bob));
        verified("2026-01");
    }

    @Test
    void ent3PaidMoneyIsTakenBackByNegativeEntriesAndPostedAgainWhenReinstated() {
        split60To40();
        String parent = idOf(ann);
        scenario.approveAll();
        scenario.payAll("2026-01");
        reverse(parent).statusCode(200).body("status", equalTo("PAID"));
        assertEquals(List.of("LOAD_COMMISSION PAID 2026-01/2026-01 60.00", "ADJUSTMENT PENDING 2026-01/2026-02 -60.00"),
                scenario.entries(ann));
        assertEquals(List.of("40.00", "-40.00"), scenario.amounts(bob));
        reverse(parent).statusCode(409).body("code", equalTo("ALREADY_REVERSED"));
        reinstate(parent).statusCode(200);
        assertEquals(List.of("60.00", "-60.00", "60.00"), scenario.amounts(ann));
        assertEquals(List.of("40.00", "-40.00", "40.00"), scenario.amounts(bob));
        verified("2026-01");
        verified("2026-02");
    }

    @Test
    void ent3AHandMadeEntryIsReversedAndReinstated() {
        String bonus = byHand("BONUS", "12.34").statusCode(201).extract().path("id");
        reverse(bonus).statusCode(200).body("status", equalTo("REVERSED"));
        reverse(bonus).statusCode(409);
        reinstate(bonus).statusCode(200);
        assertEquals(List.of("12.34"), scenario.amounts(ann));
        reinstate(bonus).statusCode(409);
    }

    @Test
    void ent3AnAdjustmentOfTheCalculationIsNotReversedByHand() {
        UUID load = split60To40();
        scenario.approveAll();
        scenario.payAll("2026-01");
        scenario.load("L1", "2026-01-10", "3000", "1900", ann, null, bob, null);
        scenario.calculate(load);
        String adjustment = as("finn", "finance").get(ENTRIES + "?type=ADJUSTMENT&personId=" + ann).then().extract()
                .path("items[0].id");
        reverse(adjustment).statusCode(422).body("code", equalTo("ENTRY_NOT_REVERSIBLE"));
    }

    @Test
    void aDryRunAnswersWhatWouldBePostedAndWritesNothing() {
        scenario.load("L1", "2026-01-10", "3000", "2000", ann, null);
        scenario.write("update loads set calculation_due = true");
        as("finn", "finance").body("{\"month\": \"2026-01\", \"dryRun\": true}").post("/api/v1/commission/calculate")
                .then()
                .statusCode(200).body("posted", is(1)).body("changes[0].delta", is(100.0f)).body("entries", hasSize(1));
        assertEquals(List.of(), scenario.amounts(ann));
        as("finn", "finance").body("{\"month\": \"2026-01\"}").post("/api/v1/commission/calculate").then()
                .statusCode(200)
                .body("posted", is(1));
        as("finn", "finance").body("{\"month\": \"2026-01\"}").post("/api/v1/commission/calculate").then()
                .statusCode(200)
                .body("posted", is(0)).body("changes", empty());
        assertEquals(List.of("100.00"), scenario.amounts(ann));
    }

    @Test
    void verificationFindsAChangedExplanationAndAWrongCount() {
        split60To40();
        verified("2026-01");
        scenario.write(
                "update commission_explanations set explanation = replace(explanation::text, '3000', '4000')::json");
        as("amy", "auditor").get("/api/v1/commission/verification?month=2026-01").then().statusCode(200)
                .body("right", is(false))
                .body("entryDifferences", not(empty()));
        scenario.write("update loads set revenue = 5000");
        as("amy", "auditor").get("/api/v1/commission/verification?month=2026-01").then().statusCode(200)
                .body("countDifferences", hasSize(1)).body("countDifferences[0].posted", is(100.0f))
                .body("countDifferences[0].expected", is(300.0f));
    }

    @Test
    void section14TheExportHoldsOwnRowsOnlyAndNoFormula() {
        scenario.write("update people set name = '=1+1' where id = ?", bob);
        split60To40();
        String csv = as("bob", "rep").accept("text/csv").get(ENTRIES + "/export").then().statusCode(200).extract()
                .asString();
        assertEquals(2, csv.lines().count());
        assertEquals("'=1+1", csv.lines().skip(1).findFirst().orElseThrow().split(",")[1]);
    }

    private UUID split60To40() {
        UUID load = scenario.load("L1", "2026-01-10", "3000", "2000", ann, null, bob, null);
        scenario.calculate(load);
        return load;
    }

    private void verified(String month) {
        as("amy", "auditor").get("/api/v1/commission/verification?month=" + month).then().statusCode(200).body("right",
                is(true));
    }

    private String idOf(UUID person) {
        return as("finn", "finance").get(ENTRIES + "?type=LOAD_COMMISSION&personId=" + person).then().statusCode(200)
                .extract()
                .path("items[0].id");
    }

    private ValidatableResponse byHand(String type, String amount) {
        return as("finn", "finance")
                .body("{\"personId\": \"%s\", \"type\": \"%s\", \"amount\": %s, \"reason\": \"because\"}"
                        .formatted(ann, type, amount))
                .post(ENTRIES).then();
    }

    private ValidatableResponse reverse(String entry) {
        return as("finn", "finance").body("{\"reason\": \"dispute\"}").post(ENTRIES + "/" + entry + "/reverse").then();
    }

    private ValidatableResponse reinstate(String entry) {
        return as("finn", "finance").body("{\"reason\": \"settled\"}").post(ENTRIES + "/" + entry + "/reinstate")
                .then();
    }

    private RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(TestTokens.of(scenario.tenant, subject, role)).contentType(ContentType.JSON);
    }
}
