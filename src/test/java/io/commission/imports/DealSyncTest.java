package io.commission.imports;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.database.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Deals as a CRM has them, many in one call: the good ones taken, the bad ones named, the same again without effect. */
@QuarkusTest
class DealSyncTest {
    private static final String WON = "'amount':1000,'closeDate':'2026-03-10','status':'closed_won'";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    Api crm;
    UUID tenant;

    @BeforeEach
    void people() {
        tenant = given.tenant();
        crm = Api.admin(tenant).as("crm", "integration");
        clock.set(LocalDate.parse("2026-03-15"), "America/Chicago");
        person("ann");
        person("bob");
        Api.admin(tenant).create("/accounts", "{'externalId':'ACME','name':'Acme'}");
    }

    @Test
    void eachDealHasItsResultInTheOrderOfTheCall() {
        sync("{'externalId':'D1','name':'One','ownerId':'ann'}", "{'externalId':'D2','name':'Two','ownerId':'house'}");
        sync("{'externalId':'D1','amount':5}", "{'externalId':'D9','deleted':true}", "{'externalId':'D2','name':'Two'}",
                "{'externalId':'D3','name':'Three','accountId':'ACME','category':'commit','expectedCommission':12.5}",
                "{'externalId':'D2','deleted':true}", "{'externalId':'D4','name':'Four','ownerId':'nobody'}",
                "{'amount':'x','closeDate':'soon'}")
                .body("received", equalTo(7)).body("opened", equalTo(1)).body("changed", equalTo(1))
                .body("unchanged", equalTo(2)).body("deleted", equalTo(1)).body("refused", equalTo(2))
                .body("ownersStayed", equalTo(0))
                .body("results.collect { it.index + ' ' + it.externalId + ' ' + it.outcome }", equalTo(List.of(
                        "0 D1 CHANGED", "1 D9 UNCHANGED", "2 D2 UNCHANGED", "3 D3 OPENED", "4 D2 DELETED",
                        "5 D4 REFUSED", "6 null REFUSED")))
                .body("results[1].id", nullValue()).body("results[4].id", equalTo(id("D2")))
                .body("results[5].id", nullValue()).body("results[5].problem.code", equalTo("PERSON_UNKNOWN"))
                .body("results[5].problem.errors.field", equalTo(List.of("ownerId")))
                .body("results[6].problem.code", equalTo("INVALID_REQUEST"))
                .body("results[6].problem.errors.collect { it.field + ' ' + it.code }", equalTo(List.of(
                        "externalId REQUIRED", "amount WRONG_TYPE", "closeDate NOT_A_DATE")));
        Api.admin(tenant).get("/deals?sort=externalId")
                .body("items.collect { it.externalId + ' ' + it.status }",
                        equalTo(List.of("D1 pipeline", "D3 commit")));
    }

    @Test
    void evt1TheSameAgainLeavesAllUnchanged() {
        String[] deals = Stream.concat(won(1, 40), Stream.of("{'externalId':'F1','name':'x','ownerId':'nobody'}",
                "{'externalId':'G1','name':'gone'}", "{'externalId':'H1','name':'deleted later'}"))
                .toArray(String[]::new);
        sync(deals).body("opened", equalTo(42)).body("refused", equalTo(1));
        sync("{'externalId':'H1','deleted':true}").body("deleted", equalTo(1));
        String book = book();
        sync(Stream.concat(Stream.of(deals).filter(deal -> !deal.contains("H1")),
                Stream.of("{'externalId':'H1','deleted':true}", "{'externalId':'NONE','deleted':true}"))
                .toArray(String[]::new)).body("unchanged", equalTo(43)).body("refused", equalTo(1));
        assertEquals(book, book());
    }

    @Test
    void fct4ADeletedDealTakesBackWhatItPostedAndIsBackWhenItComesAgain() {
        sync("{'externalId':'D1','name':'One','ownerId':'ann','expectedCommission':100," + WON + "}");
        assertEquals("100.00", posted());
        String id = id("D1");
        // Of a deal that is gone in the CRM nothing else counts, not even what would be refused.
        sync("{'externalId':'D1','deleted':true,'ownerId':'nobody','amount':1.005}").body("deleted", equalTo(1));
        assertEquals("0.00", posted());
        Api.admin(tenant).get("/deals/" + id).statusCode(404);
        sync("{'externalId':'D1','expectedCommission':120}").body("results[0].outcome", equalTo("CHANGED"))
                .body("results[0].id", equalTo(id));
        assertEquals("120.00", posted());
    }

    @Test
    void rsg9AnOwnerWhoCannotChangeStaysAndTheRestIsTaken() {
        sync("{'externalId':'D1','name':'One','ownerId':'ann'," + WON + "}",
                "{'externalId':'D2','name':'Two','ownerId':'ann'}");
        sync("{'externalId':'D1','name':'Renamed','ownerId':'bob'}", "{'externalId':'D2','ownerId':'bob'}")
                .body("changed", equalTo(2)).body("ownersStayed", equalTo(1))
                .body("results[0].outcome", equalTo("CHANGED"))
                .body("results[0].ownerStays.code", equalTo("OPPORTUNITY_CLOSED"))
                .body("results[0].ownerStays.errors[0].field", equalTo("ownerId"))
                .body("results[1].ownerStays", nullValue());
        Api.admin(tenant).get("/deals?sort=externalId").body("items.collect { it.name + ' ' + it.ownerName }",
                equalTo(List.of("Renamed ann", "Two bob")));
    }

    @Test
    void nullEmptiesAndWhatIsLeftOutStays() {
        sync("{'externalId':'D1','name':'One','accountId':'ACME','stage':'a','amount':7,'ownerId':'ann'}");
        sync("{'externalId':'D1','stage':null,'accountId':null,'ownerId':null}").body("changed", equalTo(1));
        Api.admin(tenant).get("/deals").body("items[0].stage", nullValue()).body("items[0].accountId", nullValue())
                .body("items[0].ownerId", nullValue()).body("items[0].amount", equalTo(7.00f));
        sync("{'externalId':'D1','name':null}").body("results[0].problem.errors[0].field", equalTo("name"));
    }

    @Test
    void api1WhatIsNoSyncIsRefusedAsAWholeWithThePath() {
        body("{'deals':[{'externalId':'D1','name':'x'},{'externalId':'D2','name':'x','colour':'red'}]}").statusCode(400)
                .body("code", equalTo("MALFORMED_REQUEST")).body("errors[0].field", equalTo("deals[1].colour"));
        body("{'deals':[{'externalId':'D1','name':'x','structure':[{'role':'HOUSE','percent':100,'x':1}]}]}")
                .statusCode(400).body("errors[0].field", equalTo("deals[0].structure[0].x"));
        body("{'deals':[{'externalId':'D1'},5]}").statusCode(400).body("errors[0].field", equalTo("deals[1]"));
        body("{'deals':{}}").statusCode(400).body("errors[0].field", equalTo("deals"));
        body("{'deal':[]}").statusCode(400).body("errors[0].field", equalTo("deal"));
        body("{}").statusCode(400).body("errors[0].field", equalTo("deals"));
        body("[]").statusCode(400);
        body("{'deals':[").statusCode(400).body("code", equalTo("MALFORMED_REQUEST"));
        body("{'deals':[{'externalId':'D1','externalId':'D2'}]}").statusCode(400);
        body("{'deals':[]}").statusCode(200).body("received", equalTo(0));
        assertEquals(0, given.count(tenant, "select count(*) from opportunities where tenant_id = ?", tenant));
    }

    @Test
    void api5LimitsAreNamed() {
        body("{'deals':[" + "{},".repeat(10_000) + "{}]}").statusCode(422).body("code", equalTo("LIMIT_EXCEEDED"))
                .body("detail", containsString("10000"));
        body("{'deals':[]}" + " ".repeat(DealSync.MAX_BYTES)).statusCode(413).body("detail",
                containsString("16777216"));
        sync(IntStream.rangeClosed(1, 11).mapToObj(i -> "{'externalId':'D1','name':'N" + i + "'}")
                .toArray(String[]::new)).body("opened", equalTo(1)).body("changed", equalTo(9))
                .body("results[10].problem.code", equalTo("LIMIT_EXCEEDED"));
        Api.admin(tenant).get("/deals").body("items.name", equalTo(List.of("N10")));
    }

    @Test
    void aSyncTakesAConstantNumberOfStatements() {
        sync(rows(1_000, i -> "'stage':'b','ownerId':'ann'"));
        for (IntFunction<String> facts : List.<IntFunction<String>>of(i -> "'stage':'a'," + WON, i -> "'amount':" + i,
                i -> "'ownerId':'" + (i % 2 == 0 ? "bob" : "ann") + "','status':'commit'", i -> "'deleted':true")) {
            long before = Sql.statements();
            sync(rows(10, facts));
            long ofTen = Sql.statements() - before;
            before = Sql.statements();
            sync(rows(1_000, facts));
            assertEquals(ofTen, Sql.statements() - before, facts.apply(1));
        }
    }

    @Test
    void twoSyncsAtOnceOpenEverythingOnce() {
        String[] deals = rows(300, i -> "'stage':'a'");
        List<Integer> opened = Stream.of(1, 2)
                .map(i -> CompletableFuture.supplyAsync(() -> sync(deals).extract().<Integer>path("opened"))).toList()
                .stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(List.of(0, 300), opened);
    }

    @Test
    void api2TheSameKeyAnswersTheSame() {
        String body = Api.json("{'deals':[{'externalId':'D1','name':'One'}]}");
        for (int i = 0; i < 2; i++) {
            crm.request().header("Idempotency-Key", "s1").body(body).post("/api/deals/sync").then().statusCode(200)
                    .body("results.outcome", hasItem("OPENED"));
        }
    }

    @Test
    void perm1WhoMaySync() {
        for (String role : List.of("finance", "manager", "rep", "auditor")) {
            crm.as("x", role).post("/deals/sync", "{'deals':[]}").statusCode(403);
        }
        crm.get("/deals/sync").statusCode(405);
    }

    private static Stream<String> won(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "{'externalId':'W" + i + "','name':'W" + i
                + "','ownerId':'" + (i % 2 == 0 ? "ann" : "bob") + "','expectedCommission':" + i + "," + WON + "}");
    }

    private static String[] rows(int count, IntFunction<String> facts) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "{'externalId':'D" + i + "','name':'N" + i + "'," + facts.apply(i) + "}")
                .toArray(String[]::new);
    }

    private void person(String name) {
        UUID id = given.person(tenant, name);
        given.sql(tenant, "update people set external_id = ? where id = ?", name, id);
    }

    private ValidatableResponse sync(String... deals) {
        return body(Stream.of(deals).collect(Collectors.joining(",", "{'deals':[", "]}"))).statusCode(200);
    }

    private ValidatableResponse body(String body) {
        return crm.post("/deals/sync", body);
    }

    private String id(String externalId) {
        return given.value(tenant, "select id::text from opportunities where tenant_id = ? and external_id = ?",
                tenant, externalId);
    }

    /** All that a sync may write. */
    private String book() {
        return Stream.of("opportunities", "opportunity_versions", "commission_structure_lines", "commission_entries",
                "outbox_events", "change_history", "commission_exceptions")
                .<String>map(table -> given.value(tenant,
                        "select md5(string_agg(t::text, ',' order by t::text)) from " + table
                                + " t where tenant_id = ?",
                        tenant))
                .collect(Collectors.joining(" "));
    }

    private String posted() {
        return given.value(tenant, """
                select round(coalesce(sum(e.amount), 0), 2)::text from commission_entries e
                join people p on p.tenant_id = e.tenant_id and p.id = e.person_id and p.kind = 'PERSON'
                where e.tenant_id = ? and e.status <> 'REVERSED'""", tenant);
    }
}
