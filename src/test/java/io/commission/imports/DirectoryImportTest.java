package io.commission.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestTokens;
import io.commission.database.Sql;
import io.commission.posting.Scenario;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** People and accounts from files: the good rows in, the bad ones listed, the same again without effect. */
@QuarkusTest
class DirectoryImportTest {
    private static final String PEOPLE = "externalId,name,email,subject,team,managerId,terminationDate\n";

    @Inject
    Given given;
    @Inject
    Scenario scenario;

    UUID tenant;

    @BeforeEach
    void aTenant() {
        tenant = scenario.begin().tenant;
    }

    @Test
    void peopleAreTakenOnByTheRulesOfHiring() {
        String file = PEOPLE + "E1,Max,max@example.com,max,Central,,\nE2,Ray,,ray,Central,E1,2026-03-31\n"
                + "E3,Twin,,ray,,,\nE4,,x@example.com,,,,\nE5,Lost,,,,E99,\nE6,Bad,nonsense,,,,\n";
        people("admin", file, "SKIP").statusCode(200).body("imported", equalTo(2)).body("rejected", equalTo(4))
                .body("errors.code", contains("NOT_AN_EMAIL", "SUBJECT_TAKEN", "PERSON_UNKNOWN", "PERSON_UNKNOWN"))
                .body("errors.line", contains(7, 4, 5, 6));
        assertEquals("Ray TERMINATED Max Central", given.<Object>value(tenant, """
                select concat_ws(' ', p.name, p.status, m.name, t.name) from people p
                join people m on m.tenant_id = p.tenant_id and m.id = p.manager_id
                join teams t on t.tenant_id = p.tenant_id and t.id = p.team_id
                where p.tenant_id = ? and p.external_id = 'E2'""", tenant));
        people("admin", file, "SKIP").body("imported", equalTo(0)).body("unchanged", equalTo(2));
        people("admin", PEOPLE + "E1,Maximilian,,,,,\n", "SKIP").body("imported", equalTo(1));
        assertEquals("Maximilian max@example.com max", given.<Object>value(tenant, """
                select concat_ws(' ', name, email, oidc_subject) from people
                where tenant_id = ? and external_id = 'E1'""", tenant));
    }

    @Test
    void abortTakesNobodyOnWhenOneBreaksARule() {
        people("admin", PEOPLE + "E1,Max,,max,,,\nE2,Twin,,max,,,\n", "ABORT").statusCode(200)
                .body("aborted", equalTo(true)).body("imported", equalTo(0))
                .body("errors.code", contains("SUBJECT_TAKEN"));
        assertEquals(2, given.count(tenant, "select count(*) from people where tenant_id = ?", tenant));
        people("admin", PEOPLE + "E1,Max,,max,,,\nE2,Ray,,ray,,E1,\n", "ABORT").body("imported", equalTo(2));
    }

    @Test
    void accountsGetOwnersFromADayOnAndWaitingLoadsFindThem() {
        UUID ann = scenario.person("ann");
        UUID bob = scenario.person("bob");
        scenario.assign(ann, scenario.tieredPlan());
        scenario.assign(bob, scenario.tieredPlan());
        post("loads", "integration", "externalId,customerId,revenue,deliveredAt\nL1,ACME,1000,2026-01-10\n", "SKIP")
                .body("imported", equalTo(1));
        assertEquals("NO_REP OPEN", exceptions());
        String file = "externalId,name,type,ownerId,ownerSince\nACME,Acme,SHIPPER,ann,2026-01-01\nB,Blue,,nobody,\n";
        post("accounts", "integration", file, "SKIP").statusCode(200).body("imported", equalTo(1))
                .body("errors.code", contains("PERSON_UNKNOWN")).body("errors[0].column", equalTo("ownerId"));
        assertEquals("NO_REP RESOLVED", exceptions());
        assertEquals("80.00", posted(ann));
        post("accounts", "integration", file, "SKIP").body("unchanged", equalTo(1));
        post("accounts", "integration", "externalId,ownerId,ownerSince\nACME,bob,2026-01-05\n", "SKIP")
                .body("imported", equalTo(1));
        assertEquals("0.00", posted(ann));
        assertEquals("80.00", posted(bob));
        assertEquals("2026-01-01/2026-01-04 2026-01-05/",
                given.<Object>value(tenant,
                        """
                                select string_agg(effective_from || '/' || coalesce(effective_to::text, ''), ' ' order by effective_from)
                                from account_owners where tenant_id = ?""",
                        tenant));
    }

    @Test
    void aChunkOfAccountsTakesAConstantNumberOfStatements() {
        scenario.person("ann");
        post("accounts", "integration", accounts("A", 1, "house"), "SKIP").body("imported", equalTo(1));
        long before = Sql.statements();
        post("accounts", "integration", accounts("B", 10, "house"), "SKIP").body("imported", equalTo(10));
        long opens = Sql.statements() - before;
        before = Sql.statements();
        post("accounts", "integration", accounts("C", 1_500, "house"), "SKIP").body("imported", equalTo(1_500));
        assertEquals(opens, Sql.statements() - before);
        before = Sql.statements();
        post("accounts", "integration", accounts("B", 10, "ann"), "SKIP").body("imported", equalTo(10));
        long changes = Sql.statements() - before;
        before = Sql.statements();
        post("accounts", "integration", accounts("C", 1_500, "ann"), "SKIP").body("imported", equalTo(1_500));
        assertEquals(changes, Sql.statements() - before);
        post("accounts", "integration", accounts("C", 1_500, "ann"), "SKIP").body("unchanged", equalTo(1_500));
    }

    private static String accounts(String prefix, int count, String owner) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i + ",Account " + i + "," + owner)
                .collect(Collectors.joining("\n", "externalId,name,ownerId\n", "\n"));
    }

    @Test
    void plansAreVersionedAndTheSameFileMakesNoVersion() {
        String file = "externalId,name,type,effectiveDate,percentRate,tiers\n"
                + "P1,Margin,PERCENT_MARGIN,2026-01-01,10,\n"
                + "P2,Tiers,TIERED,2026-01-01,,REVENUE:0:50000:PERCENT:8:MONTHLY;REVENUE:50000::PERCENT:10:MONTHLY\n"
                + "P3,Gap,TIERED,2026-01-01,,REVENUE:0:50000:PERCENT:8:MONTHLY;REVENUE:60000::PERCENT:10:MONTHLY\n"
                + "P4,Odd,PERCENT_MARGIN,2026-01-01,ten,\n";
        post("plans", "admin", file, "SKIP").statusCode(200).body("imported", equalTo(2))
                .body("errors.code", contains("NOT_A_NUMBER", "TIER_GAP"));
        post("plans", "admin", file, "SKIP").body("imported", equalTo(0)).body("unchanged", equalTo(2));
        post("plans", "admin", file.replace("-01,10,", "-01,12,"), "SKIP").body("imported", equalTo(1))
                .body("unchanged", equalTo(1));
        assertEquals(3, given.count(tenant, "select count(*) from commission_plan_versions where tenant_id = ?",
                tenant));
        post("plans", "integration", file, "SKIP").statusCode(403);
    }

    @Test
    void permissionsDifferByKind() {
        people("integration", PEOPLE, "SKIP").statusCode(403).body("code", equalTo("PERMISSION_MISSING"));
        post("accounts", "finance", "externalId\n", "SKIP").statusCode(403);
        post("ships", "admin", "externalId\n", "SKIP").statusCode(404);
        people("admin", PEOPLE, "SKIP").statusCode(200).body("received", equalTo(0));
    }

    private ValidatableResponse people(String role, String file, String onError) {
        return post("people", role, file, onError);
    }

    private ValidatableResponse post(String kind, String role, String file, String onError) {
        return given().auth().oauth2(TestTokens.of(tenant, role, role)).contentType("text/csv; charset=utf-8")
                .body(file).queryParam("onError", onError).post("/api/imports/" + kind).then();
    }

    private String exceptions() {
        return given.value(tenant, """
                select string_agg(code || ' ' || status, ',') from commission_exceptions where tenant_id = ?""",
                tenant);
    }

    private String posted(UUID person) {
        return given.value(tenant, """
                select round(coalesce(sum(amount), 0), 2)::text from commission_entries
                where tenant_id = ? and person_id = ? and status <> 'REVERSED'""", tenant, person);
    }
}
