package io.commission.person;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.quarkus.test.junit.QuarkusTest;

/** PPL-1: what a person holds today is derived. */
@QuarkusTest
class HoldingsTest {
    @Inject
    Given given;
    @Inject
    TestClock clock;
    Api admin;
    UUID ann;
    UUID bob;

    @BeforeEach
    void people() {
        admin = Api.admin(given.tenant());
        clock.set(LocalDate.parse("2026-03-15"), "America/Chicago");
        ann = given.person(admin.tenant(), "ann");
        bob = given.person(admin.tenant(), "bob");
    }

    @Test
    void ppl1OpenOpportunitiesWithALineTodayAreCounted() {
        String deal = deal("'ownerId':'" + ann + "','structure':[{'role':'HOUSE_REP','personId':'" + ann
                + "','percent':50},{'role':'SUBAGENT','personId':'" + bob + "','percent':10}]");
        deal("'ownerId':'" + ann + "'");
        deal("'ownerId':'" + bob + "','status':'closed_won','amount':1,'closeDate':'2026-03-01'");
        deal("'ownerId':'house'");
        String gone = deal("'ownerId':'" + ann + "'");
        admin.delete("/opportunities/" + gone).statusCode(204);
        holds(ann, 2, "ACTIVE");
        holds(bob, 1, "ACTIVE");
        holds(given.house(admin.tenant()), 3, "N_A");
        holds(given.unassigned(admin.tenant()), 0, "N_A");
        admin.put("/opportunities/" + deal, "{'name':'D','ownerId':'" + bob + "'}").statusCode(200);
        holds(ann, 1, "ACTIVE");
        admin.get("/people?sort=name").body("items.name", contains("House", "Unassigned", "ann", "bob"))
                .body("items.activeOpportunityCount", contains(3, 0, 1, 1));
        clock.set(LocalDate.parse("2026-03-14"), "America/Chicago");
        holds(ann, 2, "ACTIVE");
    }

    @Test
    void ppl1WhoHeldLinesAndHoldsNoneAnyMoreIsComplete() {
        String deal = deal("'ownerId':'" + ann + "'");
        holds(ann, 1, "ACTIVE");
        admin.put("/opportunities/" + deal, "{'name':'D','ownerId':'" + bob + "'}").statusCode(200);
        holds(ann, 0, "COMPLETE");
        clock.set(LocalDate.parse("2026-03-14"), "America/Chicago");
        holds(ann, 1, "ACTIVE");
        clock.set(LocalDate.parse("2026-03-15"), "America/Chicago");
        String won = deal("'ownerId':'" + ann + "','status':'closed_won','amount':1,'closeDate':'2026-03-01'");
        holds(ann, 0, "ACTIVE");
        admin.delete("/people/" + ann).statusCode(204);
        holds(ann, 0, "COMPLETE");
        admin.put("/opportunities/" + won, "{'name':'D','status':'commit'}").statusCode(200);
        holds(ann, 1, "ACTIVE");
    }

    @Test
    void ppl1SomebodyWithAnOpenBatchIsPendingAndIneligiblePeopleAreNeither() {
        UUID batch = Ids.next();
        given.sql(admin.tenant(),
                """
                        insert into reassignment_batches (tenant_id, id, level, status, strategy, scope, request, person_id, reason, created_by)
                        values (?, ?, 'L3', 'PENDING', 'MANUAL_QUEUE', '{}', '{}', ?, 'leaves', 'ada')""",
                admin.tenant(),
                batch, ann);
        holds(ann, 0, "PENDING");
        holds(bob, 0, "ACTIVE");
        given.sql(admin.tenant(),
                "update reassignment_batches set status = 'COMPLETE', executed_at = now() where id = ?",
                batch);
        holds(ann, 0, "ACTIVE");
        admin.put("/people/" + ann, "{'name':'ann','commissionEligible':false}").statusCode(200)
                .body("reassignmentStatus", equalTo("N_A"));
    }

    @Test
    void ppl1ListsAskOnceForEverybody() {
        deal("'ownerId':'" + ann + "'");
        admin.get("/people").statusCode(200);
        long before = Sql.statements();
        admin.get("/people?limit=1").statusCode(200);
        long ofOne = Sql.statements() - before;
        before = Sql.statements();
        admin.get("/people?limit=4").body("items.size()", equalTo(4));
        assertEquals(ofOne, Sql.statements() - before);
    }

    private String deal(String fields) {
        return admin.create("/opportunities", "{'name':'D'," + fields + "}");
    }

    private void holds(UUID person, int open, String status) {
        for (String path : new String[]{"/people/", "/contacts/"}) {
            admin.get(path + person).statusCode(200).body("activeOpportunityCount", equalTo(open))
                    .body("reassignmentStatus", equalTo(status));
        }
    }
}
