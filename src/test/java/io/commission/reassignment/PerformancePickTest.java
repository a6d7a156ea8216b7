package io.commission.reassignment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.database.Ids;
import io.quarkus.test.junit.QuarkusTest;

/** Level 3, AUTO by PERFORMANCE: attainment of the last closed period (section 9, FCT-3). */
@QuarkusTest
class PerformancePickTest {
    private static final String PERFORMANCE = "{'kind':'AUTO','method':'PERFORMANCE'}";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    UUID tenant;
    UUID ann;
    UUID bob;
    UUID cal;
    UUID dan;
    Book book;
    Api api;

    @BeforeEach
    void open() {
        clock.set(LocalDate.parse("2026-06-10"), "America/Chicago");
        tenant = given.tenant();
        UUID mia = given.person(tenant, "mia");
        ann = given.person(tenant, "ann", mia);
        bob = given.person(tenant, "bob", mia);
        cal = given.person(tenant, "cal");
        dan = given.person(tenant, "dan", mia);
        UUID team = Ids.next();
        given.sql(tenant, "insert into teams (tenant_id, id, name) values (?, ?, 'North')", tenant, team);
        given.sql(tenant, "update people set team_id = ? where tenant_id = ? and id = any(?)", team, tenant,
                new UUID[]{ann, bob, cal, dan});
        book = new Book(given, tenant);
        api = Api.admin(tenant);
    }

    private void target(UUID person, String quota) {
        api.create("/targets", "{'personId':'" + person + "','startDate':'2026-01-01','endDate':'2026-12-31','quota':"
                + quota + ",'commissionRate':10}");
    }

    private void won(UUID owner, String day, String amount) {
        api.create("/deals", "{'name':'Won','openedOn':'2026-01-01','ownerId':'" + owner
                + "','status':'closed_won','closeDate':'" + day + "','amount':" + amount + "}");
    }

    private io.restassured.response.ValidatableResponse ask(String what, String more) {
        return api.post("/reassignment/global-" + what,
                "{'personId':'" + ann + "','effectiveDate':'2026-07-01'," + more + "'strategy':" + PERFORMANCE + "}");
    }

    private String pick(UUID deal) {
        return given.value(tenant, "select pick from commission_changes where tenant_id = ? and opportunity_id = ?",
                tenant, deal);
    }

    @Test
    void theHighestAttainmentOfTheLastClosedPeriodIsPicked() {
        UUID deal = book.deal(ann, "HOUSE_REP:" + ann + ":50");
        ask("preview", "").statusCode(422).body("code", equalTo("PERFORMANCE_NEEDS_TARGETS"));
        ask("execute", "'reason':'r',").statusCode(422).body("code", equalTo("PERFORMANCE_NEEDS_TARGETS"));
        // In May cal attains a third of 1,000, bob half of 100; cal's June and bob's April do not count. Dan has no target.
        target(bob, "1200");
        target(cal, "12000");
        won(bob, "2026-05-31", "50");
        won(cal, "2026-05-01", "333.33");
        won(cal, "2026-06-01", "5000");
        won(dan, "2026-05-10", "9000");
        String hash = ask("preview", "").statusCode(200).body("receivers.personName", contains("bob")).extract()
                .path("stateHash");
        won(bob, "2026-05-30", "1");
        ask("execute", "'reason':'r','stateHash':'" + hash + "',").statusCode(409).body("code",
                equalTo("PREVIEW_STALE"));
        hash = ask("preview", "").statusCode(200).extract().path("stateHash");
        String batch = ask("execute", "'reason':'r','stateHash':'" + hash + "',").statusCode(200).extract()
                .path("batchId");
        assertEquals("bob", book.owner(deal, "2026-07-01"));
        String figure = "AUTO PERFORMANCE in team North: bob attained most in the last closed period [51.0000 %]";
        assertEquals(figure, pick(deal));
        api.get("/commission-changes/opportunity/" + deal).body("items.pick", contains(figure));
        // Cal is not below mia, but bob is; ann may know who was picked, and not what bob attained.
        admin("mia", "manager").get("/commission-changes/opportunity/" + deal).body("items.pick", contains(figure));
        admin("ann", "rep").get("/commission-changes/opportunity/" + deal).body("items.pick",
                contains("AUTO PERFORMANCE in team North: bob attained most in the last closed period"));
        api.get("/reassignment-batches/" + batch + "/items").body("items.pick", contains(figure));
    }

    private Api admin(String subject, String role) {
        return api.as(subject, role);
    }

    @Test
    void aQuarterIsThePeriodWhereTheTenantPaysByQuartersAndTiesGoById() {
        api.put("/v1/commission/settings", "{'effectiveDate':'2026-01-01','paymentSchedule':'QUARTERLY'}")
                .statusCode(200);
        target(bob, "1200");
        target(cal, "2400");
        // The last closed quarter is January to March: a third each.
        won(bob, "2026-02-10", "100");
        won(cal, "2026-01-10", "150");
        won(cal, "2026-03-31", "50");
        won(cal, "2026-05-10", "5000");
        UUID deal = book.deal(ann, "HOUSE_REP:" + ann + ":50");
        ask("execute", "'reason':'r',").statusCode(200);
        assertEquals("AUTO PERFORMANCE in team North: bob attained most in the last closed period [33.3333 %]",
                pick(deal));
    }

    @Test
    void closeAttainmentsAreComparedUnrounded() {
        target(bob, "36000000");
        target(cal, "36000000");
        won(bob, "2026-05-10", "1000000.00");
        won(cal, "2026-05-10", "1000000.01");
        UUID deal = book.deal(ann, "HOUSE_REP:" + ann + ":50");
        ask("execute", "'reason':'r',").statusCode(200);
        assertEquals("AUTO PERFORMANCE in team North: cal attained most in the last closed period [33.3333 %]",
                pick(deal));
    }
}
