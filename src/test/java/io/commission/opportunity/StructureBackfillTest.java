package io.commission.opportunity;

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
import io.quarkus.test.junit.QuarkusTest;

/** Structures of opportunities that were brought in without one (OPP-2). */
@QuarkusTest
class StructureBackfillTest {
    private static final String BACKFILL = "/opportunities/structure-backfill";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    Api admin;
    UUID ann;
    UUID gone;
    UUID barred;

    @BeforeEach
    void people() {
        admin = Api.admin(given.tenant());
        clock.set(LocalDate.parse("2026-03-15"), "America/Chicago");
        ann = given.person(admin.tenant(), "ann");
        gone = given.person(admin.tenant(), "gone");
        barred = given.person(admin.tenant(), "barred");
        given.sql(admin.tenant(),
                """
                        update people set status = 'TERMINATED', termination_date = '2026-01-31', commission_end_date = '2026-02-10'
                        where id = ?""",
                gone);
        given.sql(admin.tenant(),
                "update people set commission_eligible = false, ineligible_since = '2026-02-01' where id = ?", barred);
    }

    @Test
    void opp2WhatCanBeFilledIsAndTheRestIsListed() {
        String owned = bare("A", ann, "2026-03-01", "100");
        String free = bare("B", null, "2026-03-01", "100");
        String kept = bare("C", gone, "2026-02-10", "100");
        String late = bare("D", gone, "2026-02-11", "100");
        bare("E", barred, "2026-02-01", null);
        bare("F", barred, "2026-01-31", null);
        admin.get("/opportunities/" + owned).body("structure.size()", equalTo(0)).body("originalStructure.size()",
                equalTo(0)).body("commissionStatus", equalTo("ACTIVE"));
        admin.put("/opportunities/" + owned, "{'externalId':'A','name':'A','ownerId':'" + ann + "'}").statusCode(409)
                .body("code", equalTo("STRUCTURE_MISSING"));
        admin.post(BACKFILL, "").statusCode(200).body("filled", equalTo(4)).body("withoutOwner", equalTo(1))
                .body("left", equalTo(2)).body("ownerTerminated", equalTo(1)).body("ownerIneligible", equalTo(1))
                .body("noCommissionYet", equalTo(1)).body("items.externalId", contains("D", "E", "F"))
                .body("items.remark", contains("OWNER_TERMINATED", "OWNER_INELIGIBLE", "NO_COMMISSION_YET"))
                .body("truncated", equalTo(false));
        admin.get("/opportunities/" + owned).body("structure.personName", contains("ann", "House"))
                .body("ownerName", equalTo("ann")).body("houseRepPercent", equalTo(100.0f));
        admin.get("/opportunities/" + free).body("structure.personName", contains("House"));
        admin.get("/opportunities/" + kept).body("structure.personName", contains("gone", "House"));
        admin.get("/opportunities/" + late).body("structure.size()", equalTo(0));
        admin.post(BACKFILL, "").body("filled", equalTo(0)).body("left", equalTo(2)).body("noCommissionYet",
                equalTo(0));
        assertEquals(4, given.count(admin.tenant(), "select count(*) from opportunity_versions where tenant_id = ?",
                admin.tenant()));
    }

    @Test
    void opp3AWonOneIsPostedOnceItsStructureIsKnown() {
        String won = bare("W", ann, "2026-03-01", "120.50");
        given.sql(admin.tenant(),
                """
                        update opportunities set status = 'closed_won', amount = 1000, close_date = '2026-03-10' where id = ?::uuid""",
                won);
        admin.post(BACKFILL, "").body("filled", equalTo(1));
        assertEquals("120.50", given.<String>value(admin.tenant(), """
                select round(sum(amount), 2)::text from commission_entries where tenant_id = ? and person_id = ?""",
                admin.tenant(), ann));
    }

    @Test
    void perm1OnlyAdminsFillStructures() {
        bare("A", ann, "2026-03-01", "100");
        for (String role : new String[]{"finance", "manager", "rep", "auditor", "integration"}) {
            admin.as("x", role).post(BACKFILL, "").statusCode(403);
        }
        Api.admin(given.tenant()).post(BACKFILL, "").body("filled", equalTo(0));
    }

    private String bare(String externalId, UUID owner, String openedOn, String expected) {
        UUID id = Ids.next();
        given.sql(admin.tenant(),
                """
                        insert into opportunities (tenant_id, id, external_id, name, opened_on, status, expected_commission, original_owner_id)
                        values (?, ?, ?, ?, ?::date, 'pipeline', ?::numeric, ?)""",
                admin.tenant(), id, externalId, externalId,
                openedOn, expected, owner);
        return id.toString();
    }
}
