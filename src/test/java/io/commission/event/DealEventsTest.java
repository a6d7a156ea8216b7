package io.commission.event;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.TestTokens;
import io.commission.database.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;

/** EVT-1, OPP-1: events tell of deals once, in any order; the newest decides each fact that it carries (LOAD-4). */
@QuarkusTest
class DealEventsTest {
    private static final Instant START = Instant.parse("2026-03-10T12:00:00Z");

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    WaitingDealTick tick;
    Api admin;
    UUID tenant;

    @BeforeEach
    void people() {
        tenant = given.tenant();
        admin = Api.admin(tenant);
        clock.set(LocalDate.parse("2026-03-15"), "America/Chicago");
        for (String name : List.of("ann", "bob")) {
            UUID id = given.person(tenant, name);
            given.sql(tenant, "update people set external_id = ? where id = ?", name, id);
        }
        admin.create("/accounts", "{'externalId':'ACME','name':'Acme'}");
    }

    @Test
    void evt1EventsOpenChangeAndDeleteDeals() {
        post(event("created", 1, "D1", "'name':'One','ownerId':'ann','accountId':'ACME','category':'commit'"));
        assertEquals("{accountName=Acme, amount=null, closeDate=null, expectedCommission=null, name=One, ownerName=ann,"
                + " stage=null, status=commit}", deal("D1"));
        post(event("updated", 2, "D1", "'amount':100,'closeDate':'2026-03-01','status':'closed_won',"
                + "'expectedCommission':10,'stage':'Won'"));
        assertEquals("{accountName=Acme, amount=100.00, closeDate=2026-03-01, expectedCommission=10.00, name=One,"
                + " ownerName=ann, stage=Won, status=closed_won}", deal("D1"));
        assertEquals("10.00", posted());
        post(event("updated", 2, "D1", "'amount':900")).body("results[0].status", equalTo("DUPLICATE"));
        assertEquals("10.00", posted());
        post(event("deleted", 3, "D1", "'accountId':'NOBODYS'"));
        assertEquals("gone", deal("D1"));
        assertEquals("0.00", posted());
        post(event("created", 4, "D1", "'name':'Again'"));
        assertEquals("10.00", posted());
        assertEquals(1, given.count(tenant, "select count(*) from opportunities where tenant_id = ?", tenant));
        assertEquals(0, waiting());
    }

    @Test
    void load4ALateOlderEventDoesNotUndoANewerOne() {
        post(event("created", 1, "D1", "'name':'One','stage':'a'"));
        post(event("updated", 5, "D1", "'amount':5"));
        post(event("updated", 3, "D1", "'amount':3,'stage':'b'"));
        admin.get("/deals").body("items[0].amount", equalTo(5.00f)).body("items[0].stage", equalTo("b"));
        post(event("deleted", 7, "D1", ""));
        post(event("created", 6, "D1", "'name':'Six'"));
        assertEquals("gone", deal("D1"));
        post(event("created", 8, "D1", "'name':'Eight','stage':null"));
        admin.get("/deals").body("items[0].name", equalTo("Eight")).body("items[0].stage", nullValue());
    }

    @Test
    void load4AnEventThatIsOlderThanACallOrASyncDoesNotUndoIt() {
        admin.post("/deals/sync", "{'deals':[{'externalId':'D1','name':'Synced','amount':7}]}").statusCode(200);
        post(event("updated", 1, "D1", "'amount':1,'stage':'told'"));
        admin.get("/deals").body("items[0].amount", equalTo(7.00f)).body("items[0].stage", equalTo("told"));
        String id = admin.get("/deals").extract().path("items[0].id");
        admin.put("/deals/" + id, "{'externalId':'D1','name':'Put','amount':8}").statusCode(200);
        post(event("updated", 2, "D1", "'amount':2,'stage':'late','name':'Late','status':'commit'"));
        admin.get("/deals").body("items[0].amount", equalTo(8.00f)).body("items[0].name", equalTo("Put"))
                .body("items[0].stage", nullValue()).body("items[0].status", equalTo("commit"));
        post(event("updated", 60 * 24 * 10, "D1", "'amount':9").replace("2026-03-20", "2026-03-16"));
        admin.get("/deals").body("items[0].amount", equalTo(9.00f));
        admin.put("/deals/" + id, "{'externalId':'D1','name':'Put','amount':10}").body("amount", equalTo(10.00f));
        admin.delete("/deals/" + id).statusCode(204);
        post(event("created", 3, "D1", "'name':'Late'"));
        assertEquals("gone", deal("D1"));
    }

    @Test
    void evt1WhatCannotBeTakenYetWaitsWithItsReason() {
        post(event("updated", 2, "D1", "'amount':5"));
        post(event("created", 1, "D2", "'name':'Two','accountId':'NEW','ownerId':'cid'"));
        post(event("updated", 3, "D2", "'stage':'late'"));
        received("?waiting=true").body("items.collect { it.subject + ' ' + it.waiting.code + ' ' + it.waiting.field }",
                containsInAnyOrder("D2 OPPORTUNITY_UNKNOWN externalId", "D2 ACCOUNT_UNKNOWN accountId",
                        "D1 OPPORTUNITY_UNKNOWN externalId"));
        post(event("created", 1, "D1", "'name':'One'"));
        assertEquals("5.00", admin.get("/deals?externalId=D1").extract().jsonPath().getString("items[0].amount") + "0");
        assertEquals("gone", deal("D2"));
        tick.tick();
        received("?waiting=true").body("items.waiting.code",
                containsInAnyOrder("OPPORTUNITY_UNKNOWN", "ACCOUNT_UNKNOWN"));
        post(other("account.created", "'externalId':'NEW','name':'New'"));
        tick.tick();
        received("?waiting=true").body("items.waiting.code",
                containsInAnyOrder("OPPORTUNITY_UNKNOWN", "PERSON_UNKNOWN"));
        post(other("contact.created", "'externalId':'cid','name':'cid','email':'cid@example.com'"));
        tick.tick();
        admin.get("/deals?externalId=D2").body("items[0].ownerName", equalTo("cid")).body("items[0].stage",
                equalTo("late"));
        received("").body("items.findAll { it.waiting != null }.size()", equalTo(0));
    }

    @Test
    void evt1AFaultyFactHindersOnlyItsOwnEvent() {
        post(event("created", 1, "D1", "'name':'One'"));
        batch(List.of(event("updated", 3, "D1", "'amount':3"),
                event("updated", 2, "D1", "'accountId':'NONE','stage':'b'"),
                event("created", 1, "D2", "'name':'Two'")));
        admin.get("/deals?externalId=D1").body("items[0].amount", equalTo(3.00f)).body("items[0].stage", nullValue());
        admin.get("/deals?externalId=D2").body("items[0].name", equalTo("Two"));
        assertEquals(1, waiting());
        post(event("updated", 4, "D1", "'accountId':'ACME'"));
        admin.get("/deals?externalId=D1").body("items[0].accountName", equalTo("Acme")).body("items[0].stage",
                equalTo("b"));
        assertEquals(0, waiting());
    }

    @Test
    void rsg9AnOwnerWhoCannotChangeYetChangesWhenTheDealIsOpenAgain() {
        post(event("created", 1, "D1",
                "'name':'One','ownerId':'ann','amount':1,'closeDate':'2026-03-01','status':'closed_won'"));
        post(event("updated", 2, "D1", "'ownerId':'bob','stage':'x'"));
        admin.get("/deals").body("items[0].ownerName", equalTo("ann")).body("items[0].stage", equalTo("x"));
        received("?waiting=true").body("items[0].waiting.code", equalTo("OPPORTUNITY_CLOSED"));
        post(event("updated", 3, "D1", "'status':'commit'"));
        admin.get("/deals").body("items[0].ownerName", equalTo("bob"));
        assertEquals(0, waiting());
    }

    @Test
    void load4AnyOrderEndsInTheSameDeal() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int sequence = 0; sequence < 12; sequence++) {
            List<Fact> facts = Fact.sequence(random);
            String expected = Fact.newest(facts);
            for (int permutation = 0; permutation < 4; permutation++) {
                String name = "S" + sequence + "-" + permutation;
                List<String> events = new ArrayList<>();
                for (Fact fact : facts) {
                    events.add(event(fact.type, fact.minute, fact.id, name, fact.json()));
                }
                if (permutation > 0) {
                    Collections.shuffle(events, random);
                }
                while (!events.isEmpty()) {
                    List<String> some = events.subList(0, 1 + random.nextInt(Math.min(3, events.size())));
                    batch(some);
                    some.clear();
                }
                assertEquals(expected, deal(name), "seed " + seed + ", " + name + ": " + facts);
            }
        }
        // What waits is an owner for a deal that is gone: it is moved when the deal is back.
        assertEquals(0, given.count(tenant, """
                select count(*) from waiting_deal_events w join opportunities d using (tenant_id, external_id)
                where tenant_id = ? and (d.deleted_at is null or w.field <> 'ownerId')""", tenant));
    }

    @Test
    void aBatchTakesAConstantNumberOfStatements() {
        batch(events(1, 1, "created", "'name':'N'"));
        long before = Sql.statements();
        batch(events(10, 1, "created", "'name':'N','ownerId':'ann'"));
        long ofTen = Sql.statements() - before;
        before = Sql.statements();
        batch(events(500, 100, "created", "'name':'N','ownerId':'ann'"));
        assertEquals(ofTen, Sql.statements() - before);
    }

    private static List<String> events(int count, int from, String type, String facts) {
        return IntStream.range(from, from + count).mapToObj(i -> event(type, i, "D" + count + "-" + i, facts)).toList();
    }

    /** An event of a random sequence; one of a deal that ends open, so that its owner may change whenever the event comes. */
    private record Fact(String type, int minute, String id, Map<String, String> facts) {
        static List<Fact> sequence(Random random) {
            List<Fact> sequence = new ArrayList<>();
            int count = 3 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                Map<String, String> facts = new TreeMap<>();
                String type = i == 1
                        ? "created"
                        : List.of("updated", "updated", "deleted", "created").get(random.nextInt(4));
                maybe(random, facts, "stage", "'s" + i + "'", "null");
                maybe(random, facts, "amount", i + ".50", "1000");
                maybe(random, facts, "closeDate", "'2026-04-0" + (i + 1) + "'");
                maybe(random, facts, "ownerId", "'ann'", "'bob'", "null");
                maybe(random, facts, "accountId", "'ACME'", "null");
                maybe(random, facts, "expectedCommission", (i + 1) + "0", "null");
                maybe(random, facts, "status", "'pipeline'", "'commit'", "'best_case'", "'closed_won'",
                        "'closed_lost'");
                if (type.equals("created") || random.nextInt(4) == 0) {
                    facts.put("name", "'n" + i + "'");
                }
                // Sometimes two at one time: then the id decides.
                sequence.add(new Fact(type, i - random.nextInt(2), "e" + i, type.equals("deleted") ? Map.of() : facts));
            }
            sequence.sort((a, b) -> a.minute != b.minute ? a.minute - b.minute : a.id.compareTo(b.id));
            sequence.add(new Fact("updated", 90, "z",
                    Map.of("status", "'commit'", "amount", "77", "closeDate", "'2026-05-05'")));
            return sequence;
        }

        private static void maybe(Random random, Map<String, String> facts, String name, String... values) {
            if (random.nextInt(3) == 0) {
                facts.put(name, values[random.nextInt(values.length)]);
            }
        }

        String json() {
            StringBuilder json = new StringBuilder();
            facts.forEach((name, value) -> json.append(json.isEmpty() ? "" : ",").append("'" + name + "':" + value));
            return json.toString();
        }

        /** Computed here once more, by itself. */
        static String newest(List<Fact> facts) {
            boolean gone = true;
            Map<String, String> newest = new TreeMap<>();
            for (Fact one : facts) {
                newest.putAll(one.facts);
                gone = one.type.equals("updated") ? gone : one.type.equals("deleted");
            }
            if (gone) {
                return "gone";
            }
            Map<String, String> deal = new TreeMap<>();
            for (String name : List.of("accountId", "amount", "closeDate", "expectedCommission", "name", "ownerId",
                    "stage",
                    "status")) {
                String value = newest.getOrDefault(name, "null").replace("'", "");
                boolean money = (name.equals("amount") || name.equals("expectedCommission")) && !value.equals("null");
                deal.put(name.replace("accountId", "accountName").replace("ownerId", "ownerName"),
                        money ? new BigDecimal(value).setScale(2).toString() : value.replace("ACME", "Acme"));
            }
            return deal.toString();
        }
    }

    private static String event(String type, int minute, String deal, String facts) {
        return event(type, minute, "e" + minute, deal, facts);
    }

    private static String event(String type, int minute, String id, String deal, String facts) {
        return Api.json("{'specversion':'1.0','id':'" + id + "-" + deal + "','source':'/crm','type':'deal." + type
                + "','time':'" + START.plusSeconds(60L * minute) + "','data':{'externalId':'" + deal + "'"
                + (facts.isEmpty() ? "" : "," + facts) + "}}");
    }

    private static String other(String type, String data) {
        return Api.json("{'specversion':'1.0','id':'" + UUID.randomUUID() + "','source':'/crm','type':'" + type
                + "','time':'" + START + "','data':{" + data + "}}");
    }

    private ValidatableResponse post(String event) {
        return post(event, EventReader.STRUCTURED);
    }

    private ValidatableResponse batch(List<String> events) {
        return post("[" + String.join(",", events) + "]", EventReader.BATCH);
    }

    private ValidatableResponse post(String body, String type) {
        return given().config(RestAssuredConfig.config().encoderConfig(EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .auth().oauth2(TestTokens.of(tenant, "ivy", "integration")).contentType(type).body(body)
                .post("/api/events").then().statusCode(202);
    }

    private ValidatableResponse received(String query) {
        return admin.get("/events" + query).statusCode(200);
    }

    private long waiting() {
        return given.count(tenant, "select count(*) from waiting_deal_events where tenant_id = ?", tenant);
    }

    private String deal(String externalId) {
        List<Map<String, Object>> items = admin.get("/deals?externalId=" + externalId).statusCode(200).extract()
                .jsonPath(new JsonPathConfig(JsonPathConfig.NumberReturnType.BIG_DECIMAL))
                .getList("items");
        if (items.isEmpty()) {
            return "gone";
        }
        Map<String, Object> told = new TreeMap<>();
        for (String name : List.of("accountName", "amount", "closeDate", "expectedCommission", "name", "ownerName",
                "stage",
                "status")) {
            told.put(name, items.get(0).get(name));
        }
        return told.toString();
    }

    private String posted() {
        return given.value(tenant, """
                select round(coalesce(sum(e.amount), 0), 2)::text from commission_entries e
                join people p on p.tenant_id = e.tenant_id and p.id = e.person_id and p.kind = 'PERSON'
                where e.tenant_id = ? and e.status <> 'REVERSED'""", tenant);
    }
}
