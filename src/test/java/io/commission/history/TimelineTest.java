package io.commission.history;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.inject.Inject;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.TestTokens;
import io.commission.reassignment.Book;
import io.quarkus.test.junit.QuarkusTest;

/** Section 14: timelines of an opportunity, an account and a contact, to whom they may be shown. */
@QuarkusTest
class TimelineTest {
    private static final String OF_OPPORTUNITY = "/commission-changes/opportunity/";

    @Inject
    Given given;
    @Inject
    TestClock clock;

    private UUID tenant;
    private UUID ann;
    private UUID bob;
    private UUID cal;
    private UUID account;
    private UUID deal;
    private Book book;
    private Api api;

    @BeforeEach
    void aBook() {
        clock.set(LocalDate.parse("2026-06-01"), "America/Chicago");
        tenant = given.tenant();
        UUID mia = given.person(tenant, "mia");
        ann = given.person(tenant, "ann", mia);
        bob = given.person(tenant, "bob");
        cal = given.person(tenant, "cal");
        given.person(tenant, "dan");
        book = new Book(given, tenant);
        api = Api.admin(tenant);
        account = book.account("Acme", ann);
        deal = book.deal(ann, account, "HOUSE_REP:" + ann + ":15 SUBAGENT:" + bob + ":45", null, null);
    }

    @Test
    void section14AnOpportunitysTimelineShowsBeforeAndAfterLineByLineNewestFirst() {
        String first = transfer("2026-07-01", "ann leaves");
        String second = reassign("{'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-08-01', 'reason': '=cal leaves',"
                + " 'reference': 'DOC-7'}");
        api.get(OF_OPPORTUNITY + deal).statusCode(200).body("items.id", contains(second, first))
                .body("items[1].type", equalTo("DIRECT_TRANSFER")).body("items[1].scope", equalTo("L1"))
                .body("items[1].departing.name", equalTo("ann")).body("items[1].reason", equalTo("ann leaves"))
                .body("items[1].effectiveDate", equalTo("2026-07-01")).body("items[1].endDate", equalTo("2026-06-30"))
                .body("items[1].ownerBefore.name", equalTo("ann")).body("items[1].ownerAfter.name", equalTo("cal"))
                .body("items[1].lines.personName", contains("ann", "bob", "House", "cal"))
                .body("items[1].lines.percentBefore", contains(15.0f, 45.0f, 40.0f, null))
                .body("items[1].lines.percentAfter", contains(null, 45.0f, 40.0f, 15.0f))
                .body("items[1].lines.roleAfter", contains(null, "SUBAGENT", "HOUSE", "HOUSE_REP"))
                .body("items[1].complete", is(true)).body("items[1].createdBy", equalTo("ada"))
                .body("items[1].batch.status", equalTo("COMPLETE")).body("items[1].batch.createdBy", equalTo("ada"))
                .body("items[0].reference", equalTo("DOC-7")).body("items[0].undoneBy", nullValue())
                .body("items[0].opportunityName", startsWith("Deal ")).body("items[0].accountName", equalTo("Acme"));
        String cursor = api.get(OF_OPPORTUNITY + deal + "?limit=1").body("items.id", contains(second)).extract()
                .path("nextCursor");
        api.get(OF_OPPORTUNITY + deal + "?limit=1&cursor=" + cursor).body("items.id", contains(first))
                .body("nextCursor", nullValue());
    }

    @Test
    void section14AContactsTimelineHasWhatTheyDepartedReceivedOrHeld() {
        UUID other = book.deal(cal, "HOUSE_REP:" + cal + ":50");
        String first = transfer("2026-07-01", "ann leaves");
        api.post("/opportunities/" + other + "/commissions/reassign",
                "{'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-07-01', 'reason': 'x'}").statusCode(200);
        api.get("/commission-changes/contact/" + ann).body("items.id", contains(first));
        api.get("/commission-changes/contact/" + bob).body("items.id", contains(first));
        api.get("/commission-changes/contact/" + cal).body("items", hasSize(2)).body("items[1].id", equalTo(first));
        api.get("/commission-changes/contact/" + UUID.randomUUID()).statusCode(404);
        api.as("ann", "rep").get("/commission-changes/contact/" + ann).body("items.id", contains(first));
        api.as("ann", "rep").get("/commission-changes/contact/" + bob).statusCode(404);
        api.as("mia", "manager").get("/commission-changes/contact/" + ann).statusCode(200);
        api.as("mia", "manager").get("/commission-changes/contact/" + cal).statusCode(404);
    }

    @Test
    void section14AnAccountsTimelineHasItsOwnChangesAndThoseOfItsOpportunities() {
        String ofDeal = transfer("2026-07-01", "ann leaves");
        UUID ofAccount = accountChange();
        api.get("/commission-changes/account/" + account).statusCode(200)
                .body("items.id", contains(ofAccount.toString(), ofDeal))
                .body("items[0].kind", equalTo("ACCOUNT")).body("items[0].ownerBefore.name", equalTo("ann"))
                .body("items[0].ownerAfter.name", equalTo("cal"))
                .body("items[0].lines.accountRoleAfter", contains("Lead"));
        api.get("/commission-changes/account/" + UUID.randomUUID()).statusCode(404);
        Api.admin(given.tenant()).get("/commission-changes/account/" + account).statusCode(404);
        api.as("dan", "rep").get("/commission-changes/account/" + account).statusCode(404);
        api.as("bob", "rep").get("/commission-changes/account/" + account).statusCode(200)
                .body("items[0].ownerBefore", nullValue()).body("items[0].complete", is(false))
                .body("items[0].reason", nullValue()).body("items[1].reason", equalTo("ann leaves"));
    }

    @Test
    void perm4ARepSeesOnlyOwnLinesAManagerTheTeamsAndHouse() {
        transfer("2026-07-01", "ann leaves");
        api.as("bob", "rep").get(OF_OPPORTUNITY + deal).statusCode(200)
                .body("items[0].lines.personName", contains("bob")).body("items[0].complete", is(false))
                .body("items[0].departing", nullValue()).body("items[0].ownerAfter", nullValue());
        api.as("ann", "rep").get(OF_OPPORTUNITY + deal).body("items[0].lines.personName", contains("ann"))
                .body("items[0].departing.name", equalTo("ann"));
        api.as("mia", "manager").get(OF_OPPORTUNITY + deal)
                .body("items[0].lines.personName", contains("ann", "House"));
        api.as("amy", "auditor").get(OF_OPPORTUNITY + deal).body("items[0].complete", is(true));
        api.as("dan", "rep").get(OF_OPPORTUNITY + deal).statusCode(404);
        api.as("ivy", "integration").get(OF_OPPORTUNITY + deal).statusCode(403);
        Api.admin(given.tenant()).get(OF_OPPORTUNITY + deal).statusCode(404);
        String csv = given().auth().oauth2(TestTokens.of(tenant, "bob", "rep"))
                .get("/api" + OF_OPPORTUNITY + deal + "?format=csv").asString();
        assertTrue(csv.contains("bob") && !csv.contains("15.00") && !csv.contains("cal"), csv);
    }

    @Test
    void perm4WhoHeldALineOnlyUntilItWasTakenBackStillSeesThatItWas() {
        transfer("2026-07-01", "ann leaves");
        given.sql(tenant, "delete from opportunity_versions where tenant_id = ? and position > 0", tenant);
        api.as("cal", "rep").get(OF_OPPORTUNITY + deal).statusCode(200)
                .body("items[0].lines.personName", contains("cal"));
    }

    @Test
    void section14ATimelineIsExportedAsCsvThatStartsNoFormulaAndAsPdf() throws IOException {
        transfer("2026-07-01", "ann leaves");
        reassign(
                "{'type': 'HOUSE_ABSORB', 'effectiveDate': '2026-08-01', 'reason': '=cal leaves', 'reference': 'DOC-7'}");
        String csv = api.get(OF_OPPORTUNITY + deal + "?format=csv").statusCode(200)
                .header("Content-Type", startsWith("text/csv")).extract().asString();
        String[] rows = csv.split("\r\n");
        assertEquals(8, rows.length, csv);
        assertTrue(rows[0].startsWith("position,changedAt,changedBy"), rows[0]);
        assertTrue(csv.contains("'=cal leaves") && csv.contains("DOC-7"), csv);
        byte[] pdf = given().auth().oauth2(TestTokens.of(tenant, "ada", "admin")).accept("application/pdf")
                .get("/api" + OF_OPPORTUNITY + deal).then().statusCode(200).contentType("application/pdf").extract()
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.contains("History of changes") && text.contains("ann leaves") && text.contains("45.00 %")
                    && text.contains("Reference: DOC-7") && text.contains("approved by ada"), text);
        }
        api.get(OF_OPPORTUNITY + deal + "?format=xml").statusCode(400);
        UUID untouched = book.deal(ann, "HOUSE_REP:" + ann + ":15");
        api.get(OF_OPPORTUNITY + untouched).statusCode(200).body("items", empty());
        api.get(OF_OPPORTUNITY + untouched + "?format=pdf").statusCode(200);
    }

    @Test
    void section14EntriesThatAChangeCausedStandBesideIt() {
        String change = transfer("2026-07-01", "ann leaves");
        entry(ann, change, "-12.50");
        entry(cal, change, "12.50");
        api.get(OF_OPPORTUNITY + deal).body("items[0].entries.amount", contains(-12.5f, 12.5f))
                .body("items[0].entries.personName", contains("ann", "cal"))
                .body("items[0].entries.earnedMonth", everyItem(equalTo("2026-05")));
        api.as("cal", "rep").get(OF_OPPORTUNITY + deal).body("items[0].entries.personName", contains("cal"));
    }

    private void entry(UUID person, String change, String amount) {
        given.sql(tenant,
                """
                        insert into commission_entries (tenant_id, id, person_id, type, origin, status, amount, commission_month, earned_month,
                            opportunity_id, caused_by_id, reason, created_by, updated_by)
                        values (?, time_ordered_uuid(), ?, 'ADJUSTMENT', 'MANUAL', 'PENDING', ?::numeric, '2026-06-01', '2026-05-01', ?, ?::uuid,
                            'x', 'x', 'x')
                        """,
                tenant, person, amount, deal, change);
    }

    private UUID accountChange() {
        UUID id = UUID.randomUUID();
        given.sql(tenant,
                """
                        insert into account_changes (tenant_id, id, chain_position, account_id, batch_id, scope, effective_date, before, after, undo,
                            reason, created_at, created_by, digest)
                        select tenant_id, ?, 2, ?, batch_id, 'L2', '2026-07-01', json_build_object('ownerId', ?::text, 'assignment', null),
                            json_build_object('ownerId', ?::text, 'assignment', json_build_object('personId', ?::text, 'role', 'Lead')), '{}',
                            'to cal', now(), 'ada', ''::bytea from commission_changes where tenant_id = ?
                        """,
                id, account, ann.toString(), cal.toString(), cal.toString(), tenant);
        return id;
    }

    private String transfer(String day, String reason) {
        return reassign("{'type': 'DIRECT_TRANSFER', 'effectiveDate': '" + day + "', 'newRepId': '" + cal
                + "', 'reason': '" + reason + "'}");
    }

    private String reassign(String body) {
        return api.post("/opportunities/" + deal + "/commissions/reassign", body).statusCode(200)
                .body("commissionChangeId", notNullValue()).extract().path("commissionChangeId");
    }
}
