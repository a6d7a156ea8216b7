package io.commission.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.database.Ids;
import io.commission.reassignment.Book;
import io.quarkus.test.junit.QuarkusTest;

/** Section 14: the reassignment dashboard and the manager's widget. */
@QuarkusTest
class ReassignmentReportTest {
    private static final String DASHBOARD = "/reassignment/dashboard";
    private static final String WIDGET = "/reassignment/widget";

    @Inject
    Given given;
    @Inject
    TestClock clock;

    private UUID tenant;
    private UUID ann;
    private UUID bob;
    private Book book;
    private Api api;

    @BeforeEach
    void aTeam() {
        clock.set(LocalDate.parse("2026-06-15"), "America/Chicago");
        tenant = given.tenant();
        UUID mia = given.person(tenant, "mia");
        ann = given.person(tenant, "ann", mia);
        bob = given.person(tenant, "bob");
        book = new Book(given, tenant);
        api = Api.admin(tenant);
    }

    @Test
    void section14BatchesStandByStateWithCountsScopeAndCreator() {
        batch("PENDING", "ada", ann, null, 0, 0);
        batch("RUNNING", "mia", ann, null, 200, 50);
        batch("COMPLETE", "ada", bob, clock.instant(), 10, 10);
        batch("COMPLETE", "ada", bob, clock.instant(), 20, 20);
        batch("ERROR", "ada", bob, clock.instant(), 20, 5);
        api.get(DASHBOARD + "?latest=1").statusCode(200)
                .body("columns.status", contains("PENDING", "RUNNING", "COMPLETE", "ERROR", "CANCELLED"))
                .body("columns.count", contains(1, 1, 2, 1, 0)).body("columns[2].latest.total", contains(20))
                .body("columns[1].latest[0].progress", is(25))
                .body("columns[1].latest[0].createdBy", equalTo("mia"))
                .body("columns[1].latest[0].scope.personName", equalTo("ann"))
                .body("columns[1].latest[0].scope.accounts", is(2)).body("columns[4].latest", empty());
        api.get(DASHBOARD).body("columns[2].latest.total", containsInAnyOrder(20, 10));
        api.get(DASHBOARD + "?latest=101").statusCode(400);
    }

    @Test
    void bat3TheDashboardOffersWhatIsPossibleToTheVerySecond() {
        batch("PENDING", "ada", ann, null, 0, 0);
        UUID done = batch("COMPLETE", "ada", ann, clock.instant(), 10, 10);
        batch("ERROR", "ada", ann, clock.instant(), 10, 0);
        given.sql(tenant, "update reassignment_batches set effective_date = '2026-06-17' where id = ?", done);
        api.get(DASHBOARD).body("columns[0].latest[0].actions", contains("CANCEL"))
                .body("columns[2].latest[0].actions", contains("ROLLBACK"))
                .body("columns[3].latest[0].actions", contains("RETRY"));
        api.as("finn", "finance").get(DASHBOARD).body("columns[2].latest[0].actions", empty());
        clock.advance(Duration.ofHours(48));
        api.get(DASHBOARD).body("columns[2].latest[0].actions", contains("ROLLBACK"));
        clock.advance(Duration.ofSeconds(1));
        api.get(DASHBOARD).body("columns[2].latest[0].actions", empty());
        given.sql(tenant, "update reassignment_batches set effective_date = '2026-07-01' where id = ?", done);
        api.get(DASHBOARD).body("columns[2].latest[0].actions", contains("ROLLBACK"));
        UUID undo = batch("COMPLETE", "ada", ann, clock.instant(), 10, 10);
        given.sql(tenant, "update reassignment_batches set rollback_of = ?, strategy = 'ROLLBACK' where id = ?", done,
                undo);
        api.get(DASHBOARD).body("columns[2].latest.find { it.id == '" + done + "' }.actions", empty())
                .body("columns[2].latest.find { it.id == '" + done + "' }.rolledBackBy", equalTo(undo.toString()))
                .body("columns[2].latest.find { it.id == '" + undo + "' }.actions", empty());
    }

    @Test
    void perm4AManagerSeesOwnBatchesAndThoseAboutTheTeam() {
        batch("PENDING", "ada", ann, null, 0, 0);
        batch("PENDING", "ada", bob, null, 0, 0);
        batch("PENDING", "mia", bob, null, 0, 0);
        api.as("mia", "manager").get(DASHBOARD).statusCode(200).body("columns[0].count", is(2))
                .body("columns[0].latest", hasSize(2)).body("columns[0].latest[0].actions", contains("CANCEL"));
        api.as("amy", "auditor").get(DASHBOARD).body("columns[0].count", is(3));
        api.as("ann", "rep").get(DASHBOARD).statusCode(403);
        api.as("ann", "rep").get(WIDGET).statusCode(403);
        Api.admin(given.tenant()).get(DASHBOARD).body("columns[0].count", is(0));
    }

    @Test
    void section14TheWidgetNamesLeaversAndWhatIsAtStake() {
        UUID account = book.account("Acme", ann);
        UUID scheduled = book.deal(ann, account, "HOUSE_REP:" + ann + ":60", "500", null);
        book.row(scheduled, "2026-05-01", "2026-05-31", "100");
        book.row(scheduled, "2026-06-01", "2026-06-30", "33.33");
        book.row(scheduled, "2026-07-01", "2026-07-31", "33.33");
        UUID plain = book.deal(ann, account, "HOUSE_REP:" + ann + ":50", "200.01", null);
        book.deal(bob, "HOUSE_REP:" + bob + ":60");
        api.get(WIDGET).body("leavers", is(0)).body("revenueImpact.commission", is(0.0f));
        terminate(ann);
        terminate(bob);
        api.get(WIDGET).statusCode(200).body("leavers", is(2)).body("terminated.personName", contains("ann", "bob"))
                .body("terminated[0].accounts", is(1)).body("terminated[0].commissionEndDate", equalTo("2026-05-31"))
                .body("terminated[0].impact.opportunities", is(2))
                .body("terminated[0].impact.commission", is(140.0f))
                .body("terminated[0].impact.revenue", is(2000.0f)).body("revenueImpact.opportunities", is(3))
                .body("currency", equalTo("USD"));
        api.as("mia", "manager").get(WIDGET).body("terminated.personName", contains("ann"));
        api.post("/opportunities/" + plain + "/commissions/reassign",
                "{'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-06-15', 'reason': 'x'}").statusCode(200);
        api.get(WIDGET).body("terminated[0].impact.opportunities", is(1)).body("terminated[0].impact.commission",
                is(40.0f));
    }

    @Test
    void section14TheWidgetCountsWhatIsUnderWay() {
        batch("PENDING", "ada", ann, null, 0, 0);
        batch("RUNNING", "ada", ann, null, 10, 5);
        batch("COMPLETE", "ada", ann, clock.instant(), 10, 10);
        api.as("mia", "manager").get(WIDGET).body("pendingReassignments", is(2))
                .body("pending.status", containsInAnyOrder("PENDING", "RUNNING"))
                .body("pending[0].executedAt", nullValue());
    }

    private void terminate(UUID person) {
        given.sql(tenant, "update people set status = 'TERMINATED', termination_date = '2026-05-31' where id = ?",
                person);
    }

    private UUID batch(String status, String creator, UUID about, Instant ended, int total, int applied) {
        UUID id = Ids.next();
        OffsetDateTime end = ended == null ? null : ended.atOffset(ZoneOffset.UTC);
        given.sql(tenant,
                """
                        insert into reassignment_batches (tenant_id, id, level, status, strategy, scope, request, person_id, reason, total, applied,
                            executed_at, created_by)
                        values (?, ?, 'L3', ?, 'UNIFORM', '{"accountIds": [1, 2]}', '{}', ?, 'x', ?, ?, ?, ?)
                        """,
                tenant, id, status, about, total, applied, end, creator);
        return id;
    }
}
