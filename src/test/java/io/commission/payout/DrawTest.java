package io.commission.payout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** DRAW-1 to DRAW-3: every case with exact cents, over HTTP. */
@QuarkusTest
class DrawTest {

    @Inject
    PayoutScene scene;

    @BeforeEach
    void aTenant() {
        scene.in("USD", "America/Chicago");
        scene.on("2026-02-02");
    }

    @AfterEach
    void theBalanceIsTheSumOfItsRows() {
        assertTrue(scene.balancesAgree());
    }

    @Test
    void draw1_recoverable_earningLessPaysTheDrawAndTheRestIsOwed() {
        UUID ray = scene.person("ray");
        scene.draw(ray, "2000", true);
        scene.bonus(ray, "1500.37", "2026-01");
        scene.run("2026-01");
        JsonPath payout = scene.payout(ray, "2026-01");
        expect(payout, "1500.37", "0", "499.63", "0", "2000.00");
        expectBalance(scene.balance(ray), "499.63", "499.63", "2026-01-31", null, null);
    }

    @Test
    void draw1_recoverable_earningMoreRecoversWhatIsOwed() {
        UUID ray = scene.person("ray");
        scene.draw(ray, "2000", true);
        scene.bonus(ray, "1500.37", "2026-01");
        scene.run("2026-01");
        scene.on("2026-03-02");
        scene.bonus(ray, "2300.00", "2026-02");
        scene.run("2026-02");
        expect(scene.payout(ray, "2026-02"), "2300.00", "0", "0", "300.00", "2000.00");
        scene.on("2026-04-02");
        scene.bonus(ray, "5000.00", "2026-03");
        scene.run("2026-03");
        expect(scene.payout(ray, "2026-03"), "5000.00", "0", "0", "199.63", "4800.37");
        expectBalance(scene.balance(ray), "0.00", "499.63", "2026-01-31", "199.63", "2026-03-31");
    }

    @Test
    void draw1_nonRecoverable_topsUpForFree() {
        UUID ray = scene.person("ray");
        scene.draw(ray, "2000", false);
        scene.bonus(ray, "1500.00", "2026-01");
        scene.run("2026-01");
        JsonPath payout = scene.payout(ray, "2026-01");
        expect(payout, "1500.00", "0", "500.00", "0", "2000.00");
        assertEquals("500.00", PayoutScene.money(payout, "drawAdvanceFree"));
        assertEquals("0.00", PayoutScene.money(scene.balance(ray), "balance"));
    }

    @Test
    void draw1_nonRecoverable_negativeEarningsJoinTheBalance() {
        UUID ray = scene.person("ray");
        scene.draw(ray, "2000", false);
        scene.adjustment(ray, "-300.01", "2026-01");
        scene.run("2026-01");
        JsonPath payout = scene.payout(ray, "2026-01");
        expect(payout, "0", "-300.01", "2300.01", "0", "2000.00");
        assertEquals("2000.00", PayoutScene.money(payout, "drawAdvanceFree"));
        assertEquals("300.01", PayoutScene.money(scene.balance(ray), "balance"));
        scene.on("2026-03-02");
        scene.bonus(ray, "2100.00", "2026-02");
        scene.run("2026-02");
        expect(scene.payout(ray, "2026-02"), "2100.00", "0", "0", "100.00", "2000.00");
        assertEquals("200.01", PayoutScene.money(scene.balance(ray), "balance"));
    }

    @Test
    void draw2_withoutADraw_negativeEarningsPayNothingAndAreOwed() {
        UUID ray = scene.person("ray");
        scene.adjustment(ray, "-75.25", "2026-01");
        scene.run("2026-01");
        JsonPath payout = scene.payout(ray, "2026-01");
        expect(payout, "0", "-75.25", "75.25", "0", "0.00");
        assertEquals("PAID", payout.getString("status"));
        assertEquals("75.25", PayoutScene.money(scene.balance(ray), "balance"));
        scene.on("2026-03-02");
        scene.bonus(ray, "100.00", "2026-02");
        scene.run("2026-02");
        expect(scene.payout(ray, "2026-02"), "100.00", "0", "0", "75.25", "24.75");
    }

    @Test
    void draw2_recoveryIsCappedByPercentOfEarnings() {
        scene.settings("recovery_cap_percent = 12.5");
        UUID ray = scene.person("ray");
        scene.adjustment(ray, "-500.00", "2026-01");
        scene.run("2026-01");
        scene.on("2026-03-02");
        scene.bonus(ray, "1000.04", "2026-02");
        scene.run("2026-02");
        expect(scene.payout(ray, "2026-02"), "1000.04", "0", "0", "125.01", "875.03");
    }

    @Test
    void draw2_drawsAreProratedByDaysOnlyWhereTheTenantWants() {
        UUID ray = scene.person("ray");
        UUID rosa = scene.person("rosa");
        scene.draw(ray, "1000", true, "2026-01-16", null);
        scene.draw(rosa, "500", true, "2026-01-01", "2026-01-10");
        scene.draw(rosa, "1000", true, "2026-01-11", null);
        scene.run("2026-01");
        expect(scene.payout(ray, "2026-01"), "0", "0", "1000.00", "0", "1000.00");
        expect(scene.payout(rosa, "2026-01"), "0", "0", "1000.00", "0", "1000.00");

        scene.in("USD", "America/Chicago").settings("prorate_draws = true");
        ray = scene.person("ray");
        rosa = scene.person("rosa");
        scene.draw(ray, "1000", true, "2026-01-16", null);
        scene.draw(rosa, "500", true, "2026-01-01", "2026-01-10");
        scene.draw(rosa, "1000", true, "2026-01-11", null);
        scene.run("2026-01");
        // 16 of 31 days; 10 days of 500 and 21 of 1,000
        expect(scene.payout(ray, "2026-01"), "0", "0", "516.13", "0", "516.13");
        expect(scene.payout(rosa, "2026-01"), "0", "0", "838.71", "0", "838.71");
    }

    @Test
    void draw1_theDrawIsThatOfTheLastDay_andNoneAfterTheCommissionEndDate() {
        UUID ended = scene.person("ended");
        scene.draw(ended, "1000", true, "2025-01-01", "2026-01-30");
        UUID leaver = scene.person("leaver");
        scene.draw(leaver, "1000", true);
        scene.given.sql(scene.tenant,
                "update people set status = 'TERMINATED', termination_date = date '2026-01-30' where id = ?", leaver);
        UUID lastDay = scene.person("lastday");
        scene.draw(lastDay, "1000", true);
        scene.given.sql(scene.tenant, "update people set commission_end_date = date '2026-01-31' where id = ?",
                lastDay);
        UUID later = scene.person("later");
        scene.draw(later, "1000", true);
        scene.given.sql(scene.tenant, """
                update people set status = 'TERMINATED', termination_date = date '2026-01-10',
                    commission_end_date = date '2026-06-30' where id = ?""", later);
        UUID ineligible = scene.person("ineligible");
        scene.draw(ineligible, "1000", true);
        scene.given.sql(scene.tenant,
                "update people set commission_eligible = false, ineligible_since = date '2026-01-05' where id = ?",
                ineligible);
        scene.bonus(leaver, "70.00", "2026-01");
        scene.run("2026-01");
        assertNull(scene.payout(ended, "2026-01"));
        expect(scene.payout(leaver, "2026-01"), "70.00", "0", "0", "0", "70.00");
        expect(scene.payout(lastDay, "2026-01"), "0", "0", "1000.00", "0", "1000.00");
        expect(scene.payout(later, "2026-01"), "0", "0", "1000.00", "0", "1000.00");
        assertNull(scene.payout(ineligible, "2026-01"));
    }

    @Test
    void draw3_theRowsAreBornApprovedAndExplained() {
        UUID ray = scene.person("ray");
        scene.draw(ray, "2000", true);
        scene.bonus(ray, "1500.00", "2026-01");
        scene.run("2026-01");
        JsonPath rows = PayoutScene.json(scene.finance().get("/api/v1/commission/draw-balances/" + ray + "/history"));
        assertEquals("DRAW", rows.getString("items[0].type"));
        assertEquals("APPROVED", rows.getString("items[0].status"));
        assertEquals("500.00", PayoutScene.money(rows, "items[0].amount"));
        assertEquals(1, scene.count(
                "select count(*) from commission_explanations x join commission_entries e on e.id = x.entry_id where e.type = 'DRAW'"));
    }

    @Test
    void mon1_otherCurrenciesHaveTheirOwnDecimals() {
        scene.in("KWD", "Asia/Kuwait");
        scene.on("2026-02-02");
        UUID ray = scene.person("ray");
        scene.draw(ray, "1000.005", true);
        scene.bonus(ray, "333.333", "2026-01");
        scene.run("2026-01");
        expect(scene.payout(ray, "2026-01"), "333.333", "0", "666.672", "0", "1000.005");
    }

    private static void expect(JsonPath payout, String gross, String adjustments, String advance, String recovery,
            String net) {
        assertEquals(0, new BigDecimal(gross).compareTo(new BigDecimal(payout.getString("gross"))), "gross");
        assertEquals(0, new BigDecimal(adjustments).compareTo(new BigDecimal(payout.getString("adjustments"))),
                "adjustments");
        assertEquals(0, new BigDecimal(advance).compareTo(new BigDecimal(payout.getString("drawAdvance"))), "advance");
        assertEquals(0, new BigDecimal(recovery).compareTo(new BigDecimal(payout.getString("drawRecovery"))),
                "recovery");
        assertEquals(net, PayoutScene.money(payout, "net"), "net");
    }

    private static void expectBalance(JsonPath balance, String owed, String drawn, String drawnOn, String recovered,
            String recoveredOn) {
        assertEquals(owed, PayoutScene.money(balance, "balance"));
        assertEquals(drawn, PayoutScene.money(balance, "lastDrawAmount"));
        assertEquals(drawnOn, balance.getString("lastDrawDate"));
        if (recovered == null) {
            assertNull(balance.getString("lastRecoveryAmount"));
        } else {
            assertEquals(recovered, PayoutScene.money(balance, "lastRecoveryAmount"));
            assertEquals(recoveredOn, balance.getString("lastRecoveryDate"));
        }
    }
}
