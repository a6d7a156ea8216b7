package io.commission.person;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** PPL-1 to PPL-3 and PERM-4 over HTTP. */
@QuarkusTest
class PeopleTest {
    private static final String PEOPLE = "/people";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    Api admin;

    @BeforeEach
    void tenant() {
        admin = Api.admin(given.tenant());
        clock.set(LocalDate.parse("2026-03-15"), "America/Chicago");
    }

    @Test
    void ppl1APersonWithEveryField() {
        String team = admin.create("/teams", "{'name':'North'}");
        String boss = admin.create(PEOPLE, "{'name':'Mia'}");
        String id = admin.create(PEOPLE,
                "{'externalId':'E1','name':'Ray','email':'ray@example.com','oidcSubject':'ray','teamId':'"
                        + team + "','territory':'TX','managerId':'" + boss + "','hireDate':'2020-01-01'}");
        admin.get(PEOPLE + "/" + id).statusCode(200).body("externalId", equalTo("E1")).body("kind", equalTo("PERSON"))
                .body("status", equalTo("ACTIVE")).body("commissionEligible", equalTo(true))
                .body("teamId", equalTo(team))
                .body("reassignmentStatus", equalTo("ACTIVE")).body("activeOpportunityCount", equalTo(0))
                .body("managerId", equalTo(boss));
        admin.get("/contacts/" + id).statusCode(200).body("name", equalTo("Ray"));
        admin.get(PEOPLE + "?teamId=" + team).body("items.name", contains("Ray"));
        admin.get(PEOPLE + "?externalId=E1").body("items.name", contains("Ray"));
        admin.get(PEOPLE + "?sort=-name&limit=2").body("items.name", contains("Unassigned", "Ray"));
    }

    @Test
    void ppl1HistoryShowsWhatChanged() {
        String id = admin.create(PEOPLE, "{'name':'Ray','territory':'TX'}");
        admin.put(PEOPLE + "/" + id, "{'name':'Ray','territory':'CA'}").statusCode(200);
        admin.get(PEOPLE + "/" + id + "/history").statusCode(200).body("items.size()", equalTo(2))
                .body("items[0].action", equalTo("UPDATE")).body("items[0].actor", equalTo("ada"))
                .body("items[0].changes.size()", equalTo(1)).body("items[0].changes[0].field", equalTo("territory"))
                .body("items[0].changes[0].before", equalTo("TX")).body("items[0].changes[0].after", equalTo("CA"))
                .body("items[1].action", equalTo("INSERT"));
    }

    @Test
    void ppl3TerminationAndItsDates() {
        String id = admin.create(PEOPLE, "{'name':'Ray','hireDate':'2020-01-01'}");
        admin.put(PEOPLE + "/" + id, "{'name':'Ray','hireDate':'2020-01-01','status':'TERMINATED'}").statusCode(200)
                .body("terminationDate", equalTo("2026-03-15")).body("commissionEndDate", equalTo("2026-03-15"));
        admin.put(PEOPLE + "/" + id,
                "{'name':'Ray','hireDate':'2020-01-01','status':'TERMINATED','terminationDate':'2026-02-28',"
                        + "'commissionEndDate':'2026-03-31'}")
                .statusCode(200).body("commissionEndDate", equalTo("2026-03-31"));
        admin.put(PEOPLE + "/" + id, "{'name':'Ray','status':'ACTIVE'}").statusCode(200).body("terminationDate",
                nullValue());
        admin.delete(PEOPLE + "/" + id).statusCode(204);
        admin.get(PEOPLE + "/" + id).body("status", equalTo("TERMINATED")).body("terminationDate",
                equalTo("2026-03-15"));
        admin.delete(PEOPLE + "/" + id).statusCode(409).body("code", equalTo("PERSON_TERMINATED"));
    }

    @Test
    void ppl1EligibilityHasItsFirstDay() {
        String id = admin.create(PEOPLE, "{'name':'Ray'}");
        admin.put(PEOPLE + "/" + id, "{'name':'Ray','commissionEligible':false}").statusCode(200)
                .body("ineligibleSince", equalTo("2026-03-15")).body("reassignmentStatus", equalTo("N_A"));
        admin.put(PEOPLE + "/" + id, "{'name':'Ray','commissionEligible':false,'ineligibleSince':'2026-01-01'}")
                .statusCode(200)
                .body("ineligibleSince", equalTo("2026-01-01"));
        admin.put(PEOPLE + "/" + id, "{'name':'Ray','commissionEligible':true}").statusCode(200)
                .body("ineligibleSince", nullValue()).body("reassignmentStatus", equalTo("ACTIVE"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'terminationDate':'2026-01-01'                                              | 422 | PERSON_DATES_INVALID",
            "'hireDate':'2026-02-01','status':'TERMINATED','terminationDate':'2026-01-31' | 422 | PERSON_DATES_INVALID",
            "'ineligibleSince':'2026-01-31'                                              | 422 | PERSON_DATES_INVALID",
            "'hireDate':'0001-01-01'                                                     | 422 | DATE_RANGE_INVALID",
            "'teamId':'0b1ebe1d-0000-7000-8000-000000000001'                             | 422 | TEAM_UNKNOWN",
            "'managerId':'0b1ebe1d-0000-7000-8000-000000000001'                          | 422 | PERSON_UNKNOWN",
            "'externalId':'E1'                                                           | 409 | EXTERNAL_ID_TAKEN",
            "'oidcSubject':'rosa'                                                        | 409 | SUBJECT_TAKEN",
            "'email':'nowhere'                                                           | 400 | INVALID_REQUEST"})
    void ppl1Refusals(String fields, int status, String code) {
        admin.create(PEOPLE, "{'name':'Rosa','externalId':'E1','oidcSubject':'rosa'}");
        admin.post(PEOPLE, "{'name':'Ray'," + fields + "}").statusCode(status).body("code", equalTo(code));
        assertEquals(3, given.count(admin.tenant(), "select count(*) from people where tenant_id = ?", admin.tenant()));
    }

    @Test
    void ppl2HouseAndUnassignedCannotBeChangedEndedOrTerminated() {
        for (UUID special : List.of(given.house(admin.tenant()), given.unassigned(admin.tenant()))) {
            String path = PEOPLE + "/" + special;
            admin.get(path).statusCode(200).body("reassignmentStatus", equalTo("N_A"));
            admin.put(path, "{'name':'Mine'}").statusCode(409).body("code", equalTo("SPECIAL_OWNER_FIXED"));
            admin.put(path, "{'name':'House','status':'TERMINATED'}").statusCode(409).body("code",
                    equalTo("SPECIAL_OWNER_FIXED"));
            admin.delete(path).statusCode(409).body("code", equalTo("SPECIAL_OWNER_FIXED"));
            admin.put(path + "/payment-details", "{'paymentMethod':'CHECK'}").statusCode(409)
                    .body("code", equalTo("SPECIAL_OWNER_FIXED"));
            admin.post(PEOPLE, "{'name':'Ray','managerId':'" + special + "'}").statusCode(422)
                    .body("code", equalTo("SPECIAL_OWNER_NOT_HERE"));
        }
    }

    @Test
    void ppl1ManagersCannotReportInACircle() {
        String a = admin.create(PEOPLE, "{'name':'A'}");
        String b = admin.create(PEOPLE, "{'name':'B','managerId':'" + a + "'}");
        String c = admin.create(PEOPLE, "{'name':'C','managerId':'" + b + "'}");
        admin.put(PEOPLE + "/" + a, "{'name':'A','managerId':'" + c + "'}").statusCode(422).body("code",
                equalTo("MANAGER_CYCLE"));
        admin.put(PEOPLE + "/" + a, "{'name':'A','managerId':'" + a + "'}").statusCode(422).body("code",
                equalTo("MANAGER_CYCLE"));
    }

    @Test
    void ppl1TwoChangesAtOnceCannotCloseACircle() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                String a = admin.create(PEOPLE, "{'name':'A'}");
                String b = admin.create(PEOPLE, "{'name':'B'}");
                Callable<Integer> first = () -> admin.put(PEOPLE + "/" + a, "{'name':'A','managerId':'" + b + "'}")
                        .extract().statusCode();
                Callable<Integer> second = () -> admin.put(PEOPLE + "/" + b, "{'name':'B','managerId':'" + a + "'}")
                        .extract().statusCode();
                int done = 0;
                for (var call : pool.invokeAll(List.of(first, second))) {
                    done += call.get() == 200 ? 1 : 0;
                }
                assertEquals(1, done);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void ppl1PaymentDetailsAreMaskedAndChecked() {
        String id = admin.create(PEOPLE, "{'name':'Ray','oidcSubject':'ray'}");
        String path = PEOPLE + "/" + id + "/payment-details";
        admin.get(path).statusCode(404);
        admin.put(path, "{'paymentMethod':'ACH'}").statusCode(422).body("code", equalTo("BANK_DETAILS_REQUIRED"));
        admin.put(path,
                "{'paymentMethod':'ACH','routingNumber':'021000022','accountNumber':'123456789','accountType':'CHECKING'}")
                .statusCode(422).body("code", equalTo("ROUTING_NUMBER_INVALID"));
        admin.put(path,
                "{'paymentMethod':'ACH','routingNumber':'021000021','accountNumber':'123456789','accountType':'CHECKING'}")
                .statusCode(200).body("accountNumber", equalTo("*****6789"))
                .body("routingNumber", equalTo("*****0021"));
        admin.as("ray", "rep").get(path).statusCode(200).body("accountNumber", equalTo("*****6789"));
        given.person(admin.tenant(), "mia");
        admin.as("rosa", "rep").get(path).statusCode(404);
        admin.as("finn", "finance").get(path).statusCode(200);
        admin.as("finn", "finance").put(path, "{'paymentMethod':'CHECK'}").statusCode(403);
        admin.request().body("{\"paymentMethod\":\"CHECK\"}").put("/api" + path).then().statusCode(428);
        admin.get(PEOPLE + "/" + id + "/history").body("items.changes.flatten().after", not(hasItem("123456789")));
        admin.delete(path).statusCode(204);
        admin.get(path).statusCode(404);
        admin.put(path, "{'paymentMethod':'CHECK'}").statusCode(200).body("accountNumber", nullValue());
    }

    @Test
    void perm4EverybodySeesTheirOwnRowTheirTeamOrAll() {
        UUID boss = given.person(admin.tenant(), "mia");
        UUID lead = given.person(admin.tenant(), "leo", boss);
        UUID ray = given.person(admin.tenant(), "ray", lead);
        UUID rosa = given.person(admin.tenant(), "rosa");
        admin.as("ray", "rep").get(PEOPLE).body("items.name", containsInAnyOrder("House", "Unassigned", "ray"));
        admin.as("ray", "rep").get(PEOPLE + "/" + ray).statusCode(200);
        admin.as("ray", "rep").get(PEOPLE + "/" + rosa).statusCode(404).body("code", equalTo("NOT_FOUND"));
        admin.as("ray", "rep").get("/contacts/" + rosa).statusCode(404);
        admin.as("ray", "rep").get(PEOPLE + "/" + rosa + "/history").statusCode(404);
        admin.as("mia", "manager").get(PEOPLE).body("items.name",
                containsInAnyOrder("House", "Unassigned", "mia", "leo", "ray"));
        admin.as("mia", "manager").get(PEOPLE + "/" + ray).statusCode(200);
        admin.as("mia", "manager").get(PEOPLE + "/" + rosa).statusCode(404);
        for (String role : List.of("finance", "auditor")) {
            admin.as("x", role).get(PEOPLE).body("items.name", hasItems("mia", "leo", "ray", "rosa"));
        }
        admin.as("x", "integration").get(PEOPLE).statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "manager", "rep", "auditor", "integration"})
    void perm1OnlyAdminsWritePeople(String role) {
        UUID ray = given.person(admin.tenant(), "ray");
        Api other = admin.as("x", role);
        other.post(PEOPLE, "{'name':'Ray'}").statusCode(403).body("code", equalTo("PERMISSION_MISSING"));
        other.put(PEOPLE + "/" + ray, "{'name':'Ray'}").statusCode(403);
        other.delete(PEOPLE + "/" + ray).statusCode(403);
        other.post("/teams", "{'name':'N'}").statusCode(403);
    }

    @Test
    void ten1AnotherTenantsPersonIsNotThere() {
        UUID ray = given.person(admin.tenant(), "ray");
        String team = admin.create("/teams", "{'name':'North'}");
        Api stranger = Api.admin(given.tenant());
        for (String path : List.of(PEOPLE + "/" + ray, "/contacts/" + ray, PEOPLE + "/" + ray + "/history",
                PEOPLE + "/" + ray + "/payment-details", "/teams/" + team,
                PEOPLE + "/" + given.house(admin.tenant()))) {
            stranger.get(path).statusCode(404).body("code", equalTo("NOT_FOUND"));
        }
        stranger.put(PEOPLE + "/" + ray, "{'name':'X'}").statusCode(404);
        stranger.delete(PEOPLE + "/" + ray).statusCode(404);
        stranger.put(PEOPLE + "/" + ray + "/payment-details", "{'paymentMethod':'CHECK'}").statusCode(404);
        stranger.post(PEOPLE, "{'name':'X','managerId':'" + ray + "'}").statusCode(422).body("code",
                equalTo("PERSON_UNKNOWN"));
        stranger.post(PEOPLE, "{'name':'X','teamId':'" + team + "'}").statusCode(422).body("code",
                equalTo("TEAM_UNKNOWN"));
        stranger.put("/teams/" + team, "{'name':'X'}").statusCode(404);
    }

    @Test
    void teamsAreNamedOnceAndGoWhenEmpty() {
        String team = admin.create("/teams", "{'name':'North'}");
        admin.post("/teams", "{'name':'North'}").statusCode(409).body("code", equalTo("TEAM_NAME_TAKEN"));
        String ray = admin.create(PEOPLE, "{'name':'Ray','teamId':'" + team + "'}");
        admin.delete("/teams/" + team).statusCode(409).body("code", equalTo("TEAM_IN_USE"));
        admin.put(PEOPLE + "/" + ray, "{'name':'Ray'}").statusCode(200);
        admin.put("/teams/" + team, "{'name':'South'}").statusCode(200);
        admin.create("/teams", "{'name':'East'}");
        String next = admin.get("/teams?limit=1").body("items.name", contains("East")).extract().path("nextCursor");
        admin.get("/teams?limit=1&cursor=" + next).body("items.name", contains("South")).body("nextCursor",
                nullValue());
        admin.delete("/teams/" + team).statusCode(204);
        admin.get("/teams/" + team).statusCode(404);
    }

    @Test
    void api3PeopleWantIfMatch() {
        UUID ray = given.person(admin.tenant(), "ray");
        String path = PEOPLE + "/" + ray;
        String stale = admin.etag(path);
        admin.request().body("{\"name\":\"R\"}").put("/api" + path).then().statusCode(428);
        admin.request().delete("/api" + path).then().statusCode(428);
        admin.put(path, "{'name':'R'}").statusCode(200).header("ETag", not(equalTo(stale)));
        admin.request().header("If-Match", stale).body("{\"name\":\"S\"}").put("/api" + path).then().statusCode(412)
                .body("code", equalTo("STALE_VERSION"));
    }
}
