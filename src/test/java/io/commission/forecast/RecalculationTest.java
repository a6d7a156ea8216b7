package io.commission.forecast;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/** FCT-5: a recalculation changes nothing where all is right and mends what is not; a check says which is the case. */
@QuarkusTest
class RecalculationTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-15");
    private static final String RECALCULATIONS = "/commissions/recalculations";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    PlainFigures plain;
    @Inject
    RecalculationTick tick;
    @Inject
    FigureCheck check;
    @Inject
    TenantWork tenantWork;
    Api admin;
    UUID tenant;
    UUID ann;
    UUID bob;

    @BeforeEach
    void book() {
        tenant = given.tenant();
        admin = Api.admin(tenant);
        clock.set(TODAY, "America/Chicago");
        ann = given.person(tenant, "ann");
        bob = given.person(tenant, "bob");
        admin.create("/targets",
                "{'personId':'" + ann + "','startDate':'2026-01-01','endDate':'2026-12-31','quota':12000,"
                        + "'commissionRate':10}");
        deal(ann, "'amount':1000,'closeDate':'2026-04-10'");
        deal(ann, "'amount':500,'closeDate':'2026-02-10','status':'closed_won'");
        deal(ann, "'amount':300");
        deal(bob,
                "'amount':700,'expectedCommission':33.33,'closeDate':'2026-04-20','structure':[{'role':'HOUSE_REP','personId':'"
                        + bob + "','percent':50},{'role':'SUBAGENT','personId':'" + ann + "','percent':33.33}]");
        admin.delete("/deals/" + deal(ann, "'amount':1")).statusCode(204);
    }

    private String deal(UUID owner, String more) {
        return admin.create("/deals", "{'ownerId':'" + owner + "','name':'Deal','openedOn':'2026-01-01'," + more + "}");
    }

    private String recalculate(String request) {
        String id = admin.post(RECALCULATIONS, request).statusCode(202)
                .header("Location", containsString(RECALCULATIONS))
                .body("status", equalTo("PENDING")).extract().path("id");
        tick.tick(tenant);
        return id;
    }

    private String digest() {
        return given.value(tenant, """
                select string_agg(line, chr(10) order by line) from (
                    select r::text as line from commission_records r where tenant_id = ?
                    union all select f::text from deal_figures f where tenant_id = ?
                    union all select c::text from deal_commissions c where tenant_id = ?) as every""", tenant, tenant,
                tenant);
    }

    private FigureCheck.Outcome checked() {
        return tenantWork.in(tenant, "test", check::run);
    }

    @Test
    void fct5NothingChangesWhereAllIsRight() {
        String before = digest();
        clock.advance(Duration.ofHours(1));
        String id = recalculate("{}");
        assertEquals(before, digest());
        admin.get(RECALCULATIONS + "/" + id).statusCode(200).header("ETag", notNullValue())
                .body("status", equalTo("COMPLETE")).body("kind", equalTo("manual")).body("dealsTotal", equalTo(5))
                .body("dealsDone", equalTo(5)).body("peopleTotal", equalTo(4)).body("peopleDone", equalTo(4))
                .body("figuresChanged", equalTo(0)).body("recordsChanged", equalTo(0)).body("endedAt", notNullValue());
        admin.get(RECALCULATIONS).body("items.id", contains(id));
        FigureCheck.Outcome outcome = checked();
        assertTrue(outcome.equal(), outcome::toString);
        assertEquals("5 4", outcome.deals() + " " + outcome.people());
    }

    @Test
    void fct5WhatWasLostOrTamperedWithIsFoundAndMended() {
        String before = without(digest());
        given.sql(tenant,
                "update commission_records set commission = commission + 1 where tenant_id = ? and type = 'actual'"
                        + " and person_id = ? and month = '2026-02-01'",
                tenant, ann);
        given.sql(tenant, "delete from commission_records where tenant_id = ? and person_id = ?", tenant, bob);
        given.sql(tenant,
                "update deal_figures set commission = commission + 0.0001 where tenant_id = ? and month is null",
                tenant);
        given.sql(tenant, "update deal_commissions set commission = 7 where tenant_id = ? and commission = 33.33",
                tenant);
        FigureCheck.Outcome outcome = checked();
        assertFalse(outcome.equal());
        assertEquals("COMMISSION FIGURE RECORD RECORD RECORD", String.join(" ", outcome.first().stream()
                .map(one -> one.of().name()).sorted().toList()), outcome::toString);
        admin.get("/commissions/check").statusCode(200).body("differences.of", hasSize(2)).body("dealsChecked",
                equalTo(5));
        String cursor = admin.get("/commissions/check").extract().path("nextCursor");
        admin.get("/commissions/check?cursor=" + cursor).statusCode(200).body("peopleChecked", equalTo(4))
                .body("nextCursor", nullValue()).body("differences.find { it.type == 'actual' }.storedCommission",
                        equalTo(51.0f))
                .body("differences.find { it.type == 'actual' }.computedCommission", equalTo(50.0f));
        String id = recalculate("{'kind':'backfill'}");
        admin.get(RECALCULATIONS + "/" + id).body("status", equalTo("COMPLETE")).body("kind", equalTo("backfill"));
        assertEquals(before, without(digest()));
        assertTrue(checked().equal());
        assertNull(plain.differences(tenant, TODAY, 2));
        assertEquals("backfill",
                given.value(tenant, "select trigger from commission_records where tenant_id = ? and person_id = ?"
                        + " and month = '2026-02-01' and type = 'actual'", tenant, ann));
        admin.get("/commissions/check?limit=2").body("differences", empty()).body("dealsChecked", equalTo(2));
    }

    /** Of records only what they add up. */
    private static String without(String digest) {
        return digest.replaceAll(",\"2026-[^\"]*\",(deal|target|backfill|manual)[a-z_]*\\)", ")");
    }

    @Test
    void fct5OnlyTheGivenPeopleAndMonthsAreLookedAt() {
        given.sql(tenant, "update commission_records set commission = commission + 1 where tenant_id = ?", tenant);
        String id = recalculate("{'personIds':['" + ann + "'],'from':'2026-04','to':'2026-04'}");
        admin.get(RECALCULATIONS + "/" + id).body("dealsTotal", equalTo(2)).body("peopleTotal", equalTo(1))
                .body("recordsChanged", equalTo(2)).body("from", equalTo("2026-04"));
        assertFalse(checked().equal());
        recalculate("{}");
        assertTrue(checked().equal());
    }

    @Test
    void fct5WhoeverDiesHalfWayIsFollowedByTheNext() {
        given.sql(tenant, "update commission_records set commission = commission + 1 where tenant_id = ?", tenant);
        String id = admin.post(RECALCULATIONS, "{}").statusCode(202).extract().path("id");
        assertTrue(tick.chunk(tenant, UUID.fromString(id)), "records are left");
        admin.get(RECALCULATIONS + "/" + id).body("status", equalTo("RUNNING")).body("dealsDone", equalTo(5))
                .body("peopleDone", equalTo(0));
        assertNotNull(plain.differences(tenant, TODAY, 2));
        tick.tick(tenant);
        admin.get(RECALCULATIONS + "/" + id).body("status", equalTo("COMPLETE")).body("dealsDone", equalTo(5))
                .body("peopleDone", equalTo(4));
        assertNull(plain.differences(tenant, TODAY, 2));
        assertFalse(tick.chunk(tenant, UUID.fromString(id)), "it is done once");
    }

    @Test
    void perm1RecalculatingIsForAdmins() {
        given.person(tenant, "mia");
        admin.as("mia", "manager").post(RECALCULATIONS, "{}").statusCode(403);
        admin.as("mia", "manager").get("/commissions/check").statusCode(403);
        admin.as("finn", "finance").post(RECALCULATIONS, "{}").statusCode(403);
        admin.as("amy", "auditor").get("/commissions/check").statusCode(200);
        for (int i = 0; i < 10; i++) {
            admin.post(RECALCULATIONS, "{}").statusCode(202);
        }
        admin.post(RECALCULATIONS, "{}").statusCode(422).body("code", equalTo("LIMIT_EXCEEDED"));
    }
}
