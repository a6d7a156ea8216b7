package io.commission.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** ENT-2: whatever changes behind an entry, over HTTP, brings what is posted to its new value. */
@QuarkusTest
class ChangedTermsTest {
    private static final String PLANS = "/v1/commission/plans";
    private static final String ASSIGNMENTS = "/v1/commission/assignments";
    private static final String OVERRIDES = "/v1/commission/overrides";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    Api admin;
    UUID ray;
    String plan;
    String account;

    /** Revenue 1,000, margin 400, Ray, delivered on 10 March; the plan pays 10 % of revenue. */
    @BeforeEach
    void aDeliveredLoad() {
        admin = Api.admin(given.tenant());
        clock.set(LocalDate.parse("2026-03-15"), "America/Chicago");
        ray = given.person(admin.tenant(), "ray");
        account = admin.create("/accounts",
                "{'externalId':'ACME','name':'Acme','ownerId':'" + ray + "','ownerEffectiveDate':'2026-01-01'}");
        plan = admin.create(PLANS,
                "{'name':'P','type':'PERCENT_REVENUE','percentRate':10,'effectiveDate':'2026-01-01'}");
        admin.post("/loads", "{'externalId':'L1','customerId':'ACME','revenue':1000,'carrierCost':600,"
                + "'deliveredAt':'2026-03-10T18:00:00Z','reps':[{'rep':'" + ray + "'}]}").statusCode(201);
        assertPosted("40.00");
    }

    @Test
    void aPlanAssignedLaterForEarlierDaysCorrectedEndedAndTakenBack() {
        String id = admin.create(ASSIGNMENTS, assignment("'effectiveDate':'2026-01-01'"));
        assertPosted("100.00");
        admin.put(PLANS + "/" + plan,
                "{'name':'P','type':'PERCENT_REVENUE','percentRate':12,'effectiveDate':'2026-01-01'}").statusCode(200);
        assertPosted("120.00");
        admin.put(PLANS + "/" + plan,
                "{'name':'P','type':'PERCENT_REVENUE','percentRate':15,'effectiveDate':'2026-03-11'}").statusCode(200);
        assertPosted("120.00");
        admin.put(ASSIGNMENTS + "/" + id, assignment("'effectiveDate':'2026-02-01','overrideRate':0")).statusCode(200);
        assertPosted("0.00");
        admin.put(ASSIGNMENTS + "/" + id, assignment("'effectiveDate':'2026-02-01','endDate':'2026-03-09'"))
                .statusCode(200);
        assertPosted("40.00");
        admin.delete(ASSIGNMENTS + "/" + id).statusCode(204);
        assertPosted("40.00");
    }

    @Test
    void aCustomersOverrideGrantedAndTakenBack() {
        String id = admin.create(OVERRIDES, "{'personId':'" + ray + "','accountId':'" + account
                + "','rateType':'FLAT','rate':33.25,'effectiveDate':'2026-03-01'}");
        assertPosted("33.25");
        admin.delete(OVERRIDES + "/" + id).statusCode(204);
        assertPosted("40.00");
    }

    @Test
    void tiersAndDefaultPlans() {
        String usual = admin.create(PLANS,
                "{'name':'D','type':'TIERED','isDefault':true,'effectiveDate':'2026-03-01','tiers':["
                        + "{'thresholdType':'REVENUE','maximum':500,'rateType':'PERCENT','rate':8,'period':'MONTHLY'},"
                        + "{'thresholdType':'REVENUE','minimum':500,'rateType':'PERCENT','rate':10,'period':'MONTHLY'}]}");
        assertPosted("90.00");
        admin.post(PLANS + "/" + usual + "/tiers?effectiveDate=2026-03-01",
                "[{'thresholdType':'REVENUE','rateType':'PERCENT','rate':5,'period':'MONTHLY'}]").statusCode(201);
        assertPosted("50.00");
    }

    @Test
    void plan8AnExpression() {
        String custom = admin.create(PLANS, "{'name':'C','type':'CUSTOM','effectiveDate':'2026-01-01',"
                + "'rules':'IF(marginPercent >= 40 AND customer = \\'Acme\\', ROUND(margin / 3, 4), 1)'}");
        admin.create(ASSIGNMENTS, "{'personId':'" + ray + "','planId':'" + custom + "','effectiveDate':'2026-01-01'}");
        assertPosted("133.33");
    }

    @Test
    void ppl3AnEarlierCommissionEndTakesBackWhatCameAfterIt() {
        admin.put("/people/" + ray,
                "{'name':'ray','oidcSubject':'ray','status':'TERMINATED','terminationDate':'2026-03-09'}")
                .statusCode(200);
        assertPosted("0");
        assertEquals(1,
                given.count(admin.tenant(),
                        "select count(*) from commission_exceptions where tenant_id = ? and status = 'OPEN'",
                        admin.tenant()));
        admin.put("/people/" + ray,
                "{'name':'ray','oidcSubject':'ray','status':'TERMINATED','terminationDate':'2026-03-09','commissionEndDate':'2026-03-10'}")
                .statusCode(200);
        assertPosted("40.00");
    }

    @Test
    void anOwnersChangeMovesLoadsWithoutReps() {
        UUID rosa = given.person(admin.tenant(), "rosa");
        admin.post("/loads",
                "{'externalId':'L2','customerId':'ACME','revenue':1000,'carrierCost':500,'deliveredAt':'2026-03-11T18:00:00Z'}")
                .statusCode(201);
        assertPosted("90.00");
        admin.put("/accounts/" + account,
                "{'externalId':'ACME','name':'Acme','ownerId':'" + rosa + "','ownerEffectiveDate':'2026-03-11'}")
                .statusCode(200);
        assertPosted("40.00");
        assertEquals(0, new BigDecimal("50").compareTo(posted(rosa)));
    }

    @Test
    void aPersonWhoWasUnknownGetsWhatWaited() {
        admin.post("/loads",
                "{'externalId':'L3','customerId':'ACME','revenue':1000,'carrierCost':500,'deliveredAt':'2026-03-11T18:00:00Z',"
                        + "'reps':[{'rep':'EMP-9'}]}")
                .statusCode(201);
        String late = admin.create("/people", "{'name':'Late','externalId':'EMP-9'}");
        assertEquals(0, new BigDecimal("50").compareTo(posted(UUID.fromString(late))));
    }

    private String assignment(String fields) {
        return "{'personId':'" + ray + "','planId':'" + plan + "'," + fields + "}";
    }

    private void assertPosted(String expected) {
        BigDecimal posted = posted(ray);
        assertEquals(0, new BigDecimal(expected).compareTo(posted), "posted " + posted);
    }

    private BigDecimal posted(UUID person) {
        return given.value(admin.tenant(),
                """
                        select coalesce(sum(amount), 0) from commission_entries where tenant_id = ? and person_id = ? and status <> 'REVERSED'
                        """,
                admin.tenant(), person);
    }
}
