package io.commission.opportunity;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

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
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;

/** OPP-1, OPP-2, OPP-4, RSG-9 over HTTP. */
@QuarkusTest
class OpportunityTest {
    private static final String OPPORTUNITIES = "/opportunities";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    Api admin;
    UUID ann;
    UUID bob;
    UUID house;

    @BeforeEach
    void tenant() {
        admin = Api.admin(given.tenant());
        clock.set(LocalDate.parse("2026-03-15"), "America/Chicago");
        ann = given.person(admin.tenant(), "ann");
        bob = given.person(admin.tenant(), "bob");
        house = given.house(admin.tenant());
    }

    @Test
    void opp1AnOpportunityHasItsFacts() {
        String account = admin.create("/accounts", "{'name':'Acme','territory':'TX'}");
        String id = admin.create(OPPORTUNITIES,
                """
                        {'externalId':'D1','accountId':'%s','ownerId':'%s','name':' Renewal ','openedOn':'2026-02-01','amount':12000,
                        'closeDate':'2026-06-30','status':'commit','stage':'Negotiation','expectedCommission':1200.5}"""
                        .formatted(account, ann));
        JsonPath deal = exact(admin.get(at(id)).statusCode(200).header("ETag", equalTo("\"0\"")));
        assertEquals(
                "D1 Acme Renewal 2026-02-01 12000.00 2026-06-30 commit Negotiation 1200.50 1200.50 null ACTIVE ann",
                Stream.of("externalId", "accountName", "name", "openedOn", "amount", "closeDate", "status", "stage",
                        "expectedCommission", "projectedCommission", "actualCommission", "commissionStatus",
                        "ownerName")
                        .map(field -> String.valueOf(deal.<Object>get(field))).reduce((a, b) -> a + " " + b).get());
        String bare = admin.create(OPPORTUNITIES, "{'name':'Bare'}");
        admin.get(at(bare)).body("openedOn", equalTo("2026-03-15")).body("status", equalTo("pipeline"))
                .body("accountId", nullValue()).body("ownerId", nullValue()).body("amount", nullValue())
                .body("closeDate", nullValue());
        admin.put(at(id), """
                {'externalId':'D1','name':'Renewal','status':'closed_won','amount':11000,'closeDate':'2026-03-01',
                'expectedCommission':1100}""").statusCode(200).body("accountId", nullValue())
                .body("stage", nullValue()).body("openedOn", equalTo("2026-02-01"))
                .body("ownerName", equalTo("ann")).body("projectedCommission", nullValue())
                .body("actualCommission", equalTo(1100.0f));
        admin.put(at(id), "{'externalId':'D1','name':'Renewal','status':'closed_lost','amount':11000,'closeDate':"
                + "'2026-03-01','expectedCommission':1100}").body("actualCommission", nullValue())
                .body("projectedCommission", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'status':'closed_won','amount':1|422|CLOSED_NEEDS_AMOUNT_AND_DATE",
            "'status':'closed_lost','closeDate':'2026-01-01'|422|CLOSED_NEEDS_AMOUNT_AND_DATE",
            "'status':'commit','category':'pipeline'|422|CATEGORY_CONTRADICTS_STATUS",
            "'category':'closed_won','amount':1,'closeDate':'2026-01-01'|422|CATEGORY_CONTRADICTS_STATUS",
            "'status':'COMMIT'|400|MALFORMED_REQUEST",
            "'amount':1.005|422|TOO_MANY_DECIMALS",
            "'amount':-1|422|AMOUNT_OUT_OF_RANGE",
            "'expectedCommission':0.001|422|TOO_MANY_DECIMALS",
            "'closeDate':'0026-01-01'|422|DATE_RANGE_INVALID",
            "'accountId':'00000000-0000-7000-8000-000000000000'|422|ACCOUNT_UNKNOWN",
            "'ownerId':'nobody'|422|PERSON_UNKNOWN",
            "'colour':'red'|400|MALFORMED_REQUEST"})
    void opp1WhatAnOpportunityCannotBe(String fields, int status, String code) {
        admin.post(OPPORTUNITIES, "{'name':'D'," + fields + "}").statusCode(status).body("code", equalTo(code));
        admin.get(OPPORTUNITIES).body("items.size()", equalTo(0));
    }

    @Test
    void opp1CategoryIsAnotherNameOfAnOpenStatus() {
        String id = admin.create(OPPORTUNITIES, "{'name':'D','category':'best_case'}");
        admin.get(at(id)).body("status", equalTo("best_case"));
        admin.put(at(id), "{'name':'D','category':'commit','status':'commit'}").body("status", equalTo("commit"));
        admin.put(at(id), "{'name':'D'}").body("status", equalTo("commit"));
    }

    @Test
    void opp2WithoutAStructureTheOwnerHasAllOrHouse() {
        assertEquals("[HOUSE_REP ann 100.00, HOUSE House 0.00]", structure(open("'ownerId':'" + ann + "'")));
        assertEquals("[HOUSE House 100.00]", structure(open("'ownerId':'house'")));
        assertEquals("[HOUSE House 100.00]", structure(open("'structure':[]")));
        assertEquals("[HOUSE_REP Unassigned 100.00, HOUSE House 0.00]", structure(open("'ownerId':'unassigned'")));
        admin.get(at(open("'ownerId':'house'"))).body("ownerKind", equalTo("HOUSE"));
    }

    @Test
    void opp2LinesStandInTheirOrderAndHouseHasTheRest() {
        String id = open("'ownerId':'" + ann + "','structure':[" + line("SUBAGENT", bob, "20.5") + ","
                + line("SUBAGENT", "unassigned", "9.25") + "," + line("HOUSE_REP", ann, "60") + "]");
        assertEquals("[HOUSE_REP ann 60.00, SUBAGENT bob 20.50, SUBAGENT Unassigned 9.25, HOUSE House 10.25]",
                structure(id));
        JsonPath deal = exact(admin.get(at(id)));
        assertEquals("60.00 29.75 10.25 true", deal.get("houseRepPercent") + " " + deal.get("subagentPercent") + " "
                + deal.get("houseSplitPercent") + " " + deal.get("complete"));
        assertEquals(deal.<List<Object>>get("structure"), deal.<List<Object>>get("originalStructure"));
        assertEquals("[HOUSE_REP bob 60.00, HOUSE House 40.00]", structure(open("'structure':["
                + line("HOUSE_REP", bob, "60.000") + ",{'role':'HOUSE','percent':40}]")));
        assertEquals("[SUBAGENT bob 100.00, HOUSE House 0.00]", structure(open("'structure':["
                + line("SUBAGENT", bob, "100") + "," + line("HOUSE", "house", "0") + "]")));
    }

    @Test
    void opp2EachRefusalOfAStructureHasItsOwnCode() {
        refused("STRUCTURE_NOT_100", line("HOUSE_REP", ann, "60"), line("HOUSE", "house", "39.99"));
        refused("STRUCTURE_NOT_100", line("HOUSE_REP", ann, "100.01"));
        refused("HOUSE_BELOW_ZERO", line("HOUSE_REP", ann, "60"), line("SUBAGENT", bob, "40.01"));
        refused("STRUCTURE_NEEDS_ONE_HOUSE", line("HOUSE", "house", "50"), line("HOUSE", "house", "50"));
        refused("STRUCTURE_TWO_HOUSE_REPS", line("HOUSE_REP", ann, "50"), line("HOUSE_REP", bob, "50"));
        refused("PERSON_TWICE", line("HOUSE_REP", ann, "50"), line("SUBAGENT", ann, "50"));
        refused("PERCENT_NEGATIVE", line("HOUSE_REP", ann, "-1"), line("HOUSE", "house", "101"));
        refused("TOO_MANY_DECIMALS", line("HOUSE_REP", ann, "50.005"));
        refused("HOUSE_NOT_GIVEN", line("SUBAGENT", "house", "50"));
        refused("HOUSE_LINE_IS_HOUSES", line("HOUSE", ann, "100"));
        refused("PERSON_UNKNOWN", "{'role':'HOUSE_REP','percent':50}");
        refused("PERSON_UNKNOWN", line("HOUSE_REP", UUID.randomUUID(), "50"));
        admin.get(OPPORTUNITIES).body("items.size()", equalTo(0));
        String id = open("'ownerId':'" + ann + "'");
        admin.put(at(id), "{'name':'D','structure':[" + line("HOUSE_REP", bob, "50") + "]}").statusCode(422)
                .body("code", equalTo("STRUCTURE_ONLY_AT_CREATION"));
    }

    @Test
    void ppl3TerminatedOrIneligiblePeopleReceiveNoOpportunityAndNoLine() {
        given.sql(admin.tenant(),
                "update people set status = 'TERMINATED', termination_date = '2026-01-31' where id = ?",
                bob);
        UUID barred = given.person(admin.tenant(), "barred");
        given.sql(admin.tenant(),
                "update people set commission_eligible = false, ineligible_since = '2026-01-31' where id = ?", barred);
        admin.post(OPPORTUNITIES, "{'name':'D','ownerId':'" + bob + "'}").statusCode(422)
                .body("code", equalTo("RECEIVER_TERMINATED")).body("errors.field", hasItem("ownerId"));
        admin.post(OPPORTUNITIES, "{'name':'D','ownerId':'" + barred + "'}").statusCode(422).body("code",
                equalTo("RECEIVER_INELIGIBLE"));
        admin.post(OPPORTUNITIES, "{'name':'D','structure':[" + line("HOUSE_REP", ann, "50") + ","
                + line("SUBAGENT", bob, "50") + "]}").statusCode(422).body("code", equalTo("RECEIVER_TERMINATED"))
                .body("errors.field", hasItem("structure[1].personId"));
        refused("RECEIVER_INELIGIBLE", line("SUBAGENT", barred, "50"));
        String id = open("'ownerId':'" + ann + "'");
        admin.put(at(id), "{'name':'D','ownerId':'" + bob + "'}").statusCode(422).body("code",
                equalTo("RECEIVER_TERMINATED"));
        admin.get(at(id)).body("ownerName", equalTo("ann"));
    }

    @Test
    void rsg9AnotherOwnerTakesOverTheLineToday() {
        String id = open("'ownerId':'" + ann + "','structure':[" + line("HOUSE_REP", ann, "60") + "]");
        admin.put(at(id), "{'name':'D2','ownerId':'" + bob + "'}").statusCode(200).body("name", equalTo("D2"))
                .body("ownerName", equalTo("bob")).body("commissionStatus", equalTo("REASSIGNED"))
                .body("reassignmentType", equalTo("DIRECT_TRANSFER"))
                .body("reassignmentDate", equalTo("2026-03-15")).body("commissionEndDate", equalTo("2026-03-14"))
                .body("reassignmentReason", equalTo("The owner was changed."));
        assertEquals("[HOUSE_REP bob 60.00, HOUSE House 40.00]", structure(id));
        admin.get(at(id)).body("originalStructure.personName", contains("ann", "House"));
        admin.get(at(id) + "?asOf=2026-03-14").body("ownerName", equalTo("ann"))
                .body("structure.personName", contains("ann", "House"))
                .body("commissionStatus", equalTo("PENDING_REASSIGN"))
                .body("scheduled.effectiveDate", equalTo("2026-03-15")).body("scheduled.ownerName", equalTo("bob"));
        String etag = admin.etag(at(id));
        admin.put(at(id), "{'name':'D2','ownerId':'" + bob + "'}").statusCode(200).header("ETag", equalTo(etag));
        admin.put(at(id), "{'name':'D2','ownerId':'house'}").statusCode(200).body("ownerKind", equalTo("HOUSE"))
                .body("commissionStatus", equalTo("ENDED")).body("reassignmentType", equalTo("HOUSE_ABSORB"))
                .body("houseSplitPercent", equalTo(100.0f));
        assertEquals("D2", admin.get(at(id) + "/history").extract().<String>path("items[0].changes[0].after"));
    }

    @Test
    void rsg9WhoTakesOverAndClosesADealOwnsIt() {
        String id = open("'ownerId':'" + ann + "'");
        admin.put(at(id), "{'name':'D','ownerId':'" + bob
                + "','status':'closed_won','amount':100,'closeDate':'2026-03-15'}").statusCode(200)
                .body("status", equalTo("closed_won")).body("ownerName", equalTo("bob"));
        String won = admin.etag(at(id));
        admin.put(at(id), "{'name':'D','ownerId':'" + ann + "','amount':100,'closeDate':'2026-03-15'}").statusCode(409)
                .body("code", equalTo("OPPORTUNITY_CLOSED"));
        assertEquals(won, admin.etag(at(id)), "nothing of a refused change is kept");
        admin.put(at(id), "{'name':'D','ownerId':'" + ann + "','status':'commit'}").statusCode(200)
                .body("ownerName", equalTo("ann")).body("status", equalTo("commit"));
    }

    @Test
    void opp1AnOpportunityIsOpenedBeforeItChangesHands() {
        String id = open("'ownerId':'" + ann + "','openedOn':'2026-03-01'");
        admin.put(at(id), "{'name':'D','ownerId':'" + bob + "'}").statusCode(200);
        admin.put(at(id), "{'name':'D','openedOn':'2026-03-16'}").statusCode(422).body("code",
                equalTo("DATE_BEFORE_OPENED"));
        admin.put(at(id), "{'name':'D','openedOn':'2026-03-15'}").statusCode(200);
    }

    @Test
    void perm4RepsSeeTheirOwnLineOnly() {
        UUID mia = given.person(admin.tenant(), "mia");
        UUID rosa = given.person(admin.tenant(), "rosa", mia);
        String shared = open("'ownerId':'" + ann + "','structure':[" + line("HOUSE_REP", ann, "50") + ","
                + line("SUBAGENT", rosa, "30") + "]");
        String anns = open("'ownerId':'" + ann + "'");
        String houses = open("'ownerId':'house'");
        String nobodys = open("'stage':'x'");
        Api rep = admin.as("rosa", "rep");
        rep.get(at(shared)).statusCode(200).body("structure.personName", contains("rosa"))
                .body("originalStructure.personName", contains("rosa")).body("complete", equalTo(false))
                .body("houseRepPercent", nullValue()).body("subagentPercent", nullValue())
                .body("houseSplitPercent", nullValue());
        rep.get(OPPORTUNITIES).body("items.id", contains(shared));
        for (String hidden : List.of(anns, houses, nobodys)) {
            rep.get(at(hidden)).statusCode(404).body("code", equalTo("NOT_FOUND"));
            rep.get(at(hidden) + "/history").statusCode(404);
        }
        Api manager = admin.as("mia", "manager");
        manager.get(OPPORTUNITIES).body("items.id", containsInAnyOrder(shared, houses, nobodys));
        manager.get(at(shared)).body("structure.personName", contains("rosa", "House"))
                .body("complete", equalTo(false)).body("houseSplitPercent", nullValue());
        manager.get(at(houses)).body("complete", equalTo(true)).body("houseSplitPercent", equalTo(100.0f));
        manager.get(at(anns)).statusCode(404);
        admin.as("x", "auditor").get(at(shared)).body("complete", equalTo(true)).body("structure.size()", equalTo(3));
        admin.put(at(anns), "{'name':'D','ownerId':'" + rosa + "'}").statusCode(200);
        rep.get(at(anns)).statusCode(200).body("structure.personName", contains("rosa"))
                .body("originalStructure.size()", equalTo(0));
        rep.get(at(anns) + "?asOf=2026-03-14").statusCode(404);
        admin.as("ann", "rep").get(at(anns)).statusCode(404);
        admin.as("ann", "rep").get(at(anns) + "?asOf=2026-03-14").statusCode(200).body("scheduled.structure.size()",
                equalTo(0));
    }

    @Test
    void opp4ListsFilterAndSortByTheDay() {
        String account = admin.create("/accounts", "{'name':'Acme','territory':'TX'}");
        String a = admin.create(OPPORTUNITIES, "{'name':'Alpha','externalId':'A','accountId':'" + account
                + "','ownerId':'" + ann + "','amount':1000,'closeDate':'2026-05-01','stage':'Won soon'}");
        String b = admin.create(OPPORTUNITIES, "{'name':'Beta','status':'commit','ownerId':'" + bob
                + "','amount':200,'closeDate':'2026-04-01','structure':[" + line("SUBAGENT", ann, "10") + "]}");
        String c = admin.create(OPPORTUNITIES, "{'name':'Gamma','ownerId':'house'}");
        found("?status=commit", b);
        found("?stage=Won soon", a);
        found("?ownerId=house", c);
        found("?ownerId=" + ann, a);
        found("?personId=" + ann, a, b);
        found("?personId=" + house, a, b, c);
        found("?accountId=" + account, a);
        found("?territory=TX", a);
        found("?closeDateFrom=2026-04-01&closeDateTo=2026-04-30", b);
        found("?name=ALP", a);
        found("?externalId=A", a);
        found("?sort=-amount", a, b, c);
        found("?sort=closeDate", c, b, a);
        found("?sort=createdAt&ownerId=" + bob, b);
        admin.get(OPPORTUNITIES + "?status=won").statusCode(400).body("errors.field", hasItem("status"));
        admin.get(OPPORTUNITIES + "?sort=colour").statusCode(400);
        String cursor = admin.get(OPPORTUNITIES + "?limit=2&sort=-closeDate").body("items.id", contains(a, b)).extract()
                .path("nextCursor");
        found("?limit=2&sort=-closeDate&cursor=" + cursor, c);
        admin.put(at(a), "{'name':'Alpha','ownerId':'" + bob + "'}").statusCode(200);
        found("?ownerId=" + bob, a, b);
        found("?ownerId=" + bob + "&asOf=2026-03-14", b);
        found("?personId=" + ann + "&asOf=2026-03-14", a, b);
        found("?personId=" + ann, b);
    }

    @Test
    void opp4AListIsAlsoAFileWithoutFormulas() {
        admin.create(OPPORTUNITIES, "{'name':'=Deal','externalId':'A','ownerId':'" + ann
                + "','amount':1000,'expectedCommission':100,'structure':[" + line("HOUSE_REP", ann, "60") + "]}");
        admin.create(OPPORTUNITIES, "{'name':'Other','ownerId':'" + bob + "'}");
        String file = admin.get(OPPORTUNITIES + "?format=csv&sort=-name").statusCode(200)
                .contentType("text/csv; charset=utf-8").extract().asString();
        List<String> lines = file.lines().map(text -> text.replaceFirst("^[0-9a-f-]{36}", "ID")).toList();
        assertEquals(List.of("ID,,,bob,Other,2026-03-15,,,pipeline,,,0.00,,ACTIVE,,,,,100.00,0.00,0.00,"
                + "HOUSE_REP bob 100.00; HOUSE House 0.00,,false",
                "ID,A,,ann,'=Deal,2026-03-15,1000.00,,pipeline,,100.00,100.00,,ACTIVE,,,,,60.00,0.00,40.00,"
                        + "HOUSE_REP ann 60.00; HOUSE House 40.00,,false"),
                lines.subList(1, lines.size()));
        assertEquals(2, admin.as("bob", "rep").get(OPPORTUNITIES + "?format=csv").extract().asString().lines().count());
    }

    @Test
    void opp4AReaderIsNotToldThatYesterdaysStructureStillHolds() {
        String id = open("'ownerId':'" + ann + "'");
        admin.post(at(id) + "/commissions/reassign", "{'type':'HOUSE_ABSORB','effectiveDate':'2026-03-16',"
                + "'reason':'leaves'}").statusCode(200);
        String etag = admin.etag(at(id));
        clock.set(LocalDate.parse("2026-03-16"), "America/Chicago");
        admin.request().header("If-None-Match", etag).get("/api" + at(id)).then().statusCode(200)
                .header("ETag", equalTo(etag)).body("commissionStatus", equalTo("ENDED"))
                .body("houseSplitPercent", equalTo(100.0f));
    }

    @Test
    void fct4ADeletedOpportunityIsGoneButKept() {
        String id = admin.create(OPPORTUNITIES, "{'name':'D','externalId':'X','ownerId':'" + ann + "'}");
        admin.delete(at(id)).statusCode(204);
        admin.get(at(id)).statusCode(404);
        admin.get(at(id) + "/history").statusCode(404);
        admin.get(OPPORTUNITIES).body("items.size()", equalTo(0));
        admin.put(at(id), "{'name':'E'}").statusCode(404);
        admin.delete(at(id)).statusCode(404);
        admin.post(OPPORTUNITIES, "{'name':'E','externalId':'X'}").statusCode(409).body("code",
                equalTo("EXTERNAL_ID_TAKEN"));
        assertEquals(2, given.count(admin.tenant(), """
                select count(*) from commission_structure_lines where tenant_id = ? and opportunity_id = ?::uuid""",
                admin.tenant(), id));
    }

    @Test
    void opp3AWonOpportunityPostsByItsStructureAndADeletedOneTakesItBack() {
        String won = "'status':'closed_won','amount':1000,'closeDate':'2026-03-10','expectedCommission':";
        String id = open("'structure':[" + line("HOUSE_REP", ann, "60") + "," + line("SUBAGENT", bob, "20.5") + "],"
                + won + "100.01");
        assertEquals("House 19.50 ann 60.01 bob 20.50", posted(id));
        admin.put(at(id), "{'name':'D'," + won + "200}").statusCode(200);
        assertEquals("House 39.00 ann 120.00 bob 41.00", posted(id));
        admin.put(at(id), "{'name':'D','status':'commit','amount':1000,'expectedCommission':200}").statusCode(200);
        assertEquals("", posted(id));
        admin.put(at(id), "{'name':'D'," + won + "200}").statusCode(200);
        admin.delete(at(id)).statusCode(204);
        assertEquals("", posted(id));
    }

    private String posted(String id) {
        return given.value(admin.tenant(), """
                select coalesce(string_agg(name || ' ' || amount, ' ' order by name), '') from (
                    select p.name, round(sum(e.amount), 2) as amount from commission_entries e
                    join people p on p.tenant_id = e.tenant_id and p.id = e.person_id
                    where e.tenant_id = ? and e.opportunity_id = ?::uuid and e.status <> 'REVERSED' group by p.name) x
                where amount <> 0""", admin.tenant(), id);
    }

    @Test
    void api3OpportunitiesWantIfMatchAndOneOfTwoWriterWins() {
        String id = open("'ownerId':'" + ann + "'");
        String etag = admin.etag(at(id));
        admin.request().body("{\"name\":\"B\"}").put("/api" + at(id)).then().statusCode(428);
        List<Integer> statuses = Stream.of("B", "C").map(name -> CompletableFuture.supplyAsync(() -> admin.request()
                .header("If-Match", etag).body(Api.json("{'name':'" + name + "','ownerId':'" + bob + "'}"))
                .put("/api" + at(id)).statusCode())).toList().stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(List.of(200, 412), statuses);
        admin.request().header("If-Match", etag).delete("/api" + at(id)).then().statusCode(412);
        admin.get(at(id)).header("ETag", not(equalTo(etag))).body("ownerName", equalTo("bob"));
        assertEquals(1, given.count(admin.tenant(),
                "select count(*) from commission_changes where tenant_id = ? and opportunity_id = ?::uuid",
                admin.tenant(), id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "manager", "rep", "auditor"})
    void perm1WhoMayNotWriteOpportunities(String role) {
        String id = open("'ownerId':'" + ann + "'");
        Api other = admin.as("x", role);
        other.post(OPPORTUNITIES, "{'name':'B'}").statusCode(403).body("code", equalTo("PERMISSION_MISSING"));
        other.put(at(id), "{'name':'B'}").statusCode(403);
        other.delete(at(id)).statusCode(403);
    }

    @Test
    void perm1AnIntegrationWritesOpportunitiesAndDoesNotReadThem() {
        Api crm = admin.as("crm", "integration");
        String id = crm.post(OPPORTUNITIES, "{'name':'D','ownerId':'" + ann + "'}").statusCode(201)
                .body("structure.size()", equalTo(2)).extract().path("id");
        crm.get(at(id)).statusCode(403);
        crm.get(OPPORTUNITIES).statusCode(403);
    }

    @Test
    void ten1AnotherTenantsOpportunityIsNotThere() {
        String account = admin.create("/accounts", "{'name':'Acme'}");
        String id = open("'ownerId':'" + ann + "'");
        Api stranger = Api.admin(given.tenant());
        stranger.get(at(id)).statusCode(404);
        stranger.get(at(id) + "/history").statusCode(404);
        stranger.put(at(id), "{'name':'B'}").statusCode(404);
        stranger.delete(at(id)).statusCode(404);
        stranger.post(OPPORTUNITIES, "{'name':'B','ownerId':'" + ann + "'}").statusCode(422).body("code",
                equalTo("PERSON_UNKNOWN"));
        stranger.post(OPPORTUNITIES, "{'name':'B','accountId':'" + account + "'}").statusCode(422).body("code",
                equalTo("ACCOUNT_UNKNOWN"));
        stranger.post(OPPORTUNITIES, "{'name':'B','structure':[" + line("HOUSE_REP", ann, "50") + "]}")
                .statusCode(422).body("code", equalTo("PERSON_UNKNOWN"));
    }

    private void refused(String code, String... lines) {
        admin.post(OPPORTUNITIES, "{'name':'D','structure':[" + String.join(",", lines) + "]}").statusCode(422)
                .body("code", equalTo(code));
    }

    private void found(String query, String... ids) {
        admin.get(OPPORTUNITIES + query).statusCode(200).body("items.id", contains(ids));
    }

    private String open(String fields) {
        return admin.create(OPPORTUNITIES, "{'name':'D'," + fields + "}");
    }

    private static String line(String role, Object person, String percent) {
        return "{'role':'%s','personId':'%s','percent':%s}".formatted(role, person, percent);
    }

    private String structure(String id) {
        return exact(admin.get(at(id))).getList("structure", java.util.Map.class).stream()
                .map(line -> line.get("role") + " " + line.get("personName") + " " + line.get("percent")).toList()
                .toString();
    }

    private static JsonPath exact(ValidatableResponse response) {
        return response.extract().jsonPath(new JsonPathConfig(JsonPathConfig.NumberReturnType.BIG_DECIMAL));
    }

    private static String at(String id) {
        return OPPORTUNITIES + "/" + id;
    }
}
