package io.commission.reassignment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Collections;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Level 2 (section 10). */
@QuarkusTest
class AccountsInBulkTest {
    @Inject
    Given given;
    @Inject
    TestClock clock;

    UUID tenant;
    UUID mia;
    UUID ann;
    UUID bob;
    UUID cal;
    UUID acme;
    Book book;
    Api api;

    @BeforeEach
    void open() {
        clock.set(LocalDate.parse("2026-06-10"), "America/Chicago");
        tenant = given.tenant();
        mia = given.person(tenant, "mia");
        ann = given.person(tenant, "ann", mia);
        bob = given.person(tenant, "bob", mia);
        cal = given.person(tenant, "cal");
        book = new Book(given, tenant);
        api = Api.admin(tenant);
        acme = book.account("Acme", ann);
    }

    /** House 40, rep 15, subagent 45. */
    private UUID example() {
        return book.deal(ann, acme, "HOUSE_REP:" + ann + ":15 SUBAGENT:" + bob + ":45", null, null);
    }

    private ValidatableResponse preview(String fields) {
        return api.post("/accounts/reassignment-preview", body(fields));
    }

    private ValidatableResponse reassign(String fields) {
        return api.post("/accounts/bulk-reassign", body("'reason':'Ann leaves'," + fields));
    }

    private String body(String fields) {
        return fields.contains("accountIds") ? "{" + fields + "}" : "{'accountIds':['" + acme + "']," + fields + "}";
    }

    @Test
    void blk3TheExampleToHouseRep0House55AndNoOwner() {
        UUID deal = example();
        reassign("'newOwnerId':'house','effectiveDate':'2026-06-16'").statusCode(200)
                .body("status", equalTo("COMPLETE")).body("total", equalTo(2)).body("applied", equalTo(2));
        assertEquals("SUBAGENT:bob:45.00 HOUSE:House:55.00", book.structure(deal, "2026-06-16"));
        assertEquals(null, book.owner(deal, "2026-06-16"));
        assertEquals("HOUSE_REP:ann:15.00 SUBAGENT:bob:45.00 HOUSE:House:40.00", book.structure(deal, "2026-06-15"));
        assertEquals("House", accountOwner("2026-06-16"));
        assertEquals("ann", accountOwner("2026-06-15"));
        assertEquals(0, given.count(tenant, "select count(*) from account_assignments where tenant_id = ?", tenant));
    }

    @Test
    void blk1TheDummyRepHasTheAssignmentAndNoLine() {
        UUID deal = example();
        reassign("'newOwnerId':'house','houseDummyRepId':'" + cal + "','assignmentRole':'SALES'").statusCode(200);
        assertEquals("SUBAGENT:bob:45.00 HOUSE:House:55.00", book.structure(deal, "2026-07-01"));
        assertEquals(cal, given.id(tenant,
                "select person_id from account_assignments where tenant_id = ? and role = 'SALES' and effective_from = '2026-07-01'",
                tenant));
    }

    @Test
    void blk3ToAPersonTheLineMovesAtItsPercentAndTheOwnerWithIt() {
        UUID deal = example();
        reassign("'newOwnerId':'" + cal + "'").statusCode(200);
        assertEquals("HOUSE_REP:cal:15.00 SUBAGENT:bob:45.00 HOUSE:House:40.00", book.structure(deal, "2026-07-01"));
        assertEquals("cal", book.owner(deal, "2026-07-01"));
        assertEquals("cal", accountOwner("2026-07-01"));
        assertEquals(cal, given.id(tenant, "select person_id from account_assignments where tenant_id = ?", tenant));
    }

    @Test
    void blk3ToAPersonWithCommissionsToHouse() {
        UUID deal = example();
        reassign("'newOwnerId':'" + cal + "','commissionOption':'transferToHouse'").statusCode(200);
        assertEquals("SUBAGENT:bob:45.00 HOUSE:House:55.00", book.structure(deal, "2026-07-01"));
        assertEquals("cal", book.owner(deal, "2026-07-01"));
    }

    @Test
    void blk3ToUnassignedTheLineStaysAtItsPercentAndNobodyOwns() {
        UUID deal = example();
        reassign("'newOwnerId':'unassigned'").statusCode(200);
        assertEquals("HOUSE_REP:Unassigned:15.00 SUBAGENT:bob:45.00 HOUSE:House:40.00",
                book.structure(deal, "2026-07-01"));
        assertEquals(null, book.owner(deal, "2026-07-01"));
        assertEquals("Unassigned", accountOwner("2026-07-01"));
    }

    @Test
    void blk3WithoutTransferOfCommissionsNoCommissionFieldChanges() {
        UUID deal = example();
        reassign("'newOwnerId':'" + cal + "','transferCommissions':false").statusCode(200).body("total", equalTo(1));
        assertEquals("HOUSE_REP:ann:15.00 SUBAGENT:bob:45.00 HOUSE:House:40.00", book.structure(deal, "2026-07-01"));
        assertEquals("ann", book.owner(deal, "2026-07-01"));
        assertEquals("cal", accountOwner("2026-07-01"));
    }

    @Test
    void blk3OpportunitiesFollowFromTheirFirstDayAtTheEarliestClosedOnesAndThoseWithoutRepDoNot() {
        UUID late = example();
        given.sql(tenant, "update opportunities set opened_on = '2026-08-05' where tenant_id = ? and id = ?", tenant,
                late);
        UUID lost = example();
        given.sql(tenant, """
                update opportunities set status = 'closed_lost', close_date = '2026-05-01'
                where tenant_id = ? and id = ?""", tenant, lost);
        UUID houses = book.deal(null, acme, "SUBAGENT:" + bob + ":45", null, null);
        reassign("'newOwnerId':'" + cal + "'").statusCode(200).body("total", equalTo(4))
                .body("applied", equalTo(2)).body("skipped", equalTo(2))
                .body("skippedByReason.reason", contains("NO_REP_LINE", "OPPORTUNITY_CLOSED"));
        assertEquals("ann", book.owner(late, "2026-08-04"));
        assertEquals("cal", book.owner(late, "2026-08-05"));
        assertEquals("ann", book.owner(lost, "2026-09-01"));
        assertEquals("SUBAGENT:bob:45.00 HOUSE:House:55.00", book.structure(houses, "2026-09-01"));
    }

    @Test
    void blk1AnExplicitTypeAndAStrategyTakeTheOptionsPlace() {
        UUID deal = example();
        reassign("'newOwnerId':'" + cal + "','type':'CUSTOM','customSplits':[{'personId':'" + cal
                + "','percent':20},{'personId':'" + bob + "','percent':30}]").statusCode(200);
        assertEquals("HOUSE_REP:cal:20.00 SUBAGENT:bob:30.00 HOUSE:House:50.00", book.structure(deal, "2026-07-01"));
        assertEquals("cal", book.owner(deal, "2026-07-01"));
        UUID second = book.account("Second", ann);
        UUID other = book.deal(ann, second, "HOUSE_REP:" + ann + ":15", null, null);
        given.sql(tenant, "update people set territory = 'West' where tenant_id = ? and id = ?", tenant, bob);
        reassign("'accountIds':['" + second
                + "'],'strategy':{'kind':'AUTO','method':'SENIORITY','territory':'West'}").statusCode(200);
        assertEquals("HOUSE_REP:bob:15.00 HOUSE:House:85.00", book.structure(other, "2026-07-01"));
    }

    @Test
    void blk2ThePreviewSaysAllInMoneyAndWritesNothing() {
        UUID deal = example();
        book.row(deal, "2026-06-01", "2026-06-30", "300.00");
        book.row(deal, "2026-07-01", "2026-07-31", "100.00");
        given.sql(tenant, "update accounts set value_class = 'HIGH', territory = 'West' where tenant_id = ?", tenant);
        String before = book.everything();
        preview("'newOwnerId':'" + cal + "','effectiveDate':'2026-06-16'").statusCode(200)
                .body("accountsByOwner.ownerName", contains("ann")).body("accountsByOwner.accounts", contains(1))
                .body("revenueImpact.commissionMoved", equalTo(37.50f))
                .body("revenueImpact.commissionAtStake", equalTo(400.00f))
                .body("revenueImpact.opportunityAmount", equalTo(1000.00f))
                .body("commissionTransfers.fromPersonName", contains("ann"))
                .body("commissionTransfers.toPersonName", contains("cal"))
                .body("commissionTransfers.amount", contains(37.50f))
                .body("warnings.code", contains("HIGH_VALUE")).body("conflicts", hasSize(0))
                .body("itemCounts.accountsMoved", equalTo(1)).body("itemCounts.opportunitiesMoved", equalTo(1))
                .body("itemCounts.scheduleRowsTouched", equalTo(2))
                .body("itemCounts.scheduleRowsProrated", equalTo(1))
                .body("portfolioSummary.accountsAfter", equalTo(1))
                .body("portfolioSummary.openOpportunitiesAfter", equalTo(1))
                .body("transferAssociations.opportunitiesFollowing", equalTo(1))
                .body("impact.previewDeltas.findAll { it.personName == 'ann' }.delta", contains(-22.50f, -15.00f))
                .body("impact.previewDeltas.findAll { it.personName == 'cal' }.month", contains("2026-06", "2026-07"))
                .body("impact.structures[0].after.personName", contains("cal", "bob", "House"))
                .body("impact.byTerritory.territory", contains("West")).body("impact.byRole.role",
                        contains("HOUSE_REP"));
        assertEquals(before, book.everything());
    }

    @Test
    void opp3ADealWithRowsEarnsByNothingElseAlsoWhenTheyAllLieBehindTheChange() {
        UUID over = book.deal(ann, acme, "HOUSE_REP:" + ann + ":15", "700.00", LocalDate.parse("2026-12-31"));
        book.row(over, "2026-01-01", "2026-01-31", "300.00");
        UUID goesOn = book.deal(ann, acme, "HOUSE_REP:" + ann + ":15", "900.00", LocalDate.parse("2026-12-31"));
        book.row(goesOn, "2026-01-01", "2026-01-31", "300.00");
        book.row(goesOn, "2026-07-01", "2026-07-31", "100.00");
        preview("'newOwnerId':'" + cal + "','effectiveDate':'2026-06-16'").statusCode(200)
                .body("itemCounts.opportunitiesMoved", equalTo(2))
                .body("itemCounts.scheduleRowsTouched", equalTo(1))
                .body("revenueImpact.commissionAtStake", equalTo(100.00f))
                .body("impact.previewDeltas.findAll { it.personName == 'cal' }.month", contains("2026-07"))
                .body("impact.previewDeltas.findAll { it.personName == 'cal' }.delta", contains(15.00f));
    }

    @Test
    void blk2WarningsOfHouseUnassignedAndAccountsAlreadyOwned() {
        example();
        preview("'newOwnerId':'house'").body("warnings.code", contains("TO_HOUSE"));
        preview("'newOwnerId':'unassigned'").body("warnings.code", contains("TO_UNASSIGNED"));
        preview("'newOwnerId':'" + ann + "'").body("warnings.code", contains("ALREADY_OWNED"))
                .body("impact.skippedByReason.reason", contains("TRANSFER_TO_ONESELF"));
        given.sql(tenant, """
                update people set status = 'TERMINATED', termination_date = '2026-05-31' where tenant_id = ? and id = ?
                """, tenant, bob);
        book.row(given.id(tenant, "select id from opportunities where tenant_id = ?", tenant), "2026-07-01",
                "2026-07-31", "100.00");
        preview("'newOwnerId':'" + cal + "'").body("warnings.code", contains("MONEY_STAYS_WITH_LEAVER"))
                .body("warnings.amount", contains(45.00f));
    }

    @Test
    void blk1And2RefusalsEachWithItsCode() {
        example();
        refused("ACCOUNT_UNKNOWN", "'accountIds':['" + UUID.randomUUID() + "'],'newOwnerId':'house'");
        refused("RECEIVER_UNKNOWN", "'newOwnerId':'" + UUID.randomUUID() + "'");
        refused("RECEIVER_MISSING", "'transferCommissions':true");
        refused("COMMISSION_OPTION_NOT_FOR_OWNER", "'newOwnerId':'house','commissionOption':'transferToNewRep'");
        refused("DUMMY_REP_ONLY_WITH_HOUSE", "'newOwnerId':'" + cal + "','houseDummyRepId':'" + bob + "'");
        refused("COMMISSION_OPTION_CONTRADICTED",
                "'newOwnerId':'" + cal + "','commissionOption':'transferToHouse','type':'HOUSE_ABSORB'");
        refused("EFFECTIVE_NOT_AFTER_END",
                "'newOwnerId':'" + cal + "','effectiveDate':'2026-06-16','endDate':'2026-06-16'");
        refused("DATE_RANGE_INVALID", "'newOwnerId':'" + cal + "','effectiveDate':'0026-06-16'");
        refused("HOUSE_BELOW_ZERO", "'newOwnerId':'" + cal
                + "','type':'CUSTOM','customSplits':[{'personId':'" + cal + "','percent':101}]",
                "AMOUNT_OUT_OF_RANGE");
        refused("STRATEGY_FIELD_REQUIRED", "'strategy':'AUTO'");
        given.sql(tenant, """
                update people set status = 'TERMINATED', termination_date = '2026-05-31' where tenant_id = ? and id = ?
                """, tenant, bob);
        refused("RECEIVER_TERMINATED", "'newOwnerId':'" + bob + "'");
        String many = Collections.nCopies(10_001, acme).stream().map(id -> "'" + id + "'")
                .collect(Collectors.joining(","));
        preview("'accountIds':[" + many + "],'newOwnerId':'house'").statusCode(422)
                .body("code", equalTo("LIMIT_EXCEEDED")).body("detail", containsString("10000"));
        api.post("/accounts/bulk-reassign", body("'newOwnerId':'house'")).statusCode(400);
    }

    private void refused(String code, String fields, String... orCode) {
        String before = book.everything();
        for (ValidatableResponse answer : new ValidatableResponse[]{preview(fields), reassign(fields)}) {
            answer.statusCode(422).body("code", orCode.length == 0 ? equalTo(code) : equalTo(orCode[0]));
        }
        assertEquals(before, book.everything());
    }

    @Test
    void perm2BothPermissionsAreNeededAndRepsAreRefused() {
        example();
        api.as("ray", "rep").post("/accounts/reassignment-preview", body("'newOwnerId':'house'")).statusCode(403);
        given.withhold(tenant, "manager", "accounts.bulk");
        api.as("mia", "manager").post("/accounts/reassignment-preview", body("'newOwnerId':'house'")).statusCode(403);
        given.withhold(tenant, "admin", "accounts.reassign");
        api.post("/accounts/reassignment-preview", body("'newOwnerId':'house'")).statusCode(403);
    }

    @Test
    void perm2AManagerActsOnTheTeamsAccountsOnlyAndSeesTheTeamsMoney() {
        UUID deal = book.deal(ann, acme, "HOUSE_REP:" + ann + ":50 SUBAGENT:" + cal + ":25", null, null);
        book.row(deal, "2026-07-01", "2026-07-31", "100.00");
        UUID foreign = book.account("Foreign", cal);
        UUID foreignDeal = book.deal(cal, acme, "HOUSE_REP:" + cal + ":100", null, null);
        Api manager = api.as("mia", "manager");
        manager.post("/accounts/reassignment-preview", "{'accountIds':['" + foreign + "'],'newOwnerId':'house'}")
                .statusCode(422).body("code", equalTo("ACCOUNT_UNKNOWN"));
        manager.post("/accounts/reassignment-preview", body("'newOwnerId':'" + bob + "'")).statusCode(200)
                .body("impact.previewDeltas.personName", containsInAnyOrder("ann", "bob"))
                .body("impact.structures[0].before.personName", contains("ann", "House"))
                .body("itemCounts.opportunities", equalTo(1));
        manager.post("/accounts/bulk-reassign", body("'reason':'x','newOwnerId':'" + bob + "'")).statusCode(200)
                .body("total", equalTo(2));
        assertEquals("cal", book.owner(foreignDeal, "2026-07-01"));
        assertEquals("bob", book.owner(deal, "2026-07-01"));
    }

    @Test
    void rsg8AStaleHashIsRefusedHavingWrittenNothing() {
        UUID deal = example();
        book.row(deal, "2026-06-01", "2026-06-30", "300.00");
        String hash = preview("'newOwnerId':'" + cal + "'").extract().path("stateHash");
        given.sql(tenant, "update opportunities set version = version + 1 where tenant_id = ?", tenant);
        String before = book.everything();
        reassign("'newOwnerId':'" + cal + "','stateHash':'" + hash + "'").statusCode(409)
                .body("code", equalTo("PREVIEW_STALE"));
        assertEquals(before, book.everything());
        String fresh = preview("'newOwnerId':'" + cal + "'").extract().path("stateHash");
        reassign("'newOwnerId':'" + cal + "','stateHash':'" + fresh + "'").statusCode(200);
    }

    @Test
    void anAccountWithALaterOwnerIsAConflictAndItsOpportunitiesStayWithIt() {
        UUID deal = example();
        given.sql(tenant, "update account_owners set effective_to = '2026-12-31' where tenant_id = ?", tenant);
        given.sql(tenant, """
                insert into account_owners (tenant_id, id, account_id, owner_id, effective_from)
                values (?, ?, ?, ?, '2027-01-01')""", tenant, UUID.randomUUID(), acme, bob);
        preview("'newOwnerId':'" + cal + "'").body("conflicts.reason", hasItem("LATER_CHANGE_EXISTS"))
                .body("conflicts", hasSize(2)).body("itemCounts.opportunitiesMoved", equalTo(0));
        reassign("'newOwnerId':'" + cal + "'").statusCode(200).body("conflicted", equalTo(2)).body("applied",
                equalTo(0));
        assertEquals("HOUSE_REP:ann:15.00 SUBAGENT:bob:45.00 HOUSE:House:40.00", book.structure(deal, "2026-07-01"));
    }

    @Test
    void aLevelThatIsSwitchedOffIsNotThere() {
        given.sql(tenant,
                "insert into feature_flags (tenant_id, feature, enabled) values (?, 'reassignment_v1.level2', false)",
                tenant);
        preview("'newOwnerId':'house'").statusCode(404);
        reassign("'newOwnerId':'house'").statusCode(404).body("batchId", nullValue());
    }

    private String accountOwner(String day) {
        return given.value(tenant, """
                select p.name from account_owners o join people p on p.tenant_id = o.tenant_id and p.id = o.owner_id
                where o.tenant_id = ? and o.account_id = ?
                    and ?::date between o.effective_from and coalesce(o.effective_to, 'infinity')""", tenant, acme,
                day);
    }
}
