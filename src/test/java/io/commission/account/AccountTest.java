package io.commission.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** ACC-1 over HTTP. */
@QuarkusTest
class AccountTest {
    private static final String ACCOUNTS = "/accounts";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    Api admin;
    UUID ray;

    @BeforeEach
    void tenant() {
        admin = Api.admin(given.tenant());
        clock.set(LocalDate.parse("2026-03-15"), "America/Chicago");
        ray = given.person(admin.tenant(), "ray");
    }

    @Test
    void acc1AnAccountHasOwnersOverTime() {
        String id = admin.create(ACCOUNTS,
                "{'externalId':'ACME','name':'Acme','type':'SHIPPER','territory':'TX','valueClass':'HIGH',"
                        + "'ownerId':'" + ray + "','ownerEffectiveDate':'2026-01-01'}");
        admin.get(at(id)).body("ownerName", equalTo("ray")).body("ownerSince", equalTo("2026-01-01")).body("status",
                equalTo("ACTIVE"));
        admin.put(at(id), "{'externalId':'ACME','name':'Acme','ownerId':'house','ownerEffectiveDate':'2026-05-01'}")
                .statusCode(200)
                .body("ownerKind", equalTo("HOUSE"));
        admin.put(at(id), "{'externalId':'ACME','name':'Acme','ownerId':'unassigned'}").statusCode(200)
                .body("ownerKind", equalTo("UNASSIGNED")).body("ownerSince", equalTo("2026-03-15"));
        admin.put(at(id), "{'externalId':'ACME','name':'Acme Inc'}").statusCode(200).body("ownerKind",
                equalTo("UNASSIGNED"));
        admin.get(at(id) + "?asOf=2026-02-01").body("ownerName", equalTo("ray"));
        admin.get(at(id) + "?asOf=2026-05-01").body("ownerKind", equalTo("HOUSE"));
        admin.get(at(id) + "?asOf=2025-12-31").body("ownerId", nullValue());
        admin.get(at(id) + "/owners").body("items.ownerKind", contains("HOUSE", "UNASSIGNED", "PERSON"))
                .body("items.endDate", contains(null, "2026-04-30", "2026-03-14"));
        admin.get(at(id) + "/history").body("items.actor", hasItem("ada"))
                .body("items.changes.flatten().field", hasItem("ownerId"))
                .body("items.changes.flatten().after", hasItem("Acme Inc"));
    }

    @Test
    void ppl3TerminatedOrIneligiblePeopleCannotReceiveAccounts() {
        String id = admin.create(ACCOUNTS, "{'name':'Acme','ownerId':'" + ray + "'}");
        UUID gone = given.person(admin.tenant(), "gone");
        UUID barred = given.person(admin.tenant(), "barred");
        given.sql(admin.tenant(),
                "update people set status = 'TERMINATED', termination_date = '2026-01-31' where id = ?", gone);
        given.sql(admin.tenant(),
                "update people set commission_eligible = false, ineligible_since = '2026-01-31' where id = ?", barred);
        admin.put(at(id), "{'name':'Acme','ownerId':'" + gone + "'}").statusCode(422)
                .body("code", equalTo("RECEIVER_TERMINATED"))
                .body("errors.field", hasItem("ownerId"));
        admin.put(at(id), "{'name':'Acme','ownerId':'" + barred + "'}").statusCode(422).body("code",
                equalTo("RECEIVER_INELIGIBLE"));
        for (String nobody : List.of(UUID.randomUUID().toString(), "House", "nobody")) {
            admin.put(at(id), "{'name':'Acme','ownerId':'" + nobody + "'}").statusCode(422).body("code",
                    equalTo("PERSON_UNKNOWN"));
        }
        admin.post(ACCOUNTS, "{'name':'Other','ownerId':'" + gone + "'}").statusCode(422);
        admin.get(ACCOUNTS).body("items.size()", equalTo(1)).body("items.ownerName", contains("ray"));
        given.sql(admin.tenant(),
                "update people set status = 'TERMINATED', termination_date = '2026-01-31' where id = ?", ray);
        admin.put(at(id), "{'name':'Renamed','ownerId':'" + ray + "'}").statusCode(200);
    }

    @Test
    void acc1ExternalIdsAreUnique() {
        admin.create(ACCOUNTS, "{'externalId':'A','name':'Acme'}");
        admin.post(ACCOUNTS, "{'externalId':'A','name':'Other'}").statusCode(409).body("code",
                equalTo("EXTERNAL_ID_TAKEN"));
        Api.admin(given.tenant()).create(ACCOUNTS, "{'externalId':'A','name':'Acme'}");
        admin.post(ACCOUNTS, "{'externalId':'B'}").statusCode(400).body("code", equalTo("INVALID_REQUEST"));
    }

    @Test
    void perm4AccountsShowOwnTeamOrAll() {
        UUID mia = given.person(admin.tenant(), "mia");
        UUID rosa = given.person(admin.tenant(), "rosa", mia);
        String rays = admin.create(ACCOUNTS, "{'name':'Rays','ownerId':'" + ray + "'}");
        String rosas = admin.create(ACCOUNTS, "{'name':'Rosas','ownerId':'" + rosa + "'}");
        admin.create(ACCOUNTS, "{'name':'House','ownerId':'house'}");
        admin.create(ACCOUNTS, "{'name':'Free'}");
        admin.as("ray", "rep").get(ACCOUNTS).body("items.name", contains("Rays"));
        admin.as("ray", "rep").get(at(rosas)).statusCode(404);
        admin.as("ray", "rep").get(at(rosas) + "/owners").statusCode(404);
        admin.as("ray", "rep").get(at(rosas) + "/history").statusCode(404);
        admin.as("mia", "manager").get(ACCOUNTS).body("items.name", containsInAnyOrder("Rosas", "House", "Free"));
        admin.as("mia", "manager").get(at(rays)).statusCode(404);
        admin.as("x", "auditor").get(ACCOUNTS).body("items.size()", equalTo(4));
        admin.get(ACCOUNTS + "?ownerId=house").body("items.name", contains("House"));
        admin.get(ACCOUNTS + "?ownerId=" + ray).body("items.name", contains("Rays"));
        String cursor = admin.get(ACCOUNTS + "?limit=3&sort=-name")
                .body("items.name", contains("Rosas", "Rays", "House"))
                .extract().path("nextCursor");
        admin.get(ACCOUNTS + "?limit=3&sort=-name&cursor=" + cursor).body("items.name", contains("Free"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "manager", "rep", "auditor"})
    void perm1WhoMayNotWriteAccounts(String role) {
        String id = admin.create(ACCOUNTS, "{'name':'Acme'}");
        Api other = admin.as("x", role);
        other.post(ACCOUNTS, "{'name':'B'}").statusCode(403).body("code", equalTo("PERMISSION_MISSING"));
        other.put(at(id), "{'name':'B'}").statusCode(403);
        other.delete(at(id)).statusCode(403);
    }

    @Test
    void perm1AnIntegrationWritesAccountsAndDoesNotReadThem() {
        Api crm = admin.as("crm", "integration");
        String id = crm.create(ACCOUNTS, "{'name':'Acme','ownerId':'" + ray + "'}");
        crm.get(at(id)).statusCode(403);
        crm.request().header("If-Match", "\"0\"").body("{\"name\":\"B\"}").put("/api" + at(id)).then().statusCode(200);
    }

    @Test
    void ten1AnotherTenantsAccountIsNotThere() {
        String id = admin.create(ACCOUNTS, "{'name':'Acme'}");
        Api stranger = Api.admin(given.tenant());
        for (String path : List.of(at(id), at(id) + "/owners", at(id) + "/history")) {
            stranger.get(path).statusCode(404).body("code", equalTo("NOT_FOUND"));
        }
        stranger.put(at(id), "{'name':'B'}").statusCode(404);
        stranger.delete(at(id)).statusCode(404);
        stranger.post(ACCOUNTS, "{'name':'B','ownerId':'" + ray + "'}").statusCode(422).body("code",
                equalTo("PERSON_UNKNOWN"));
    }

    @Test
    void api3AccountsWantIfMatch() {
        String id = admin.create(ACCOUNTS, "{'name':'Acme'}");
        String stale = admin.etag(at(id));
        admin.request().body("{\"name\":\"B\"}").put("/api" + at(id)).then().statusCode(428);
        admin.put(at(id), "{'name':'Acme','ownerId':'house'}").statusCode(200).header("ETag", not(equalTo(stale)));
        admin.request().header("If-Match", stale).delete("/api" + at(id)).then().statusCode(412);
        admin.delete(at(id)).statusCode(204);
        admin.get(at(id)).body("status", equalTo("INACTIVE"));
        admin.put(at(id), "{'name':'Acme','status':'ACTIVE'}").statusCode(200).body("status", equalTo("ACTIVE"));
    }

    private static String at(String id) {
        return ACCOUNTS + "/" + id;
    }
}
