package io.commission.reassignment.background;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.Api;
import io.commission.refusal.WholeDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** RSG-8 and BAT-4: previews that are made in the background say what the call would have said, to who asked and nobody else. */
@QuarkusTest
class BackgroundPreviewTest extends BackgroundPreviewScene {
    @Inject
    ObjectMapper json;

    @Test
    void rsg8APreviewInTheBackgroundIsFieldByFieldTheOneThatTheCallAnswers() {
        same(BULK, toBob());
        same(BULK, bulk("'newOwnerId':'house'"));
        same(BULK, bulk("'strategy':{'kind':'UNIFORM','change':{'type':'CUSTOM','customSplits':[{'personId':'" + bob
                + "','percent':12.5}]}}"));
        same(GLOBAL, global("'UNIFORM'"));
        same(GLOBAL, global("'MANUAL_QUEUE'"));
        same(GLOBAL, global("{'kind':'SEGMENTED','segments':[{'stages':['Engaging'],'change':{'type':'HOUSE_ABSORB'}}],"
                + "'fallback':{'type':'DIRECT_TRANSFER','newRepId':'" + bob + "'}}"));
    }

    private void same(String path, String body) {
        String field = path.equals(BULK) ? "bulk" : "global";
        JsonNode called = exact(api.post(path, body).statusCode(200).extract().asString());
        JsonNode made = ready(api, ask(api, path, body));
        assertEquals(called.toString(), made.get(field).toString());
        assertTrue(made.get(path.equals(BULK) ? "global" : "bulk").isNull(), "and nothing else");
        assertTrue(made.get("problem").isNull() && !made.get("endedAt").isNull());
        assertTrue(called.get("impact").size() > 5 && called.get("stateHash").asText().length() > 10,
                "there is something");
    }

    @Test
    void perm4ItIsMadeWithTheRightsOfWhoAsked() {
        Api manager = api.as("mia", "manager");
        String body = global("{'kind':'UNIFORM','change':{'type':'DIRECT_TRANSFER','newRepId':'" + bob + "'}}");
        JsonNode called = exact(manager.post(GLOBAL, body).statusCode(200).extract().asString());
        assertEquals(called.toString(), ready(manager, ask(manager, GLOBAL, body)).get("global").toString());
        assertNotEquals(exact(api.post(GLOBAL, body).extract().asString()).toString(), called.toString(),
                "the manager is not shown cal's percents");
        String others = body.replace(ann.toString(), cal.toString());
        assertEquals("NOT_FOUND", ended(manager, ask(manager, GLOBAL, others)).get("problem").get("code").asText());
    }

    @Test
    void rsg8TheExecutionTakesTheHashAndRefusesItWhenSomethingChanged() {
        String bulk = ready(api, ask(api, BULK, toBob())).get("bulk").get("stateHash").asText();
        String global = ready(api, ask(api, GLOBAL, global("'UNIFORM'"))).get("global").get("stateHash").asText();
        String execute = global("'UNIFORM'").replace("{'personId'", "{'reason':'r','stateHash':'%s','personId'");
        api.post("/accounts/bulk-reassign", toBob().replace("{'accountIds'",
                "{'reason':'r','stateHash':'" + bulk + "','accountIds'")).statusCode(200);
        api.post("/reassignment/global-execute", execute.formatted(global)).statusCode(409).body("code",
                equalTo("PREVIEW_STALE"));
        String anew = ready(api, ask(api, GLOBAL, global("'UNIFORM'"))).get("global").get("stateHash").asText();
        api.post("/reassignment/global-execute", execute.formatted(anew)).statusCode(200);
    }

    @Test
    void rsg8NothingIsWrittenButItsOwnTable() throws SQLException {
        given.sql(tenant, "update people set territory = 'West' where tenant_id = ?", tenant);
        try (WholeDatabase database = WholeDatabase.open()) {
            api.get("/v1/me").statusCode(200);
            Map<String, String> asItWas = database.digest(List.of(tenant));
            ready(api, ask(api, BULK, toBob()));
            ready(api, ask(api, GLOBAL, global("'UNIFORM'")));
            ready(api, ask(api, GLOBAL, global("{'kind':'AUTO','territory':'West'}")));
            List<String> written = WholeDatabase.differences(asItWas, database.digest(List.of(tenant))).stream()
                    .map(table -> table.split(":")[0]).toList();
            assertEquals(List.of(tenant + " public.reassignment_previews"), written);
        }
    }

    @Test
    void ten1AColleagueAndAnotherTenantFindNothing() {
        UUID preview = ask(api, BULK, toBob());
        ready(api, preview);
        UUID other = given.tenant();
        for (Api stranger : List.of(api.as("alf", "admin"), api.as("mia", "manager"), Api.admin(other))) {
            String unknown = stranger.get(address(UUID.randomUUID())).statusCode(404).extract().path("detail");
            stranger.get(address(preview)).statusCode(404).body("detail", equalTo(unknown));
            stranger.request().header("If-Match", "*").delete("/api" + address(preview)).then().statusCode(404);
        }
        api.as("finn", "finance").get(address(preview)).statusCode(403);
        api.as("ann", "rep").get(address(preview)).statusCode(403);
        assertEquals(1, previews());
    }

    @Test
    void api1AFailedOneSaysWhatTheCallWouldHaveSaid() {
        given.sql(tenant, "update people set status = 'TERMINATED', termination_date = '2026-05-31' where tenant_id = ?"
                + " and id = ?", tenant, bob);
        for (String body : List.of(toBob(), bulk("'newOwnerId':'house','commissionOption':'transferToNewRep'"),
                toBob().replace(acme.toString(), UUID.randomUUID().toString()).replace(bob.toString(),
                        cal.toString()))) {
            Response refused = api.request().body(Api.json(body)).post("/api" + BULK);
            assertEquals(422, refused.statusCode());
            JsonNode failed = ended(api, ask(api, BULK, body));
            assertEquals("FAILED", failed.get("status").asText());
            assertEquals(refused.<String>path("code"), failed.get("problem").get("code").asText());
            assertEquals(refused.<String>path("detail"), failed.get("problem").get("detail").asText());
            assertTrue(failed.get("bulk").isNull());
        }
    }

    @Test
    void whatCannotBeReadIsRefusedAtOnce() {
        asked(api, BULK, "{'accountIds':[]}").then().statusCode(400);
        asked(api.as("ann", "rep"), BULK, toBob()).then().statusCode(403);
        assertEquals(0, previews());
    }

    @Test
    void aReplicaThatDiesLeavesAPreviewThatHasFailedForEver() throws Exception {
        UUID preview;
        try (AutoCloseable others = held()) {
            preview = ask(api, BULK, toBob());
            api.get(address(preview)).statusCode(200).body("status", equalTo("RUNNING")).body("endedAt", nullValue())
                    .body("bulk", nullValue()).header("ETag", equalTo("\"0\""));
            endLease(preview);
            api.get(address(preview)).body("status", equalTo("FAILED")).body("problem.code",
                    equalTo("PREVIEW_INTERRUPTED")).header("ETag", equalTo("\"1\""));
        }
        until("the replica, which is alive after all, has ended it", () -> workers.free() == config.taken());
        api.get(address(preview)).body("status", equalTo("FAILED")).body("bulk", nullValue());
        ready(api, ask(api, BULK, toBob()));
    }

    @Test
    void api5ATenantHasSoManyPreviewsAtATime() throws Exception {
        try (AutoCloseable others = held()) {
            for (int i = 0; i < config.perTenant(); i++) {
                ask(api, i % 2 == 0 ? BULK : GLOBAL, i % 2 == 0 ? toBob() : global("'UNIFORM'"));
            }
            asked(api.as("mia", "manager"), BULK, toBob()).then().statusCode(422)
                    .body("code", equalTo("TOO_MANY_PREVIEWS"))
                    .body("detail", containsString("At most " + config.perTenant()));
            assertEquals(config.perTenant(), previews());
            assertEquals(config.taken() - config.perTenant(), workers.free());
            endLease(given.id(tenant, "select id from reassignment_previews where tenant_id = ? limit 1", tenant));
            ask(api, BULK, toBob());
        }
        until("all have ended", () -> workers.free() == config.taken());
        assertEquals(config.perTenant(), given.count(tenant,
                "select count(*) from reassignment_previews where tenant_id = ? and status = 'READY'", tenant));
        ready(api, ask(api, BULK, toBob()));
    }

    @Test
    void bat4WhoAskedIsToldOnceWhenItIsReadyAndNothingOfItsMoney() {
        given.person(tenant, "ada");
        UUID preview = ask(api, BULK, toBob());
        ready(api, preview);
        assertEquals("ada PREVIEW_READY {\"previewId\":\"" + preview + "\"}", told());
        api.get("/notifications").statusCode(200).body("items.kind", contains("PREVIEW_READY"))
                .body("items[0].about.previewId", equalTo(preview.toString()))
                .body("items[0].title", equalTo("A preview is ready"));
        assertEquals(1, given.count(tenant, "select count(*) from notification_emails where tenant_id = ?", tenant));
        ended(api, ask(api, BULK, toBob().replace(acme.toString(), UUID.randomUUID().toString())));
        assertEquals("ada PREVIEW_READY {\"previewId\":\"" + preview + "\"}", told(),
                "of one that failed nobody is told");
    }

    @Test
    void bat4WhoSwitchedTasksOffIsNotTold() {
        given.person(tenant, "ada");
        api.put("/notifications/preferences",
                "{'groups':[{'group':'TASKS','inApp':false,'email':false,'webhook':false}]}").statusCode(200);
        ready(api, ask(api, BULK, toBob()));
        api.get("/notifications").body("items.size()", equalTo(0));
        assertEquals(0, given.count(tenant, "select count(*) from notification_emails where tenant_id = ?", tenant));
        assertEquals(0, given.count(tenant,
                "select count(*) from outbox_events where tenant_id = ? and type = 'notification.created'", tenant));
    }

    @Test
    void aDiscardedOneIsGoneAndToldToNobody() throws Exception {
        given.person(tenant, "ada");
        UUID ready = ask(api, BULK, toBob());
        ready(api, ready);
        api.request().delete("/api" + address(ready)).then().statusCode(428);
        api.request().header("If-Match", "\"0\"").delete("/api" + address(ready)).then().statusCode(412);
        api.delete(address(ready)).statusCode(204);
        api.get(address(ready)).statusCode(404);
        String before = told();
        try (AutoCloseable others = held()) {
            UUID running = ask(api, BULK, toBob());
            api.delete(address(running)).statusCode(204);
        }
        until("it has ended", () -> workers.free() == config.taken());
        assertEquals(before, told());
        assertEquals(0, previews());
    }

    @Test
    void api2TheSameKeyAsksOnce() {
        String[] ids = new String[2];
        for (int i = 0; i < 2; i++) {
            ids[i] = api.request().header("Prefer", "respond-async").header("Idempotency-Key", "k")
                    .body(Api.json(toBob())).post("/api" + BULK).then().statusCode(202)
                    .header("Preference-Applied", "respond-async").extract().path("previewId");
        }
        assertEquals(ids[0], ids[1]);
        assertEquals(1, previews());
    }

    @Test
    void perm4WhoSeesFewerPeopleByNowIsNotShownWhatTheySawThen() {
        Api manager = api.as("mia", "manager");
        UUID preview = ask(manager, BULK, toBob());
        ready(manager, preview);
        given.sql(tenant, "update people set manager_id = ? where tenant_id = ? and id = ?", cal, tenant, bob);
        manager.get(address(preview)).statusCode(200).body("status", equalTo("FAILED"))
                .body("problem.code", equalTo("PREVIEW_STALE")).body("bulk", nullValue());
        given.sql(tenant, "update people set manager_id = ? where tenant_id = ? and id = ?", mia, tenant, bob);
        given.person(tenant, "ben", mia);
        manager.get(address(preview)).body("status", equalTo("READY"));
    }

    @Test
    void perm1WhatWasWithheldAndSwitchedOffSinceHidesIt() {
        Api manager = api.as("mia", "manager");
        UUID preview = ask(manager, GLOBAL, global("'UNIFORM'"));
        ready(manager, preview);
        given.withhold(tenant, "manager", "commissions.manage");
        manager.get(address(preview)).statusCode(403);
        given.sql(tenant, "delete from withheld_permissions where tenant_id = ?", tenant);
        manager.get(address(preview)).statusCode(200);
        api.put("/v1/commission/settings/features", "{'features':[{'name':'reassignment_v1.level3','on':false}]}")
                .statusCode(200);
        manager.get(address(preview)).statusCode(404);
        asked(manager, GLOBAL, global("'UNIFORM'")).then().statusCode(404);
    }

    @Test
    void theExamplesOfTheDocumentAreWhatIsAnswered() throws JsonProcessingException {
        for (String example : List.of(PreviewDocument.RUNNING, PreviewDocument.READY, PreviewDocument.FAILED)) {
            assertEquals(exact(example), exact(json.writeValueAsString(json.readValue(example, PreviewView.class))));
        }
        assertEquals(exact(PreviewDocument.ASKED), exact(json.writeValueAsString(json.readValue(PreviewDocument.ASKED,
                PreviewAskedView.class))));
    }

    @Test
    void thePreferenceIsReadAsTheStandardSays() {
        assertTrue(Prefer.respondAsync(List.of("respond-async")));
        assertTrue(Prefer.respondAsync(List.of("wait=10, Respond-Async; x=1")));
        assertTrue(Prefer.respondAsync(List.of("return=minimal", "respond-async")));
        assertFalse(Prefer.respondAsync(null));
        assertFalse(Prefer.respondAsync(List.of()));
        assertFalse(Prefer.respondAsync(List.of("wait=10, foo=\"a, respond-async, b\"", "respond-asynchronously")));
    }
}
