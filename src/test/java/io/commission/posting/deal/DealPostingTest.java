package io.commission.posting.deal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.database.Sql;
import io.commission.structure.Change;
import io.commission.structure.EffectiveDates;
import io.commission.structure.LineRole;
import io.commission.structure.Split;
import io.commission.structure.Structure;
import io.quarkus.test.junit.QuarkusTest;

/** What deals and their schedule rows post, with exact cents (OPP-3, ENT-2, PPL-2, PPL-3, PRO-1 to PRO-4). */
@QuarkusTest
class DealPostingTest {
    @Inject
    DealScene scene;
    private UUID ray;
    private UUID rosa;

    @BeforeEach
    void people() {
        scene.in("USD", "America/Chicago", "2026-07-10");
        ray = scene.person("ray");
        rosa = scene.person("rosa");
    }

    private static EffectiveDates from(String day) {
        return EffectiveDates.of(null, LocalDate.parse(day));
    }

    private void settledTwice(Cause cause, UUID deal) {
        scene.settle(cause, deal);
        String before = scene.fingerprint();
        scene.settle(cause, deal);
        assertEquals(before, scene.fingerprint(), "settling again writes nothing");
    }

    @Test
    void opp3AWonDealPostsToEverybodyOfItsCloseDate() {
        UUID deal = scene.won("2026-06-10", "300.00", ray, Structure.of(List.of(
                DealScene.line(LineRole.HOUSE_REP, ray, 1500), DealScene.line(LineRole.SUBAGENT, rosa, 4500),
                DealScene.line(LineRole.HOUSE, scene.house, 4000))));
        settledTwice(Cause.FACTS, deal);
        assertEquals("DEAL_COMMISSION PENDING 45.00 2026-06", scene.entries(deal, ray));
        assertEquals("DEAL_COMMISSION PENDING 135.00 2026-06", scene.entries(deal, rosa));
        assertEquals("DEAL_COMMISSION APPROVED 120.00 2026-06", scene.entries(deal, scene.house), "PPL-2");
        assertEquals("300.0000 15.0000 t", scene.given.value(scene.tenant, """
                select basis_amount || ' ' || split_percent || ' ' || left(is_split::text, 1) from commission_entries
                where tenant_id = ? and person_id = ?""", scene.tenant, ray));
        assertEquals("", scene.waiting(deal));
    }

    @Test
    void mon4ThePartsOfADealAddUpToIt() {
        UUID deal = scene.won("2026-06-10", "100.01", ray, Structure.of(List.of(
                DealScene.line(LineRole.HOUSE_REP, ray, 3333), DealScene.line(LineRole.SUBAGENT, rosa, 3333),
                DealScene.line(LineRole.HOUSE, scene.house, 3334))));
        scene.settle(Cause.FACTS, deal);
        assertEquals("33.33 33.33 33.35", String.join(" ", scene.posted(deal, null, ray),
                scene.posted(deal, null, rosa), scene.posted(deal, null, scene.house)));
    }

    @Test
    void opp3ADealThatIsReopenedOrDeletedPostsNothingForItself() {
        UUID deal = scene.won("2026-06-10", "300.00", ray, scene.rep(ray, 100));
        settledTwice(Cause.FACTS, deal);
        scene.change(deal, "status = 'commit'");
        settledTwice(Cause.FACTS, deal);
        assertEquals("", scene.entries(deal, ray));
        scene.change(deal, "status = 'closed_won'");
        scene.settle(Cause.FACTS, deal);
        assertEquals("DEAL_COMMISSION PENDING 300.00 2026-06", scene.entries(deal, ray));
        scene.change(deal, "deleted_at = now()");
        settledTwice(Cause.FACTS, deal);
        assertEquals("", scene.entries(deal, ray));
    }

    @Test
    void opp3ReconciledRowsPostAndStayWhenTheDealIsLost() {
        UUID deal = scene.open(ray, scene.rep(ray, 60));
        UUID june = scene.reconciled(deal, "2026-06-01", "2026-06-30", "300.00");
        scene.row(deal, "2026-07-01", "2026-07-31", "300.00");
        settledTwice(Cause.FACTS, deal);
        assertEquals("DEAL_COMMISSION PENDING 180.00 2026-06", scene.entries(deal, ray));
        assertEquals("120.00", scene.posted(deal, june, scene.house));
        scene.change(deal, "status = 'closed_lost', close_date = date '2026-07-01'");
        settledTwice(Cause.FACTS, deal);
        assertEquals("DEAL_COMMISSION PENDING 180.00 2026-06", scene.entries(deal, ray));
    }

    @Test
    void opp3RowsOfAWonDealSupersedeItsEntry() {
        UUID deal = scene.won("2026-06-10", "300.00", ray, scene.rep(ray, 100));
        scene.settle(Cause.FACTS, deal);
        scene.row(deal, "2026-06-01", "2026-06-30", "300.00");
        settledTwice(Cause.FACTS, deal);
        assertEquals("", scene.entries(deal, ray));
        assertEquals("SUPERSEDED", scene.given.value(scene.tenant,
                "select reversal_reason from commission_entries where tenant_id = ?", scene.tenant));
    }

    @Test
    void fct1AWonDealWithoutAnExpectedCommissionPostsNothingAndSaysWhy() {
        UUID deal = scene.won("2026-06-10", null, ray, scene.rep(ray, 100));
        settledTwice(Cause.FACTS, deal);
        assertEquals("", scene.entries(deal, ray));
        assertTrue(scene.waiting(deal).startsWith("NO_TARGET: "), scene.waiting(deal));
        scene.change(deal, "expected_commission = 10");
        settledTwice(Cause.FACTS, deal);
        assertEquals("DEAL_COMMISSION PENDING 10.00 2026-06", scene.entries(deal, ray));
        assertEquals("", scene.waiting(deal));
    }

    @Test
    void ent2AChangedDealIsSupersededAndBesideAPaidEntryAdjusted() {
        UUID deal = scene.won("2026-06-10", "300.00", ray, scene.rep(ray, 50));
        scene.settle(Cause.FACTS, deal);
        scene.change(deal, "expected_commission = 320");
        settledTwice(Cause.FACTS, deal);
        assertEquals("DEAL_COMMISSION PENDING 160.00 2026-06", scene.entries(deal, ray));
        assertEquals(1, scene.given.count(scene.tenant, """
                select count(*) from commission_entries e join commission_entries o on o.id = e.supersedes_id
                where e.tenant_id = ? and e.person_id = ? and o.amount = 150 and o.status = 'REVERSED'""",
                scene.tenant, ray));
        scene.pay(deal, ray, true);
        scene.close("2026-06");
        scene.change(deal, "expected_commission = 300");
        settledTwice(Cause.FACTS, deal);
        assertEquals("DEAL_COMMISSION PAID 160.00 2026-06, ADJUSTMENT PENDING -10.00 2026-07",
                scene.entries(deal, ray));
        assertEquals("DEAL_COMMISSION APPROVED 150.00 2026-07", scene.entries(deal, scene.house));
        scene.change(deal, "expected_commission = 320");
        settledTwice(Cause.FACTS, deal);
        assertEquals("DEAL_COMMISSION PAID 160.00 2026-06", scene.entries(deal, ray));
    }

    @Test
    void ent2AnEntryInsideALivePayoutCountsAsPaid() {
        UUID deal = scene.won("2026-06-10", "300.00", ray, scene.rep(ray, 100));
        scene.settle(Cause.FACTS, deal);
        scene.pay(deal, ray, false);
        scene.change(deal, "status = 'closed_lost'");
        settledTwice(Cause.FACTS, deal);
        assertEquals("DEAL_COMMISSION APPROVED 300.00 2026-06, ADJUSTMENT PENDING -300.00 2026-06",
                scene.entries(deal, ray));
    }

    @Test
    void ent2ADealThatMovesToAnotherMonthIsTakenBackThereAndPostedHere() {
        UUID deal = scene.won("2026-06-10", "300.00", ray, scene.rep(ray, 100));
        scene.settle(Cause.FACTS, deal);
        scene.pay(deal, ray, true);
        scene.change(deal, "close_date = date '2026-07-02'");
        settledTwice(Cause.FACTS, deal);
        assertEquals("DEAL_COMMISSION PAID 300.00 2026-06, DEAL_COMMISSION PENDING 300.00 2026-07, "
                + "ADJUSTMENT PENDING -300.00 2026-06", sorted(scene.entries(deal, ray)));
    }

    private static String sorted(String entries) {
        List<String> all = new ArrayList<>(List.of(entries.split(", ")));
        all.sort((one, other) -> other.compareTo(one));
        List<String> ordered = new ArrayList<>(all);
        ordered.sort((one, other) -> rank(one) - rank(other));
        return String.join(", ", ordered);
    }

    private static int rank(String entry) {
        return entry.contains("PAID") ? 0 : entry.startsWith("DEAL") ? 1 : 2;
    }

    @Test
    void pro2ARowIsDividedByDaysAndThenByItsStructures() {
        UUID deal = scene.open(ray, scene.rep(ray, 100));
        scene.apply(deal, Change.transfer(ray, rosa, from("2026-06-16")));
        UUID june = scene.reconciled(deal, "2026-06-01", "2026-06-30", "300.00");
        settledTwice(Cause.FACTS, deal);
        assertEquals("150.00", scene.posted(deal, june, ray));
        assertEquals("150.00", scene.posted(deal, june, rosa));
        assertEquals("t", scene.given.value(scene.tenant, """
                select left((is_split and split_percent is null)::text, 1) from commission_entries
                where tenant_id = ? and person_id = ?""", scene.tenant, ray));
    }

    @Test
    void pro4AReassignmentOfAReconciledRowAdjustsAndItsUndoLeavesNothing() {
        UUID deal = scene.open(ray, scene.rep(ray, 100));
        UUID june = scene.reconciled(deal, "2026-06-01", "2026-06-30", "300.00");
        scene.settle(Cause.FACTS, deal);
        int added = scene.apply(deal, Change.transfer(ray, rosa, from("2026-06-16")));
        settledTwice(Cause.REASSIGNED, deal);
        assertEquals("DEAL_COMMISSION PENDING 300.00 2026-06, ADJUSTMENT PENDING -150.00 2026-06",
                scene.entries(deal, ray));
        assertEquals("ADJUSTMENT PENDING 150.00 2026-06", scene.entries(deal, rosa));
        String before = scene.fingerprint();
        scene.settle(Cause.FACTS, deal);
        assertEquals(before, scene.fingerprint(), "the facts are as they were");
        scene.takeBack(deal, added);
        settledTwice(Cause.REASSIGNED, deal);
        assertEquals("DEAL_COMMISSION PENDING 300.00 2026-06", scene.entries(deal, ray));
        assertEquals("", scene.entries(deal, rosa));
        assertEquals("300.00", scene.posted(deal, june, ray));
    }

    @Test
    void pro4WhatWasPaidMeanwhileIsCompensatedByAdjustments() {
        UUID deal = scene.open(ray, scene.rep(ray, 100));
        UUID june = scene.reconciled(deal, "2026-06-01", "2026-06-30", "300.00");
        scene.settle(Cause.FACTS, deal);
        int added = scene.apply(deal, Change.absorb(ray, from("2026-06-16")));
        scene.settle(Cause.REASSIGNED, deal);
        assertEquals("ADJUSTMENT APPROVED 150.00 2026-06", scene.entries(deal, scene.house), "PPL-2");
        scene.pay(deal, ray, true);
        scene.close("2026-06");
        scene.takeBack(deal, added);
        settledTwice(Cause.REASSIGNED, deal);
        assertEquals("DEAL_COMMISSION PAID 300.00 2026-06, ADJUSTMENT PAID -150.00 2026-06, "
                + "ADJUSTMENT PENDING 150.00 2026-07", scene.entries(deal, ray));
        assertEquals("", scene.entries(deal, scene.house));
        assertEquals("300.00", scene.posted(deal, june, ray));
    }

    @Test
    void ppl3ALeaversPartWaitsAndIsPostedToWhoeverReceivesIt() {
        UUID deal = scene.deal("pipeline", null, "300.00", ray, scene.rep(ray, 80));
        UUID june = scene.reconciled(deal, "2026-06-01", "2026-06-30", "300.00");
        scene.ends(ray, "2026-06-15");
        settledTwice(Cause.FACTS, deal);
        assertEquals("DEAL_COMMISSION PENDING 120.00 2026-06", scene.entries(deal, ray));
        assertEquals("TRAILING_PART: 120.00 of 2026-06-16 to 2026-06-30 wait: these days lie after the person's end."
                + " Reassign them, or confirm them as trailing pay.", scene.waiting(deal));
        int added = scene.apply(deal, Change.transfer(ray, rosa, from("2026-06-16")));
        settledTwice(Cause.REASSIGNED, deal);
        assertEquals("DEAL_COMMISSION PENDING 120.00 2026-06", scene.entries(deal, rosa), "RSG-5");
        assertEquals("DEAL_COMMISSION PENDING 120.00 2026-06", scene.entries(deal, ray));
        assertEquals("60.00", scene.posted(deal, june, scene.house));
        assertEquals("", scene.waiting(deal));
        scene.takeBack(deal, added);
        settledTwice(Cause.REASSIGNED, deal);
        assertEquals("", scene.entries(deal, rosa));
        assertTrue(scene.waiting(deal).startsWith("TRAILING_PART: 120.00"));
    }

    @Test
    void ppl3TrailingPayIsPostedToTheLeaver() {
        UUID deal = scene.won("2026-06-20", "300.00", ray, scene.rep(ray, 80));
        scene.ends(ray, "2026-06-15");
        settledTwice(Cause.FACTS, deal);
        assertEquals("", scene.entries(deal, ray));
        assertTrue(scene.waiting(deal).startsWith("TRAILING_PART: 240.00 of 2026-06-20 to 2026-06-20"));
        scene.confirm(deal, null, ray);
        settledTwice(Cause.FACTS, deal);
        assertEquals("DEAL_COMMISSION PENDING 240.00 2026-06", scene.entries(deal, ray));
        assertEquals("", scene.waiting(deal));
    }

    @Test
    void pro4OneWhoHasAnOwnPartReceivesTheWaitingOneBesideIt() {
        Structure structure = Structure.of(List.of(DealScene.line(LineRole.HOUSE_REP, ray, 5000),
                DealScene.line(LineRole.SUBAGENT, rosa, 2000), DealScene.line(LineRole.HOUSE, scene.house, 3000)));
        UUID deal = scene.open(ray, structure);
        scene.reconciled(deal, "2026-06-01", "2026-06-30", "300.00");
        scene.ends(ray, "2026-06-15");
        scene.settle(Cause.FACTS, deal);
        int added = scene.apply(deal, Change.transfer(ray, rosa, from("2026-06-11")));
        settledTwice(Cause.REASSIGNED, deal);
        assertEquals("DEAL_COMMISSION PENDING 60.00 2026-06, DEAL_COMMISSION PENDING 75.00 2026-06, "
                + "ADJUSTMENT PENDING 25.00 2026-06", scene.entries(deal, rosa));
        assertEquals("DEAL_COMMISSION PENDING 75.00 2026-06, ADJUSTMENT PENDING -25.00 2026-06",
                scene.entries(deal, ray));
        scene.takeBack(deal, added);
        settledTwice(Cause.REASSIGNED, deal);
        assertEquals("DEAL_COMMISSION PENDING 60.00 2026-06", scene.entries(deal, rosa));
        assertEquals("DEAL_COMMISSION PENDING 75.00 2026-06", scene.entries(deal, ray));
    }

    @Test
    void openDealsCostOneStatement() {
        UUID[] deals = new UUID[20];
        for (int i = 0; i < deals.length; i++) {
            deals[i] = scene.open(ray, scene.rep(ray, 100));
            scene.row(deals[i], "2026-06-01", "2026-06-30", "300.00");
        }
        long before = Sql.statements();
        scene.settle(Cause.REASSIGNED, deals);
        long many = Sql.statements() - before;
        before = Sql.statements();
        scene.settle(Cause.REASSIGNED, deals[0]);
        assertEquals(many, Sql.statements() - before);
    }

    @Test
    void manyDealsPostWithAsManyStatementsAsOne() {
        UUID[] deals = new UUID[25];
        for (int i = 0; i < deals.length; i++) {
            deals[i] = scene.open(ray, scene.rep(ray, 50));
            scene.reconciled(deals[i], "2026-06-01", "2026-06-30", "300.00");
            scene.reconciled(deals[i], "2026-07-01", "2026-07-31", "300.00");
        }
        long before = Sql.statements();
        scene.settle(Cause.FACTS, deals[0]);
        long one = Sql.statements() - before;
        before = Sql.statements();
        scene.settle(Cause.FACTS, Arrays.copyOfRange(deals, 1, deals.length));
        assertEquals(one, Sql.statements() - before);
        assertEquals(100, scene.given.count(scene.tenant, "select count(*) from commission_entries where tenant_id = ?",
                scene.tenant));
    }

    @Test
    void mon1ThreeDecimalsAreDividedToTheLastOne() {
        scene.in("KWD", "Asia/Kuwait", "2026-07-10");
        UUID ali = scene.person("ali");
        UUID deal = scene.open(ali, scene.rep(ali, 33));
        UUID june = scene.reconciled(deal, "2026-06-01", "2026-06-30", "0.100");
        settledTwice(Cause.FACTS, deal);
        assertEquals("0.033 0.067", scene.given.value(scene.tenant, """
                select string_agg(trim_scale(amount)::text, ' ' order by amount) from commission_entries
                where tenant_id = ? and schedule_row_id = ?""", scene.tenant, june));
    }

    @Test
    void pro3DoingAndUndoingLeavesEntriesAsTheyWere() {
        UUID deal = scene.open(ray, scene.rep(ray, 70));
        scene.reconciled(deal, "2026-05-11", "2026-06-30", "333.37");
        scene.reconciled(deal, "2026-06-01", "2026-07-04", "100.01");
        scene.settle(Cause.FACTS, deal);
        UUID third = scene.person("third");
        String before = scene.entries(deal, ray) + scene.entries(deal, scene.house);
        Random random = new Random(42);
        for (int round = 0; round < 25; round++) {
            int first = scene.apply(deal, Change.transfer(ray, rosa, from("2026-05-" + (12 + random.nextInt(18)))));
            scene.settle(Cause.REASSIGNED, deal);
            int second = scene.apply(deal, random.nextBoolean()
                    ? Change.absorb(rosa, from("2026-06-" + (10 + random.nextInt(20))))
                    : Change.custom(rosa, List.of(new Split(third, random.nextInt(5_000)), new Split(ray, 3)),
                            from("2026-06-" + (10 + random.nextInt(20)))));
            scene.settle(Cause.REASSIGNED, deal);
            scene.takeBack(deal, second);
            scene.settle(Cause.REASSIGNED, deal);
            scene.takeBack(deal, first);
            scene.settle(Cause.REASSIGNED, deal);
            assertEquals(before, scene.entries(deal, ray) + scene.entries(deal, scene.house), "round " + round);
            assertEquals("", scene.entries(deal, rosa) + scene.entries(deal, third));
        }
    }
}
