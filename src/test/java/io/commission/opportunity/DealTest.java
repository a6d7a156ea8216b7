package io.commission.opportunity;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** OPP-1: a deal is an opportunity by another name. */
@QuarkusTest
class DealTest {
    @Inject
    Given given;
    @Inject
    TestClock clock;
    Api admin;
    UUID ann;

    @BeforeEach
    void tenant() {
        admin = Api.admin(given.tenant());
        clock.set(LocalDate.parse("2026-03-15"), "America/Chicago");
        ann = given.person(admin.tenant(), "ann");
    }

    @Test
    void opp1ADealAndItsOpportunityAreOneThing() {
        String id = admin
                .post("/deals", "{'externalId':'D1','ownerId':'" + ann + "','name':'Renewal','category':'commit'}")
                .statusCode(201).header("Location", containsString("/deals/")).header("ETag", equalTo("\"0\""))
                .body("category", equalTo("commit")).extract().path("id");
        assertEquals(admin.get("/opportunities/" + id).extract().asString(),
                admin.get("/deals/" + id).statusCode(200).extract().asString());
        admin.put("/opportunities/" + id, "{'externalId':'D1','name':'Renewed'}").statusCode(200);
        admin.put("/deals/" + id, "{'externalId':'D1','name':'Renewed','amount':10,'closeDate':'2026-03-01',"
                + "'status':'closed_won'}").statusCode(200).header("ETag", equalTo("\"2\""))
                .body("category", nullValue());
        assertEquals(admin.get("/opportunities").extract().asString(), admin.get("/deals").extract().asString());
        admin.get("/deals?status=closed_won&ownerId=" + ann + "&limit=1").body("items.size()", equalTo(1));
        admin.get("/deals?status=commit").body("items.size()", equalTo(0));
        String csv = admin.request().accept("text/csv").get("/api/deals").then().statusCode(200)
                .header("Content-Disposition", containsString("deals")).extract().asString();
        assertEquals(admin.request().accept("text/csv").get("/api/opportunities").asString(), csv);
        admin.delete("/deals/" + id).statusCode(204);
        admin.get("/opportunities/" + id).statusCode(404);
        admin.get("/deals/" + id).statusCode(404);
    }

    @Test
    void perm4WhoMayNotSeeAnOpportunityMayNotSeeTheDeal() {
        given.person(admin.tenant(), "bob");
        String id = admin.create("/deals", "{'ownerId':'" + ann + "','name':'Anns'}");
        admin.as("ann", "rep").get("/deals/" + id).statusCode(200);
        admin.as("bob", "rep").get("/deals/" + id).statusCode(404);
        admin.as("bob", "rep").get("/deals").statusCode(200).body("items.size()", equalTo(0));
        admin.as("ann", "rep").post("/deals", "{'name':'Mine'}").statusCode(403);
    }

    @Test
    void api3ADealIsChangedByThoseWhoSawIt() {
        String id = admin.create("/deals", "{'name':'Deal'}");
        admin.request().body(Api.json("{'name':'x'}")).put("/api/deals/" + id).then().statusCode(428);
        admin.request().header("If-Match", "\"7\"").delete("/api/deals/" + id).then().statusCode(412);
    }
}
