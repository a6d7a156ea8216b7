package io.commission.posting.deal;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.structure.Change;
import io.commission.structure.EffectiveDates;
import io.commission.structure.LineRole;
import io.commission.structure.Structure;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;

/** Entries of deals over HTTP: explained, reversed by hand, trailing pay confirmed, paid (CALC-7, ENT-3, PPL-2, PPL-3). */
@QuarkusTest
class DealEntriesTest {
    private static final String ENTRIES = "/v1/commission/entries";
    private static final String EXCEPTIONS = "/v1/commission/exceptions";
    @Inject
    DealScene scene;
    private Api finance;
    private UUID ray;
    private UUID rosa;

    @BeforeEach
    void people() {
        scene.in("USD", "America/Chicago", "2026-07-10");
        finance = new Api(scene.tenant, "finn", "finance");
        scene.person("finn");
        ray = scene.person("ray");
        rosa = scene.person("rosa");
    }

    private UUID won() {
        UUID deal = scene.won("2026-06-10", "300.00", ray, Structure.of(List.of(
                DealScene.line(LineRole.HOUSE_REP, ray, 1500), DealScene.line(LineRole.SUBAGENT, rosa, 4500),
                DealScene.line(LineRole.HOUSE, scene.house, 4000))));
        scene.settle(Cause.FACTS, deal);
        return deal;
    }

    private String entry(UUID deal, UUID person) {
        return finance.get(ENTRIES + "?opportunityId=" + deal + "&personId=" + person).statusCode(200).extract()
                .path("items[0].id");
    }

    @Test
    void calc7ADealsEntryIsRecomputedFromItsExplanationAlone() {
        UUID deal = won();
        String own = entry(deal, ray);
        finance.get(ENTRIES + "/" + own).statusCode(200).body("opportunityId", equalTo(deal.toString()))
                .body("scheduleRowId", nullValue()).body("type", equalTo("DEAL_COMMISSION"));
        finance.get(ENTRIES + "/" + own + "/recomputed").statusCode(200).body("equal", equalTo(true));
        finance.get(ENTRIES + "/" + own + "/explanation").statusCode(200).body("kind", equalTo("DEAL"))
                .body("deal.days[0].lines", hasSize(3)).body("deal.complete", equalTo(true));
        finance.get("/v1/commission/verification?month=2026-06").statusCode(200).body("right", equalTo(true))
                .body("entries", equalTo(3));
    }

    @Test
    void perm4ARepSeesOnlyTheOwnLineOfAnExplanation() {
        UUID deal = won();
        Api rep = finance.as("ray", "rep");
        rep.get(ENTRIES + "/" + entry(deal, ray) + "/explanation").statusCode(200)
                .body("deal.days[0].lines", hasSize(1)).body("deal.days[0].lines[0].person", equalTo(ray.toString()))
                .body("deal.complete", equalTo(false));
        rep.get(ENTRIES + "/" + entry(deal, rosa)).statusCode(404);
        rep.get(ENTRIES + "?opportunityId=" + deal).statusCode(200).body("items", hasSize(1));
    }

    @Test
    void ent3APartReversedByHandStaysAwayUntilItIsReinstated() {
        UUID deal = won();
        String own = entry(deal, ray);
        finance.post(ENTRIES + "/" + own + "/reverse", "{'reason': 'disputed'}").statusCode(200)
                .body("status", equalTo("REVERSED")).body("reversal.reason", equalTo("disputed"));
        finance.post(ENTRIES + "/" + own + "/reverse", "{'reason': 'again'}").statusCode(409)
                .body("code", equalTo("ALREADY_REVERSED"));
        scene.change(deal, "expected_commission = 600");
        scene.settle(Cause.FACTS, deal);
        assertEquals("", scene.entries(deal, ray), "the reversal sticks");
        assertEquals("270.00", scene.posted(deal, null, rosa), "others are still recalculated");
        finance.post(ENTRIES + "/" + own + "/reinstate", "{'reason': 'settled'}").statusCode(200)
                .body("reinstatement.reason", equalTo("settled"));
        assertEquals("DEAL_COMMISSION PENDING 90.00 2026-06", scene.entries(deal, ray), "at today's facts");
        finance.post(ENTRIES + "/" + own + "/reinstate", "{'reason': 'twice'}").statusCode(409);
    }

    @Test
    void ent3PaidMoneyIsTakenBackByNegativeEntries() {
        UUID deal = won();
        scene.pay(deal, ray, true);
        scene.close("2026-06");
        String own = entry(deal, ray);
        finance.post(ENTRIES + "/" + own + "/reverse", "{'reason': 'disputed'}").statusCode(200)
                .body("status", equalTo("PAID")).body("reversal.reason", equalTo("disputed"));
        assertEquals("DEAL_COMMISSION PAID 45.00 2026-06, ADJUSTMENT PENDING -45.00 2026-07",
                scene.entries(deal, ray));
        scene.settle(Cause.FACTS, deal);
        finance.post(ENTRIES + "/" + own + "/reinstate", "{'reason': 'settled'}").statusCode(200);
        assertEquals("45.00", scene.posted(deal, null, ray));
        finance.get("/v1/commission/verification?month=2026-07").statusCode(200).body("right", equalTo(true));
    }

    @Test
    void ppl3ChangingAPersonsEndSettlesTheirDealsAndTrailingPayIsConfirmedByAnother() {
        UUID deal = won();
        Api admin = Api.admin(scene.tenant);
        admin.put("/people/" + ray, "{'name': 'Ray', 'oidcSubject': 'ray', 'commissionEndDate': '2026-05-31'}")
                .statusCode(200);
        assertEquals("", scene.entries(deal, ray));
        String waiting = finance.get(EXCEPTIONS + "?status=OPEN&opportunityId=" + deal).statusCode(200)
                .body("items", hasSize(1)).body("items[0].code", equalTo("TRAILING_PART"))
                .body("items[0].personId", equalTo(ray.toString())).extract().path("items[0].id");
        finance.as("rosa", "rep").get(EXCEPTIONS + "?opportunityId=" + deal).body("items", hasSize(0));
        finance.as("ray", "rep").get(EXCEPTIONS + "?opportunityId=" + deal).body("items", hasSize(1));
        finance.as("ray", "finance").post(EXCEPTIONS + "/" + waiting + "/confirm", "{'reason': 'mine'}")
                .statusCode(403);
        finance.post(EXCEPTIONS + "/" + waiting + "/confirm", "{'reason': 'agreed'}").statusCode(200)
                .body("status", equalTo("RESOLVED"));
        assertEquals("DEAL_COMMISSION PENDING 45.00 2026-06", scene.entries(deal, ray));
        finance.post(EXCEPTIONS + "/" + waiting + "/confirm", "{'reason': 'agreed'}").statusCode(409)
                .body("code", equalTo("EXCEPTION_NOT_OPEN"));
        admin.put("/people/" + rosa,
                "{'name': 'Rosa', 'oidcSubject': 'rosa', 'commissionEligible': false, 'ineligibleSince': '2026-06-01'}")
                .statusCode(200);
        assertEquals("", scene.entries(deal, rosa));
        admin.put("/people/" + rosa, "{'name': 'Rosa', 'oidcSubject': 'rosa', 'commissionEligible': true}")
                .statusCode(200);
        assertEquals("DEAL_COMMISSION PENDING 135.00 2026-06", scene.entries(deal, rosa));
        assertEquals("", scene.waiting(deal));
    }

    @Test
    void ppl2ThePayoutRunTakesEntriesOfDealsAndNeverHouses() {
        UUID deal = won();
        finance.post(ENTRIES + "/approve", "{'month': '2026-06'}").statusCode(200);
        finance.post("/v1/commission/payouts/generate", "{'month': '2026-06'}").statusCode(200);
        assertEquals("DEAL_COMMISSION APPROVED 120.00 2026-06", scene.entries(deal, scene.house));
        assertEquals(0, scene.given.count(scene.tenant,
                """
                        select count(*) from commission_entries where tenant_id = ? and person_id = ? and payout_id is not null""",
                scene.tenant, scene.house));
        String payout = finance.get("/v1/commission/payouts?personId=" + ray).statusCode(200).body("items", hasSize(1))
                .body("items[0].status", equalTo("APPROVED")).extract().path("items[0].id");
        String statement = finance.request().accept("text/csv")
                .get("/api/v1/commission/payouts/" + payout + "/statement")
                .then().statusCode(200).extract().asString();
        assertTrue(statement.contains("45.00") && statement.contains("D-" + deal), statement);
        finance.request().accept("application/pdf").get("/api/v1/commission/payouts/" + payout + "/statement").then()
                .statusCode(200);
    }

    @Test
    void pro4AdjustmentsOfAReassignmentAreListedAndPaidInTheNextPayout() {
        UUID deal = scene.open(ray, scene.rep(ray, 100));
        UUID june = scene.reconciled(deal, "2026-06-01", "2026-06-30", "300.00");
        scene.settle(Cause.FACTS, deal);
        finance.post(ENTRIES + "/approve", "{'month': '2026-06'}").statusCode(200);
        finance.post("/v1/commission/payouts/generate", "{'month': '2026-06'}").statusCode(200);
        scene.apply(deal, Change.transfer(ray, rosa, EffectiveDates.of(null, LocalDate.parse("2026-06-16"))));
        scene.settle(Cause.REASSIGNED, deal);
        JsonPathConfig exact = JsonPathConfig.jsonPathConfig()
                .numberReturnType(JsonPathConfig.NumberReturnType.BIG_DECIMAL);
        JsonPath page = finance.get("/v1/commission/adjustments?origin=REASSIGNMENT&month=2026-07&sort=amount")
                .statusCode(200).body("items", hasSize(2)).body("items[0].personId", equalTo(ray.toString()))
                .body("items[0].reason", equalTo("Reassigned")).body("items[0].earnedPeriod", equalTo("2026-06"))
                .body("items[0].scheduleRowId", equalTo(june.toString()))
                .body("items[0].scheduleRowEnd", equalTo("2026-06-30")).body("items[1].status", equalTo("PENDING"))
                .extract().jsonPath(exact);
        assertEquals("[-150.00, 150.00]", page.getList("items.amount").toString());
        finance.get("/v1/commission/adjustments?limit=1&sort=person").statusCode(200).body("items", hasSize(1))
                .body("items[0].personName", equalTo("ray"));
        String next = finance.get("/v1/commission/adjustments?limit=1").statusCode(200).extract().path("nextCursor");
        finance.get("/v1/commission/adjustments?limit=1&cursor=" + next).statusCode(200).body("items", hasSize(1))
                .body("nextCursor", nullValue());
        finance.as("rosa", "rep").get("/v1/commission/adjustments").statusCode(200).body("items", hasSize(1))
                .body("items[0].personId", equalTo(rosa.toString()));
        String csv = finance.request().accept("text/csv").get("/api/v1/commission/adjustments").then().statusCode(200)
                .extract().asString();
        assertEquals(3, csv.lines().count(), csv);

        scene.clock.set(LocalDate.parse("2026-08-02"), "America/Chicago");
        finance.post(ENTRIES + "/approve", "{'month': '2026-07'}").statusCode(200);
        finance.post("/v1/commission/payouts/generate", "{'month': '2026-07'}").statusCode(200);
        JsonPath paid = finance.get("/v1/commission/payouts?month=2026-07&personId=" + rosa).statusCode(200)
                .body("items", hasSize(1)).extract().jsonPath(exact);
        assertEquals("150.00", paid.get("items[0].adjustments").toString());
        assertEquals("150.00", paid.get("items[0].net").toString());
        JsonPath owes = finance.get("/v1/commission/payouts?month=2026-07&personId=" + ray).statusCode(200).extract()
                .jsonPath(exact);
        assertEquals("0.00 150.00", owes.get("items[0].net") + " " + owes.get("items[0].balanceAfter"), "DRAW-2");
        String statement = finance.request().accept("text/csv")
                .get("/api/v1/commission/payouts/" + paid.getString("items[0].id") + "/statement").then()
                .statusCode(200).extract().asString();
        assertTrue(statement.contains("150.00") && statement.contains("D-" + deal)
                && statement.contains("Revenue schedule 2026-06-01 to 2026-06-30; Reassigned"), statement);
        finance.get("/v1/commission/verification?month=2026-07").statusCode(200).body("right", equalTo(true));
    }
}
