package io.commission.calculation;

import static io.commission.calculation.Given.decimal;
import static io.commission.calculation.Posted.Kind.ADJUSTMENT;
import static io.commission.calculation.Posted.Kind.COMMISSION;
import static io.commission.calculation.Posted.Kind.REVERSED_COMMISSION;
import static io.commission.calculation.Posted.Kind.TAKE_BACK;
import static io.commission.calculation.Posted.Kind.TRUE_UP_PART;
import static io.commission.calculation.Posted.State.APPROVED;
import static io.commission.calculation.Posted.State.PENDING;
import static io.commission.calculation.Posted.State.SETTLED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class SettlementTest {

    @Test
    void ent2ANewLoadIsPostedAlsoWhenItEarns0() {
        assertEquals("commission 10.00", told(Settlement.ofChanged(decimal("10.00"), true, List.of())));
        assertEquals("commission 0.00", told(Settlement.ofChanged(decimal("0.00"), true, List.of())));
        assertEquals("", told(Settlement.ofChanged(decimal("0.00"), false, List.of())));
    }

    @Test
    void ent2OwnPendingAndApprovedRowsAreSuperseded() {
        assertEquals("-1 commission 12.00 for 1",
                told(Settlement.ofChanged(decimal("12.00"), true, List.of(row(1, COMMISSION, PENDING, "10.00")))));
        assertEquals("-1 commission 12.00 for 1",
                told(Settlement.ofChanged(decimal("12.00"), true, List.of(row(1, COMMISSION, APPROVED, "10.00")))));
        assertEquals("-1",
                told(Settlement.ofChanged(BigDecimal.ZERO, false, List.of(row(1, COMMISSION, APPROVED, "9.00")))));
    }

    @Test
    void ent2RunningAgainPostsNothing() {
        assertEquals("",
                told(Settlement.ofChanged(decimal("10.00"), true, List.of(row(1, COMMISSION, APPROVED, "10.00")))));
        assertEquals("", told(Settlement.ofChanged(decimal("12.00"), true,
                List.of(row(1, COMMISSION, SETTLED, "10.00"), row(2, ADJUSTMENT, PENDING, "2.00")))));
        assertEquals("", told(Settlement.ofOther(decimal("10.00"), List.of(row(1, COMMISSION, SETTLED, "10.00")))));
    }

    @Test
    void ent2BesideAPaidEntryTheDifferenceIsAnAdjustmentPointingAtIt() {
        Posted paid = row(1, COMMISSION, SETTLED, "10.00");
        assertEquals("adjustment 2.00 beside 1", told(Settlement.ofChanged(decimal("12.00"), true, List.of(paid))));
        assertEquals("adjustment -10.00 beside 1", told(Settlement.ofChanged(BigDecimal.ZERO, false, List.of(paid))));
        assertEquals("-2 adjustment 3.00 for 2 beside 1", told(Settlement.ofChanged(decimal("13.00"), true,
                List.of(paid, row(2, ADJUSTMENT, APPROVED, "2.00")))));
        assertEquals("-2", told(
                Settlement.ofChanged(decimal("10.00"), true, List.of(paid, row(2, ADJUSTMENT, PENDING, "2.00")))));
    }

    @Test
    void ent2OtherLoadsPendingRowsAreSupersededAndTheRestIsTruedUp() {
        assertEquals("-1 commission 12.00 for 1",
                told(Settlement.ofOther(decimal("12.00"), List.of(row(1, COMMISSION, PENDING, "10.00")))));
        assertEquals("true-up 2.00",
                told(Settlement.ofOther(decimal("12.00"), List.of(row(1, COMMISSION, APPROVED, "10.00")))));
        assertEquals("true-up -1.00", told(Settlement.ofOther(decimal("11.00"),
                List.of(row(1, COMMISSION, SETTLED, "10.00"), row(2, TRUE_UP_PART, APPROVED, "2.00")))));
        assertEquals("-2 adjustment 3.00 for 2 beside 1", told(Settlement.ofOther(decimal("13.00"),
                List.of(row(1, COMMISSION, SETTLED, "10.00"), row(2, ADJUSTMENT, PENDING, "1.00")))));
    }

    @Test
    void ent3WhatWasTakenBackIsPostedAnewWhenReinstated() {
        assertEquals("commission 11.00", told(Settlement.ofChanged(decimal("11.00"), true,
                List.of(row(1, REVERSED_COMMISSION, SETTLED, "10.00"), row(2, TAKE_BACK, PENDING, "-10.00")))));
    }

    @Test
    void ent2GeneratedRowsAreBroughtToTheTargetAndNoFurther() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("SettlementTest -Dseed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            List<Posted> live = new ArrayList<>();
            for (int row = 0; row < random.nextInt(5); row++) {
                Posted.Kind kind = Posted.Kind.values()[random.nextInt(5)];
                Posted.State state = kind == REVERSED_COMMISSION
                        ? SETTLED
                        : Posted.State.values()[random.nextInt(3)];
                live.add(new Posted(new UUID(0, row + 1), kind, state, cents(random)));
            }
            boolean present = random.nextBoolean();
            BigDecimal target = present ? cents(random).abs() : BigDecimal.ZERO;
            Settlement own = Settlement.ofChanged(target, present, live);
            assertEquals(0, target.compareTo(sum(after(live, own))), () -> target + " from " + live + " by " + own);
            assertTrue(own.superseded().stream().allMatch(row -> row.state() != SETTLED), "settled rows stay");
            List<Posted> then = after(live, own);
            assertEquals("", told(Settlement.ofChanged(target, present, then)), () -> target + " again " + then);
            Settlement other = Settlement.ofOther(target, live);
            assertEquals(0, target.compareTo(sum(after(live, other)).add(other.trueUpPart())));
            assertTrue(other.superseded().stream().allMatch(row -> row.state() == PENDING), "approved rows stay");
        }
    }

    private static List<Posted> after(List<Posted> live, Settlement settlement) {
        List<Posted> after = new ArrayList<>(live);
        after.removeAll(settlement.superseded());
        settlement.posting().ifPresent(posting -> after.add(new Posted(new UUID(0, 99),
                posting.commission() ? COMMISSION : ADJUSTMENT, PENDING, posting.amount())));
        return after;
    }

    private static BigDecimal sum(List<Posted> rows) {
        return rows.stream().map(Posted::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal cents(Random random) {
        return BigDecimal.valueOf(random.nextInt(401) - 200, 2);
    }

    private static Posted row(int id, Posted.Kind kind, Posted.State state, String amount) {
        return new Posted(new UUID(0, id), kind, state, decimal(amount));
    }

    private static String told(Settlement settlement) {
        StringBuilder told = new StringBuilder();
        settlement.superseded().forEach(row -> told.append(" -").append(row.entryId().getLeastSignificantBits()));
        settlement.posting().ifPresent(posting -> {
            told.append(posting.commission() ? " commission " : " adjustment ").append(posting.amount());
            if (posting.supersedes() != null) {
                told.append(" for ").append(posting.supersedes().getLeastSignificantBits());
            }
            if (posting.corrects() != null) {
                told.append(" beside ").append(posting.corrects().getLeastSignificantBits());
            }
        });
        if (settlement.trueUpPart().signum() != 0) {
            told.append(" true-up ").append(settlement.trueUpPart());
        }
        return told.toString().trim();
    }
}
