package io.commission.reassignment.run;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.reassignment.batch.ReassignmentNotices;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** BAT-4: who is told what after a batch and after a change of level 1. */
@QuarkusTest
class ReassignmentNoticesTest extends BatchScene {
    @Inject
    TenantWork work;
    @Inject
    ReassignmentNotices notices;

    @BeforeEach
    void finance() {
        given.person(tenant, "finn");
        given.person(tenant, "ada");
        api.as("finn", "finance").get("/v1/me");
        api.get("/v1/me");
    }

    @Test
    void bat4AfterAChangeOfLevel1ThePreviousAndTheNewRepFinanceAndTheManagerAreTold() {
        UUID deal = book.deal(ann, "HOUSE_REP:" + ann + ":15 SUBAGENT:" + bob + ":45");
        api.post("/opportunities/" + deal + "/commissions/reassign",
                "{'type': 'DIRECT_TRANSFER', 'effectiveDate': '2026-07-01', 'newRepId': '" + cal + "', 'reason': 'x'}")
                .statusCode(200);
        told("ann").body("items.kind", contains("COMMISSION_ENDED")).body("items[0].title",
                equalTo("Your commission on Deal " + deal + " ends")).body("items[0].about.opportunityId",
                        equalTo(deal.toString()));
        told("cal").body("items.kind", contains("COMMISSION_RECEIVED")).body("items[0].body",
                containsString("from 2026-07-01 on"));
        told("mia").body("items.kind", contains("REASSIGNED")).body("items[0].about.personName", equalTo("ann"));
        told("finn").body("items.kind", contains("REASSIGNED"));
        told("bob").body("items", empty());
        told("ada").body("items", empty());
    }

    @Test
    void bat4WithNotifyUsersOffTheRepsAreNotTold() {
        UUID deal = book.deal(ann, "HOUSE_REP:" + ann + ":15");
        api.post("/opportunities/" + deal + "/commissions/reassign",
                "{'type': 'DIRECT_TRANSFER', 'effectiveDate': '2026-07-01', 'newRepId': '" + cal
                        + "', 'reason': 'x', 'notifyUsers': false}")
                .statusCode(200);
        told("ann").body("items", empty());
        told("cal").body("items", empty());
        told("mia").body("items.kind", contains("REASSIGNED"));
        told("finn").body("items.kind", contains("REASSIGNED"));
    }

    @Test
    void bat4WhoGetsLessIsToldSoAndARefusedChangeTellsNobody() {
        UUID deal = book.deal(ann, "HOUSE_REP:" + ann + ":15 SUBAGENT:" + bob + ":45");
        String path = "/opportunities/" + deal + "/commissions/reassign";
        api.post(path, "{'type': 'DIRECT_TRANSFER', 'effectiveDate': '2026-07-01', 'newRepId': '" + ann
                + "', 'reason': 'x'}").statusCode(422);
        assertEquals(0, given.count(tenant, "select count(*) from notifications where tenant_id = ?", tenant));
        api.post(path, "{'type': 'CUSTOM', 'effectiveDate': '2026-07-01', 'reason': 'x', 'customSplits':"
                + " [{'personId': '" + cal + "', 'percent': 20}, {'personId': '" + bob + "', 'percent': 30}]}")
                .statusCode(200);
        told("bob").body("items.kind", contains("COMMISSION_REDUCED"));
        told("cal").body("items.kind", contains("COMMISSION_RECEIVED"));
    }

    @Test
    void bat4AfterABatchEachIsToldOnceByNumbersAndAfterItsRollbackAgain() {
        List<UUID> deals = deals(3, ann);
        UUID batch = opened(transfer(deals, cal, "2026-07-01"));
        complete(batch);
        told("ann").body("items.kind", contains("COMMISSION_ENDED")).body("items[0].title",
                equalTo("Your commission on 3 opportunities ends"));
        told("cal").body("items.kind", contains("COMMISSION_RECEIVED"));
        told("mia").body("items[0].title", equalTo("3 opportunities were reassigned")).body("items.about.batchId",
                contains(batch.toString()));
        told("finn").body("items.kind", contains("REASSIGNED"));
        UUID rollback = UUID.fromString(act(batch, "rollback").statusCode(200).extract().path("id"));
        complete(rollback);
        told("ann").body("items.kind", contains("COMMISSION_RESTORED", "COMMISSION_ENDED"));
        told("cal").body("items.kind", contains("COMMISSION_RESTORED", "COMMISSION_RECEIVED"));
        told("finn").body("items.kind", contains("ROLLED_BACK", "REASSIGNED"));
    }

    @Test
    void bat4AFailureIsToldToTheCreatorAndAdminsUrgently() {
        UUID batch = UUID.randomUUID();
        given.sql(tenant,
                """
                        insert into reassignment_batches (tenant_id, id, level, status, strategy, scope, request, person_id, reason, total, applied,
                            error_code, executed_at, created_by)
                        values (?, ?, 'L3', 'ERROR', 'UNIFORM', '{}', '{}', ?, 'x', 5, 2, 'BUSY', now(), 'mia')
                        """,
                tenant, batch, ann);
        work.run(tenant, "system", () -> notices.ended(batch));
        told("mia").body("items.kind", contains("REASSIGNMENT_FAILED")).body("items.urgent", contains(true))
                .body("items[0].body", containsString("The error is BUSY."));
        told("ada").body("items.kind", contains("REASSIGNMENT_FAILED"));
        told("finn").body("items", empty());
        told("ann").body("items", empty());
    }

    @Test
    void bat4OwnersOfAccountsAndFinanceOfAdjustmentsAreTold() {
        UUID deal = book.deal(ann, "HOUSE_REP:" + ann + ":15");
        api.post("/opportunities/" + deal + "/commissions/reassign",
                "{'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-07-01', 'reason': 'x', 'notifyUsers': true}")
                .statusCode(200);
        UUID batch = given.id(tenant, "select batch_id from commission_changes where tenant_id = ?", tenant);
        UUID account = book.account("Acme", ann);
        given.sql(tenant,
                """
                        insert into account_changes (tenant_id, id, chain_position, account_id, batch_id, scope, effective_date, before, after, undo,
                            reason, created_at, created_by, digest)
                        values (?, gen_random_uuid(), 2, ?, ?, 'L2', '2026-07-01', json_build_object('ownerId', ?::text),
                            json_build_object('ownerId', ?::text), '{}', 'x', now(), 'ada', ''::bytea)
                        """,
                tenant, account, batch, ann.toString(), cal.toString());
        given.sql(tenant,
                """
                        insert into commission_entries (tenant_id, id, person_id, type, origin, status, amount, commission_month, earned_month,
                            opportunity_id, caused_by_id, reason, created_by, updated_by)
                        select tenant_id, gen_random_uuid(), ?, 'ADJUSTMENT', 'MANUAL', 'PENDING', 1, '2026-06-01', '2026-05-01', opportunity_id, id,
                            'x', 'x', 'x' from commission_changes where tenant_id = ?
                        """,
                ann, tenant);
        given.sql(tenant, "delete from notification_emails where tenant_id = ?", tenant);
        given.sql(tenant, "delete from notifications where tenant_id = ?", tenant);
        work.run(tenant, "system", () -> notices.ended(batch));
        told("ann").body("items.kind", contains("ACCOUNTS_GIVEN_AWAY", "COMMISSION_ENDED"));
        told("cal").body("items.kind", contains("ACCOUNTS_RECEIVED")).body("items[0].title",
                equalTo("You receive the account Acme"));
        told("finn").body("items.kind", contains("ADJUSTMENTS_POSTED", "REASSIGNED"));
    }

    private ValidatableResponse told(String subject) {
        // A token with another role would change who works in finance.
        String role = switch (subject) {
            case "finn" -> "finance";
            case "ada" -> "admin";
            default -> "rep";
        };
        return api.as(subject, role).get("/notifications").statusCode(200);
    }
}
