package io.commission.payout;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.ledger.ClosedMonths;
import io.commission.ledger.EntryType;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** PAY-1, PAY-2, PAY-7 and TIME-6: what a run takes, when it is made, and what happens when it is made again. */
@QuarkusTest
class PayoutRunTest {

    @Inject
    PayoutScene scene;
    @Inject
    PayoutRun run;
    @Inject
    PayoutSchedule schedule;
    @Inject
    ClosedMonths closedMonths;
    @Inject
    TenantWork tenantWork;

    UUID ray;
    UUID rosa;

    @BeforeEach
    void aTenantWithTwoPeople() {
        scene.in("USD", "America/Chicago");
        scene.on("2026-02-02");
        ray = scene.person("ray");
        rosa = scene.person("rosa");
    }

    @AfterEach
    void everythingAddsUp() {
        assertTrue(scene.balancesAgree());
        assertEquals(0, scene
                .count("""
                        select count(*) from commission_payouts p where status not in ('VOID', 'STOPPED') and (gross, adjustments, entry_count)
                            <> (select coalesce(sum(amount) filter (where type <> 'ADJUSTMENT'), 0),
                                coalesce(sum(amount) filter (where type = 'ADJUSTMENT'), 0), count(*) from commission_entries e
                                where e.payout_id = p.id and e.type not in ('DRAW', 'DRAW_RECOVERY'))"""));
        assertEquals(0, scene
                .count("""
                        select count(*) from (select person_id, commission_month, type, entry_state(status, payout_id) as state, count(*) as n,
                                sum(amount) as amount from commission_entries group by 1, 2, 3, 4) as e
                        full join (select * from entry_totals where entries <> 0) as t using (person_id, commission_month, type, state)
                        where e.n is distinct from t.entries or e.amount is distinct from t.amount"""));
    }

    @Test
    void pay1_everyApprovedEntryOfTheMonthAndEarlierIsTaken_othersAreNot() {
        scene.on("2026-01-02");
        UUID earlier = scene.bonus(ray, "20.20", "2025-12");
        UUID own = scene.bonus(ray, "100.10", "2026-01");
        UUID pending = scene.pending(ray, EntryType.BONUS, "7.00", "2026-01");
        UUID later = scene.bonus(ray, "9.00", "2026-02");
        scene.adjustment(ray, "-10.05", "2026-01");
        scene.run("2025-12");
        scene.on("2026-02-02");
        JsonPath report = scene.run("2026-01");
        assertEquals(1, report.getInt("counts.created"));
        assertEquals("90.05", PayoutScene.money(report, "net"));
        JsonPath payout = scene.payout(ray, "2026-01");
        assertEquals("PAY-202601-000001", payout.getString("number"));
        assertEquals("APPROVED", payout.getString("status"));
        assertEquals("2026-02-02", payout.getString("payoutDate"));
        assertEquals(2, payout.getInt("entryCount"));
        JsonPath december = scene.payout(ray, "2025-12");
        assertEquals("20.20", PayoutScene.money(december, "net"));
        assertEquals(december.getString("id"), payoutOf(earlier));
        assertEquals(payout.getString("id"), payoutOf(own));
        assertNull(payoutOf(pending));
        assertNull(payoutOf(later));
        assertNull(scene.payout(rosa, "2026-01"));
    }

    @Test
    void pay1_lateApprovalsArePriorPeriodEntriesOfTheNextRun() {
        UUID late = scene.pending(ray, EntryType.BONUS, "50.00", "2026-01");
        scene.bonus(rosa, "60.00", "2026-01");
        scene.run("2026-01");
        assertNull(scene.payout(ray, "2026-01"));
        scene.clock.advance(Duration.ofHours(1));
        scene.approve(late);
        assertEquals(0, scene.run("2026-01").getInt("counts.created"), "running again leaves what was approved late");
        scene.on("2026-03-01");
        scene.bonus(ray, "5.00", "2026-02");
        scene.run("2026-02");
        JsonPath lines = PayoutScene.json(
                scene.finance().get(PayoutScene.PAYOUTS + "/" + scene.idOf(ray, "2026-02") + "/entries"));
        assertEquals(List.of(true, false), lines.getList("items.priorPeriod"));
        assertEquals("55.00", PayoutScene.money(scene.payout(ray, "2026-02"), "net"));
    }

    @Test
    void pay1_netZeroIsPaidWithoutAPayment() {
        scene.bonus(ray, "40.00", "2026-01");
        scene.adjustment(ray, "-40.00", "2026-01");
        scene.run("2026-01");
        JsonPath payout = scene.payout(ray, "2026-01");
        assertEquals("PAID", payout.getString("status"));
        assertNull(payout.getString("paymentReference"));
        assertEquals(0, scene.count("select count(*) from payments"));
        assertEquals(2,
                scene.count("select count(*) from commission_entries where status = 'PAID' and paid_at is not null"));
        assertEquals(List.of("payout.generated", "payout.approved", "payout.paid"), scene.events("payout.%"));
    }

    @Test
    void ppl2_houseAndUnassignedAreInNoPayout() {
        scene.bonus(scene.given.house(scene.tenant), "100.00", "2026-01");
        scene.bonus(scene.given.unassigned(scene.tenant), "100.00", "2026-01");
        assertEquals(0, scene.run("2026-01").getInt("counts.created"));
        scene.on("2026-03-02");
        scene.runByHand(scene.finance(), "2026-02", scene.given.house(scene.tenant)).then().statusCode(422)
                .body("code", equalTo("PERSON_NOT_PAYABLE"));
    }

    @Test
    void ppl3_terminatedPeopleAreStillPaid() {
        scene.bonus(ray, "100.00", "2026-01");
        scene.given.sql(scene.tenant,
                "update people set status = 'TERMINATED', termination_date = date '2026-01-15' where id = ?", ray);
        scene.run("2026-01");
        assertEquals("100.00", PayoutScene.money(scene.payout(ray, "2026-01"), "net"));
    }

    @Test
    void pay1_aDifferenceStopsThatPayoutWithAnException_runningAgainChecksItAnew() {
        UUID wrong = scene.bonus(ray, "100.00", "2026-01");
        scene.bonus(rosa, "60.00", "2026-01");
        scene.falsify(wrong);
        JsonPath report = scene.run("2026-01");
        assertEquals(1, report.getInt("counts.stopped"));
        assertEquals(1, report.getInt("counts.approved"));
        JsonPath stopped = scene.payout(ray, "2026-01");
        assertEquals("STOPPED", stopped.getString("status"));
        assertEquals("0.00", PayoutScene.money(stopped, "net"));
        assertTrue(stopped.getString("notes").contains(wrong.toString()));
        assertNull(payoutOf(wrong));
        assertEquals(1, scene.count(
                "select count(*) from commission_exceptions where status = 'OPEN' and code = 'PAYOUT_DIFFERS' and payout_id = ?",
                UUID.fromString(stopped.getString("id"))));
        scene.approvePayout(scene.finance(), stopped.getString("id")).then().statusCode(409).body("code",
                equalTo("PAYOUT_STOPPED"));
        scene.process(stopped.getString("id")).then().statusCode(409).body("code", equalTo("PAYOUT_STOPPED"));
        scene.finance().get(PayoutScene.PAYOUTS + "/" + stopped.getString("id") + "/statement").then().statusCode(409);

        assertEquals(1, scene.run("2026-01").getInt("counts.stopped"), "still stopped");
        assertEquals(1, scene.count("select count(*) from commission_exceptions where status = 'OPEN'"));
        scene.on("2026-03-02");
        scene.bonus(ray, "1.00", "2026-02");
        scene.run("2026-02");
        assertEquals("STOPPED", scene.payout(ray, "2026-02").getString("status"), "months are settled in order");

        scene.mend(wrong);
        scene.run("2026-01");
        JsonPath mended = scene.payout(ray, "2026-01");
        assertEquals("APPROVED", mended.getString("status"));
        assertEquals("100.00", PayoutScene.money(mended, "net"));
        assertEquals(stopped.getString("number"), mended.getString("number"));
        scene.run("2026-02");
        assertEquals("1.00", PayoutScene.money(scene.payout(ray, "2026-02"), "net"));
        assertEquals(0, scene.count("select count(*) from commission_exceptions where status = 'OPEN'"));
    }

    @Test
    void pay1_aSumThatDiffersFromTheKeptTotalsStopsThePayout() {
        scene.bonus(ray, "100.00", "2026-01");
        scene.given.sql(scene.tenant, "update entry_totals set amount = amount + 1 where person_id = ?", ray);
        assertEquals(1, scene.run("2026-01").getInt("counts.stopped"));
        scene.given.sql(scene.tenant, "update entry_totals set amount = amount - 1 where person_id = ?", ray);
        assertEquals(1, scene.run("2026-01").getInt("counts.approved"));
    }

    @Test
    void aStoppedPayoutForWhichNothingIsLeftBecomesVoid() {
        UUID wrong = scene.bonus(ray, "100.00", "2026-01");
        scene.falsify(wrong);
        scene.run("2026-01");
        tenantWork.run(scene.tenant, "finn", () -> scene.reverse(wrong));
        assertEquals(0, scene.run("2026-01").getInt("counts.created"));
        assertNull(scene.payout(ray, "2026-01"));
        assertEquals(0, scene.count("select count(*) from commission_exceptions where status = 'OPEN'"));
    }

    @Test
    void pay2_onlyAfterTheMonthsLastLocalDay() {
        scene.on("2026-01-31");
        scene.bonus(ray, "100.00", "2026-01");
        scene.clock.set(Instant.parse("2026-02-01T05:59:59Z"));
        scene.generate(scene.finance(), "2026-01").then().statusCode(422).body("code", equalTo("MONTH_NOT_OVER"));
        scene.runByHand(scene.finance(), "2026-01", ray).then().statusCode(422).body("code", equalTo("MONTH_NOT_OVER"));
        assertEquals(0, scene.count("select count(*) from closed_months"));
        scene.clock.set(Instant.parse("2026-02-01T06:00:00Z"));
        scene.run("2026-01");
        assertEquals("2026-02-01", scene.payout(ray, "2026-01").getString("payoutDate"));
    }

    @Test
    void pay2_monthsInOrder() {
        scene.pending(ray, EntryType.BONUS, "10.00", "2025-11");
        scene.bonus(ray, "100.00", "2026-01");
        scene.generate(scene.finance(), "2026-01").then().statusCode(409).body("code", equalTo("MONTHS_IN_ORDER"))
                .body("detail", containsString("2025-11"));
        scene.runByHand(scene.finance(), "2026-01", ray).then().statusCode(409).body("code",
                equalTo("MONTHS_IN_ORDER"));
        assertEquals(0, scene.count("select count(*) from closed_months"));
        assertEquals(0, scene.count("select count(*) from commission_payouts"));
        scene.run("2025-11");
        scene.run("2026-01");
        assertEquals(3, scene.count("select count(*) from closed_months"),
                "the month without entries is closed with it");
        scene.generate(scene.finance(), "2025-10").then().statusCode(409).body("code", equalTo("MONTHS_IN_ORDER"));
    }

    @Test
    void pay2_aMonthWithDrawsIsNotSkippedOnceMonthsAreClosed() {
        scene.draw(ray, "100", true);
        scene.on("2026-04-02");
        scene.run("2026-01");
        scene.generate(scene.finance(), "2026-03").then().statusCode(409).body("detail", containsString("2026-02"));
        scene.run("2026-02");
        scene.run("2026-03");
        assertEquals("300.00", PayoutScene.money(scene.balance(ray), "balance"));
    }

    @Test
    void time6_theFullRunClosesTheMonth_theNextEntryGoesToTheMonthAfter() {
        scene.bonus(ray, "100.00", "2026-01");
        scene.run("2026-01");
        tenantWork.run(scene.tenant, "test", () -> {
            assertEquals(YearMonth.of(2026, 2), closedMonths.last().firstOpen(YearMonth.of(2026, 1)));
            assertEquals(YearMonth.of(2026, 2), closedMonths.last().firstOpen(YearMonth.of(2025, 7)));
            assertEquals(YearMonth.of(2026, 5), closedMonths.last().firstOpen(YearMonth.of(2026, 5)));
            assertTrue(closedMonths.isClosed(YearMonth.of(2026, 1)));
            assertFalse(closedMonths.isClosed(YearMonth.of(2026, 2)));
        });
    }

    @Test
    void pay2_runningAgainCreatesNothingTwice_andReachesPeopleLeftOut() {
        scene.bonus(ray, "100.00", "2026-01");
        scene.bonus(rosa, "60.00", "2026-01");
        assertEquals(2, scene.run("2026-01").getInt("counts.created"));
        assertEquals(0, scene.run("2026-01").getInt("counts.created"));
        assertEquals(2, scene.count("select count(*) from commission_payouts"));
        scene.makeVoid(scene.idOf(rosa, "2026-01")).then().statusCode(200);
        assertEquals(1, scene.run("2026-01").getInt("counts.created"));
        assertEquals("PAY-202601-000003", scene.payout(rosa, "2026-01").getString("number"));
    }

    @Test
    void pay2_byHandForChosenPeople_closesNothing_andWaitsForSomebodyElse() {
        scene.bonus(ray, "100.00", "2026-01");
        scene.bonus(rosa, "60.00", "2026-01");
        scene.runByHand(scene.finance(), "2026-01", ray).then().statusCode(200).body("monthClosed", equalTo(false))
                .body("counts.pending", equalTo(1));
        assertEquals(0, scene.count("select count(*) from closed_months"));
        String id = scene.idOf(ray, "2026-01");
        assertEquals("PENDING", scene.payout(ray, "2026-01").getString("status"));
        scene.approvePayout(scene.finance(), id).then().statusCode(403).body("code", equalTo("PAYOUT_BY_OWN_HAND"));
        scene.approvePayout(scene.as("ada", "admin"), id).then().statusCode(200).body("status", equalTo("APPROVED"));
        assertEquals(1, scene.run("2026-01").getInt("counts.created"), "the full run pays the others");
        scene.runByHand(scene.finance(), "2026-01", UUID.randomUUID()).then().statusCode(422)
                .body("code", equalTo("PERSON_NOT_PAYABLE"));
    }

    @Test
    void pay2_aPreviewRunsTheSameCode_andUsesNothingUp() {
        scene.draw(ray, "200", true);
        scene.bonus(ray, "100.00", "2026-01");
        scene.bonus(rosa, "20000.00", "2026-01");
        String before = scene.fingerprint();
        JsonPath preview = PayoutScene.json(scene.finance().body("{\"month\": \"2026-01\", \"dryRun\": true}")
                .post(PayoutScene.PAYOUTS + "/generate"));
        assertEquals(before, scene.fingerprint());
        assertTrue(preview.getBoolean("dryRun"));
        assertNull(preview.getString("payouts[0].number"));
        JsonPath real = scene.run("2026-01");
        assertEquals(PayoutScene.money(real, "net"), PayoutScene.money(preview, "net"));
        assertEquals(real.getMap("counts"), preview.getMap("counts"));
        assertEquals(real.getList("payouts.net"), preview.getList("payouts.net"));
        assertEquals("PAY-202601-000001", real.getString("payouts[0].number"));
    }

    @Test
    void perm4_whoMayOnlyTriggerSeesNobodysPay() {
        scene.bonus(ray, "100.00", "2026-01");
        scene.as("ivy", "integration").body("{\"month\": \"2026-01\"}").post(PayoutScene.PAYOUTS + "/generate")
                .then().statusCode(200).body("counts.created", equalTo(1)).body("payouts.size()", equalTo(0))
                .body("net", equalTo(null));
    }

    @Test
    void pay7_quarterly_onePayoutAQuarter_theDrawSettledMonthByMonth() {
        scene.settings("payment_schedule = 'QUARTERLY'");
        scene.draw(ray, "1000", true, "2026-01-01", null);
        scene.bonus(ray, "400.00", "2026-01");
        scene.bonus(ray, "1300.00", "2026-02");
        scene.bonus(ray, "2000.00", "2026-03");
        scene.bonus(rosa, "5.00", "2026-02");
        scene.on("2026-03-15");
        scene.generate(scene.finance(), "2026-01").then().statusCode(422).body("code", equalTo("MONTH_WITHOUT_PAYOUT"));
        scene.on("2026-04-01");
        scene.run("2026-03");
        JsonPath payout = scene.payout(ray, "2026-03");
        assertEquals("2026-01-01", payout.getString("periodStart"));
        assertEquals("2026-03-31", payout.getString("periodEnd"));
        // January: 600 advanced; February: 300 recovered; March: 300 recovered. As one quarter of 3,000 nothing would be.
        assertEquals("600.00", PayoutScene.money(payout, "drawAdvance"));
        assertEquals("600.00", PayoutScene.money(payout, "drawRecovery"));
        assertEquals("3700.00", PayoutScene.money(payout, "net"));
        assertEquals("0.00", PayoutScene.money(payout, "balanceAfter"));
        assertEquals("5.00", PayoutScene.money(scene.payout(rosa, "2026-03"), "net"));
        scene.makeVoid(payout.getString("id")).then().statusCode(200);
        assertEquals("0.00", PayoutScene.money(scene.balance(ray), "balance"));
        scene.run("2026-03");
        assertEquals("3700.00", PayoutScene.money(scene.payout(ray, "2026-03"), "net"));
    }

    @Test
    void pay7_theScheduleRunsTheMonthBeforeOnTheGenerationDay_once() {
        scene.settings("payout_generation_day = 31");
        scene.given.sql(scene.tenant,
                "update tenants set created_at = timestamptz '2026-01-10 00:00Z' where tenant_id = ?", scene.tenant);
        scene.bonus(ray, "100.00", "2026-01");
        scene.on("2026-02-27");
        schedule.visit(scene.tenant);
        assertEquals(0, scene.count("select count(*) from closed_months where month = date '2026-01-01'"));
        scene.on("2026-02-28");
        schedule.visit(scene.tenant);
        assertEquals("APPROVED", scene.payout(ray, "2026-01").getString("status"));
        assertEquals("payout-schedule", scene.payout(ray, "2026-01").getString("generatedBy"));
        scene.makeVoid(scene.idOf(ray, "2026-01")).then().statusCode(200);
        schedule.visit(scene.tenant);
        assertNull(scene.payout(ray, "2026-01"), "a completed month is left alone");
        scene.given.sql(scene.tenant, "update closed_months set completed_at = null where month = date '2026-01-01'");
        schedule.visit(scene.tenant);
        assertEquals("PAY-202601-000002", scene.payout(ray, "2026-01").getString("number"),
                "a stopped run is taken up again");
    }

    @Test
    void pay7_theScheduleLeavesMonthsBeforeTheTenantAlone() {
        scene.given.sql(scene.tenant,
                "update tenants set created_at = timestamptz '2026-02-02 12:00Z' where tenant_id = ?", scene.tenant);
        scene.bonus(ray, "100.00", "2026-01");
        scene.on("2026-02-20");
        schedule.visit(scene.tenant);
        assertEquals(0, scene.count("select count(*) from closed_months"));
        scene.on("2026-03-01");
        scene.bonus(ray, "100.00", "2026-02");
        schedule.visit(scene.tenant);
        assertEquals(0, scene.count("select count(*) from closed_months"),
                "months in order: January waits for a person");
    }

    @Test
    void aRunThatDiedAfterClosingIsCompletedByTheNext() {
        scene.bonus(ray, "100.00", "2026-01");
        tenantWork.run(scene.tenant, "dying", () -> closedMonths.close(YearMonth.of(2026, 1), "dying"));
        scene.clock.advance(Duration.ofHours(3));
        scene.bonus(rosa, "60.00", "2026-01");
        scene.on("2026-03-02");
        scene.generate(scene.finance(), "2026-02").then().statusCode(409).body("code", equalTo("MONTHS_IN_ORDER"));
        schedule.visit(scene.tenant);
        assertEquals("100.00", PayoutScene.money(scene.payout(ray, "2026-01"), "net"));
        assertNull(scene.payout(rosa, "2026-01"), "approved after the close: the next run's");
    }

    @Test
    void statementsOfARunAreAsManyForAThousandPeopleAsForTwo() {
        scene.bonus(ray, "100.00", "2026-01");
        scene.draw(rosa, "10", true, "2026-01-01", null);
        long small = statements(() -> scene.run("2026-01"));
        for (int i = 0; i < 60; i++) {
            UUID person = scene.person("p" + i);
            scene.bonus(person, "10." + (10 + i), "2026-02");
        }
        scene.on("2026-03-03");
        long large = statements(() -> scene.run("2026-02"));
        assertTrue(Math.abs(large - small) <= 2, small + " statements became " + large);
    }

    @Test
    void theMonthMayBeLeftOut() {
        scene.bonus(ray, "100.00", "2026-01");
        scene.finance().post(PayoutScene.PAYOUTS + "/generate").then().statusCode(200).body("month",
                equalTo("2026-01"));
        assertNotEquals(null, scene.payout(ray, "2026-01"));
    }

    @Test
    void ofChosenPeopleOnlyThoseAreWorked() {
        scene.bonus(ray, "100.00", "2026-01");
        scene.bonus(rosa, "100.00", "2026-01");
        RunReport report = run.of(scene.tenant, "test",
                new PayoutRun.Order(YearMonth.of(2026, 1), Set.of(rosa), false));
        assertEquals(1, report.counts().created());
        assertNull(scene.payout(ray, "2026-01"));
    }

    private static long statements(Runnable work) {
        long before = io.commission.database.Sql.statements();
        work.run();
        return io.commission.database.Sql.statements() - before;
    }

    private String payoutOf(UUID entry) {
        UUID payout = scene.given.value(scene.tenant, "select payout_id from commission_entries where id = ?", entry);
        return payout == null ? null : payout.toString();
    }
}
