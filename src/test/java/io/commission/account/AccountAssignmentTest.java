package io.commission.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** ACC-1: persons and roles at an account over time. */
@QuarkusTest
class AccountAssignmentTest {
    @Inject
    Given given;
    @Inject
    TestClock clock;
    Api admin;
    UUID ray;
    UUID rosa;
    String account;

    @BeforeEach
    void anAccount() {
        admin = Api.admin(given.tenant());
        clock.set(LocalDate.parse("2026-03-15"), "America/Chicago");
        ray = given.person(admin.tenant(), "ray");
        rosa = given.person(admin.tenant(), "rosa");
        account = "/accounts/" + admin.create("/accounts", "{'name':'Acme','ownerId':'" + ray + "'}");
    }

    @Test
    void acc1AnAccountShowsTheAssignmentsOfTheDay() {
        admin.create(at(),
                "{'personId':'" + ray + "','role':'AE','effectiveDate':'2026-01-01','endDate':'2026-02-28'}");
        admin.create(at(), "{'personId':'" + rosa + "','role':'AE','effectiveDate':'2026-03-01'}");
        admin.create(at(), "{'personId':'" + ray + "','role':'CSM'}");
        admin.get(account).body("assignments.role", contains("AE", "CSM"))
                .body("assignments.personName", contains("rosa", "ray"))
                .body("assignments.effectiveDate", contains("2026-03-01", "2026-03-15"));
        admin.get(account + "?asOf=2026-02-28").body("assignments.personName", contains("ray"));
        admin.get("/accounts?asOf=2026-02-28").body("items[0].assignments.personName", contains("ray"));
        admin.get("/accounts?asOf=2025-12-31").body("items[0].assignments.size()", equalTo(0));
        admin.get(at()).body("items.personName", contains("ray", "rosa", "ray"))
                .body("items.endDate", contains(null, null, "2026-02-28"));
        String cursor = admin.get(at() + "?limit=2").body("items.size()", equalTo(2)).extract().path("nextCursor");
        admin.get(at() + "?limit=2&cursor=" + cursor).body("items.endDate", contains("2026-02-28"))
                .body("nextCursor", nullValue());
        admin.get(account + "/history").body("items.changes.flatten().field", hasItem("role"));
    }

    @Test
    void time2ARoleIsHeldByOneAtATime() {
        admin.create(at(),
                "{'personId':'" + ray + "','role':'AE','effectiveDate':'2026-01-01','endDate':'2026-03-31'}");
        admin.post(at(), "{'personId':'" + rosa + "','role':'AE','effectiveDate':'2026-03-31'}").statusCode(409)
                .body("code", equalTo("ACCOUNT_ASSIGNMENT_OVERLAP"));
        admin.create(at(), "{'personId':'" + rosa + "','role':'AE','effectiveDate':'2026-04-01'}");
        admin.post(at(), "{'personId':'" + rosa + "','role':'X','endDate':'2026-03-14'}").statusCode(422).body("code",
                equalTo("DATE_RANGE_INVALID"));
    }

    @Test
    void ppl3OnlyEligiblePeopleAreAssigned() {
        given.sql(admin.tenant(),
                "update people set status = 'TERMINATED', termination_date = '2026-01-31' where id = ?", rosa);
        admin.post(at(), "{'personId':'" + rosa + "','role':'AE'}").statusCode(422).body("code",
                equalTo("RECEIVER_TERMINATED"));
        admin.post(at(), "{'personId':'house','role':'AE'}").statusCode(422).body("code",
                equalTo("SPECIAL_OWNER_NOT_HERE"));
        admin.post(at(), "{'personId':'nobody','role':'AE'}").statusCode(422).body("code", equalTo("PERSON_UNKNOWN"));
        admin.post(at(), "{'personId':'" + ray + "'}").statusCode(400);
    }

    @Test
    void acc1AnEndedAssignmentEndsToday() {
        String now = at() + "/" + admin.create(at(), "{'personId':'" + ray
                + "','role':'AE','effectiveDate':'2026-01-01'}");
        String ahead = at() + "/" + admin.create(at(), "{'personId':'" + ray
                + "','role':'CSM','effectiveDate':'2026-04-01'}");
        admin.request().delete("/api" + now).then().statusCode(428);
        String stale = admin.etag(account);
        admin.delete(now).statusCode(204);
        admin.get(now).body("endDate", equalTo("2026-03-15")).header("ETag", not(equalTo(stale)));
        admin.request().header("If-Match", stale).delete("/api" + ahead).then().statusCode(412);
        admin.delete(ahead).statusCode(204);
        admin.get(ahead).statusCode(404);
        admin.delete(now).statusCode(204);
        admin.get(at()).body("items.endDate", contains("2026-03-15"));
    }

    @Test
    void perm4AssignmentsAreSeenWithTheirAccount() {
        String assignment = at() + "/" + admin.create(at(), "{'personId':'" + rosa + "','role':'AE'}");
        admin.as("ray", "rep").get(at()).body("items.personName", contains("rosa"));
        admin.as("rosa", "rep").get(at()).statusCode(404);
        admin.as("rosa", "rep").get(assignment).statusCode(404);
        Api.admin(given.tenant()).get(at()).statusCode(404);
        Api.admin(given.tenant()).post(at(), "{'personId':'" + rosa + "','role':'B'}").statusCode(404);
        admin.as("mia", "manager").post(at(), "{'personId':'" + rosa + "','role':'B'}").statusCode(403);
    }

    private String at() {
        return account + "/assignments";
    }
}
