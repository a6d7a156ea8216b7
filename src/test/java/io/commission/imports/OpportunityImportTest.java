package io.commission.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.TestTokens;
import io.commission.database.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Opportunities from files: opened and changed by external id, the same again without effect, the bad ones listed. */
@QuarkusTest
class OpportunityImportTest {
    private static final String HEADER = "externalId,accountId,ownerId,name,openedOn,amount,closeDate,status,stage,"
            + "expectedCommission,structure\n";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    Api admin;
    UUID tenant;
    UUID ann;
    UUID bob;

    @BeforeEach
    void people() {
        tenant = given.tenant();
        admin = Api.admin(tenant);
        clock.set(LocalDate.parse("2026-03-15"), "America/Chicago");
        ann = person("ann");
        bob = person("bob");
        admin.create("/accounts", "{'externalId':'ACME','name':'Acme'}");
    }

    @Test
    void opp1RowsOpenAndChangeOpportunities() {
        String file = HEADER + "D1,ACME,ann,Renewal,2026-02-01,1000,2026-06-30,commit,Talks,120.5,"
                + "HOUSE_REP:ann:60;SUBAGENT:bob:20.5;HOUSE::19.5\n" + "D2,,house,House deal,,,,,,,\n"
                + "D3,,,Free,,,,best_case,,,SUBAGENT:unassigned:10\n";
        csv(file).body("imported", equalTo(3)).body("rejected", equalTo(0)).body("reported.size()", equalTo(0));
        assertEquals("D1 ACME 2026-02-01 1000.00 2026-06-30 commit Talks 120.50 ann: HOUSE_REP ann 60.00, "
                + "SUBAGENT bob 20.50, HOUSE House 19.50", told("D1"));
        assertEquals("D2 2026-03-15 pipeline House: HOUSE House 100.00", told("D2"));
        assertEquals("D3 2026-03-15 best_case : SUBAGENT Unassigned 10.00, HOUSE House 90.00", told("D3"));
        String before = book();
        csv(file).body("imported", equalTo(0)).body("unchanged", equalTo(3));
        assertEquals(before, book());
        csv("externalId,amount\nD1,1000.10\nD2,\n").body("imported", equalTo(1)).body("unchanged", equalTo(1));
        assertEquals("D1 ACME 2026-02-01 1000.10 2026-06-30 commit Talks 120.50 ann: HOUSE_REP ann 60.00, "
                + "SUBAGENT bob 20.50, HOUSE House 19.50", told("D1"));
        ndjson("{'externalId':'D1','stage':null,'closeDate':null,'structure':[{'role':'SUBAGENT','personId':'bob',"
                + "'percent':20.50},{'role':'HOUSE_REP','personId':'ann','percent':60}]}").body("imported", equalTo(1));
        assertEquals("D1 ACME 2026-02-01 1000.10 commit 120.50 ann: HOUSE_REP ann 60.00, "
                + "SUBAGENT bob 20.50, HOUSE House 19.50", told("D1"));
    }

    @Test
    void opp2BadRowsAreListedWithLineColumnAndReason() {
        person("left");
        given.sql(tenant,
                "update people set status = 'TERMINATED', termination_date = '2026-01-31' where external_id = 'left'");
        csv(HEADER + "D1,,ann,Good,,,,,,,\n" + "D2,,nobody,Bad,,,,,,,\n" + "D3,NONE,,Bad,,,,,,,\n"
                + "D4,,,Bad,,10,,closed_won,,,\n" + "D5,,,,,,,,,,\n" + "D6,,left,Bad,,,,,,,\n"
                + "D7,,,Bad,,,,,,,HOUSE_REP:ann:60;SUBAGENT:left:40\n"
                + "D8,,,Bad,,,,,,,HOUSE_REP:ann:60;HOUSE::39.99\n"
                + "D9,,,Bad,,,,,,,HOUSE_REP:ann:60;SUBAGENT:ann:40\n" + "D10,,,Bad,,,,,,,HOUSE_REP:ann:60.005\n"
                + "D11,,,Bad,,,,,,,HOUSE_REP::60\n" + "D12,,,Bad,,,,won,,,\n" + "D13,,,Bad,,1.005,,,,,\n"
                + "D14,,,Bad,,,,,,,HOUSE_REP:ann:60;SUBAGENT:bob:50\n" + "D15,,,Bad,,,,,,,AGENT:ann:60\n")
                .body("received", equalTo(15)).body("imported", equalTo(1)).body("rejected", equalTo(14))
                .body("errors.collect { it.line + ' ' + it.column + ' ' + it.code }", contains(
                        "11 structure[0].percent TOO_MANY_DECIMALS", "12 structure[0].personId REQUIRED",
                        "13 status NOT_A_CHOICE", "14 amount TOO_MANY_DECIMALS", "16 structure[0].role NOT_A_CHOICE",
                        "3 ownerId PERSON_UNKNOWN", "4 accountId ACCOUNT_UNKNOWN",
                        "5 closeDate CLOSED_NEEDS_AMOUNT_AND_DATE", "6 externalId OPPORTUNITY_UNKNOWN",
                        "7 ownerId RECEIVER_TERMINATED", "8 structure[1].personId RECEIVER_TERMINATED",
                        "9 structure STRUCTURE_NOT_100", "10 structure PERSON_TWICE", "15 structure HOUSE_BELOW_ZERO"));
        assertEquals(1, given.count(tenant, "select count(*) from opportunities where tenant_id = ?", tenant));
        csv("externalId,structure\nD1,HOUSE_REP:ann:60\n").body("errors.code",
                contains("STRUCTURE_ONLY_AT_CREATION"));
    }

    @Test
    void abortBringsNothingInWhenOneRowIsBad() {
        String file = HEADER + "D1,,ann,Good,,,,,,,\nD2,,nobody,Bad,,,,,,,\n";
        post("text/csv; charset=utf-8", file, "ABORT").body("aborted", equalTo(true)).body("imported", equalTo(0))
                .body("errors.code", contains("PERSON_UNKNOWN"));
        assertEquals(0, given.count(tenant, "select count(*) from opportunities where tenant_id = ?", tenant));
    }

    @Test
    void rsg9AnotherOwnerInTheFileMovesTheOpportunity() {
        csv("externalId,ownerId,name\nD1,ann,Deal\nD2,ann,Other\n").body("imported", equalTo(2));
        csv("externalId,ownerId\nD1,bob\nD2,ann\n").body("imported", equalTo(1)).body("unchanged", equalTo(1));
        assertEquals("D1 2026-03-15 pipeline bob: HOUSE_REP bob 100.00, HOUSE House 0.00", told("D1"));
        admin.get("/opportunities?externalId=D1").body("items[0].reassignmentReason",
                equalTo("The CRM changed the owner."));
        csv("externalId,ownerId\nD1,bob\nD2,ann\n").body("unchanged", equalTo(2));
        csv("externalId,ownerId,amount,closeDate,status\nD2,bob,100,2026-03-15,closed_won\n")
                .body("imported", equalTo(1)).body("reported.size()", equalTo(0));
        assertEquals("D2 2026-03-15 100.00 2026-03-15 closed_won bob: HOUSE_REP bob 100.00, HOUSE House 0.00",
                told("D2"));
    }

    @Test
    void rsg9WhereTheOwnerCannotChangeTheRestOfTheRowIsApplied() {
        csv("externalId,ownerId,name,amount,closeDate,status\nD1,ann,Deal,100,2026-03-01,closed_won\n");
        csv("externalId,ownerId,name\nD1,bob,Renamed\n").body("imported", equalTo(1)).body("rejected", equalTo(0))
                .body("reported.collect { it.line + ' ' + it.column + ' ' + it.code }",
                        contains("2 ownerId OPPORTUNITY_CLOSED"));
        admin.get("/opportunities?externalId=D1").body("items[0].name", equalTo("Renamed"))
                .body("items[0].ownerName", equalTo("ann"));
        csv("externalId,ownerId\nD1,bob\n").body("unchanged", equalTo(1)).body("reported.size()", equalTo(1));
    }

    @Test
    void rsg9TheSameOwnerSaidAgainDoesNotUndoAReassignment() {
        csv("externalId,ownerId,name,openedOn\nD1,ann,Deal,2026-01-01\n");
        String id = admin.get("/opportunities").extract().path("items[0].id");
        admin.post("/opportunities/" + id + "/commissions/reassign",
                "{'type':'DIRECT_TRANSFER','effectiveDate':'2026-03-01','newRepId':'" + bob + "','reason':'leaves'}")
                .statusCode(200);
        csv("externalId,ownerId,name,openedOn\nD1,ann,Deal,2026-01-01\n").body("unchanged", equalTo(1));
        admin.get("/opportunities/" + id).body("ownerName", equalTo("bob"));
        csv("externalId,ownerId\nD1,house\n").body("imported", equalTo(1));
        admin.get("/opportunities/" + id).body("ownerKind", equalTo("HOUSE")).body("commissionStatus",
                equalTo("ENDED"));
    }

    @Test
    void severalRowsOfOneOpportunityAreTakenInTheirOrder() {
        csv("externalId,name,stage\nD1,Deal,a\nD1,,b\nD2,Other,x\nD1,,c\n").body("imported", equalTo(4));
        admin.get("/opportunities?externalId=D1").body("items[0].stage", equalTo("c"));
    }

    @Test
    void fct4ADeletedOpportunityThatIsToldAgainIsBack() {
        csv("externalId,name\nD1,Deal\n");
        String id = admin.get("/opportunities").extract().path("items[0].id");
        admin.delete("/opportunities/" + id).statusCode(204);
        csv("externalId,name\nD1,Deal\n").body("imported", equalTo(1));
        admin.get("/opportunities/" + id).statusCode(200).body("name", equalTo("Deal"));
    }

    @Test
    void opp3WonOpportunitiesPostWhatTheyEarn() {
        String file = HEADER + "D1,,ann,Deal,,1000,2026-03-10,closed_won,,100.01,HOUSE_REP:ann:60;SUBAGENT:bob:20.5\n";
        csv(file).body("imported", equalTo(1));
        assertEquals("60.01 20.50", posted());
        csv(file).body("unchanged", equalTo(1));
        csv("externalId,expectedCommission\nD1,200\n");
        assertEquals("120.00 41.00", posted());
    }

    @Test
    void aChunkTakesAConstantNumberOfStatements() {
        csv(rows("A", 1)).body("imported", equalTo(1));
        long before = Sql.statements();
        csv(rows("B", 10)).body("imported", equalTo(10));
        long ofTen = Sql.statements() - before;
        before = Sql.statements();
        csv(rows("C", 1_500)).body("imported", equalTo(1_500));
        assertEquals(ofTen, Sql.statements() - before);
        before = Sql.statements();
        csv(rows("B", 10).replace("name", "stage")).body("imported", equalTo(10));
        long changes = Sql.statements() - before;
        before = Sql.statements();
        csv(rows("C", 1_500).replace("name", "stage")).body("imported", equalTo(1_500));
        assertEquals(changes, Sql.statements() - before);
    }

    @Test
    void twoImportsAtOnceOpenEverythingOnce() {
        String file = rows("A", 500);
        List<Integer> imported = Stream.of(1, 2).map(i -> CompletableFuture.supplyAsync(() -> csv(file)
                .body("rejected", equalTo(0)).extract().<Integer>path("imported"))).toList().stream()
                .map(CompletableFuture::join).sorted().toList();
        assertEquals(List.of(0, 500), imported);
        assertEquals(500, given.count(tenant, "select count(*) from opportunity_versions where tenant_id = ?", tenant));
    }

    @Test
    void perm1WhoMayImportOpportunities() {
        for (String role : new String[]{"finance", "manager", "rep", "auditor"}) {
            given().auth().oauth2(TestTokens.of(tenant, "x", role)).contentType("text/csv; charset=utf-8")
                    .body("externalId\n").post("/api/imports/opportunities").then().statusCode(403);
        }
    }

    private static String rows(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> prefix + i + "," + (i % 2 == 0 ? "ann" : "bob") + ",N" + i)
                .collect(Collectors.joining("\n", "externalId,ownerId,name\n", "\n"));
    }

    private UUID person(String name) {
        UUID id = given.person(tenant, name);
        given.sql(tenant, "update people set external_id = ? where id = ?", name, id);
        return id;
    }

    private ValidatableResponse csv(String file) {
        return post("text/csv; charset=utf-8", file, "SKIP");
    }

    private ValidatableResponse ndjson(String file) {
        return post("application/x-ndjson; charset=utf-8", Api.json(file) + "\n", "SKIP");
    }

    private ValidatableResponse post(String type, String file, String onError) {
        return given().auth().oauth2(TestTokens.of(tenant, "crm", "integration")).contentType(type)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .queryParam("onError", onError).post("/api/imports/opportunities").then().statusCode(200);
    }

    /** An opportunity as it stands today, empty fields left out. */
    private String told(String externalId) {
        return given.value(tenant,
                """
                        select concat_ws(' ', d.external_id, a.external_id, d.opened_on, round(d.amount, 2), d.close_date, d.status, d.stage,
                            round(d.expected_commission, 2), coalesce(o.name, '') || ':')
                            || (select string_agg(' ' || l.role || ' ' || p.name || ' ' || l.percent, ',' order by l.line)
                                from commission_structure_lines l join people p on p.tenant_id = l.tenant_id and p.id = l.person_id
                                where l.tenant_id = v.tenant_id and l.opportunity_id = v.opportunity_id and l.position = v.position)
                        from opportunities d
                        join opportunity_versions v on v.tenant_id = d.tenant_id and v.opportunity_id = d.id
                        left join accounts a on a.tenant_id = d.tenant_id and a.id = d.account_id
                        left join people o on o.tenant_id = v.tenant_id and o.id = v.owner_id
                        where d.tenant_id = ? and d.external_id = ? order by v.position desc limit 1""",
                tenant, externalId);
    }

    private String book() {
        return given.value(tenant,
                "select string_agg(d::text, ',' order by id) from opportunities d where tenant_id = ?",
                tenant);
    }

    private String posted() {
        return given.value(tenant, """
                select string_agg(amount::text, ' ' order by name) from (
                    select p.name, round(sum(e.amount), 2) as amount from commission_entries e
                    join people p on p.tenant_id = e.tenant_id and p.id = e.person_id and p.kind = 'PERSON'
                    where e.tenant_id = ? and e.status <> 'REVERSED' group by p.name) x""", tenant);
    }
}
