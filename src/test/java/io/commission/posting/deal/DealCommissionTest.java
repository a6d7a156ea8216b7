package io.commission.posting.deal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.commission.money.MinorUnits;
import io.commission.structure.Structure;
import io.commission.structure.Timeline;
import io.commission.structure.Version;

class DealCommissionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final UUID HOUSE = new UUID(0, 1);
    private static final UUID RAY = new UUID(0, 2);
    private static final UUID ROSA = new UUID(0, 3);

    private final Rates rates = new Rates(TODAY, new MinorUnits(2), Map.of(
            RAY,
            List.of(target(RAY, "2026-04-01", "2026-06-30", "3.3333"), target(RAY, "2026-07-01", "2026-09-30", "5")),
            ROSA, List.of(target(ROSA, "2026-07-01", "2026-12-31", "7"))));

    @Test
    void fct1TheAmountAtTheRateOfTheOwnersTargetOnTheCloseDateIsRoundedOnce() {
        DealCommission won = DealCommission.of(deal(DealStatus.CLOSED_WON, "2026-06-10", "1000.05", null, RAY), rates);
        assertEquals(new BigDecimal("33.33"), won.amount());
        assertEquals(new BigDecimal("3.3333"), won.rated().rate());
        DealCommission half = DealCommission.of(deal(DealStatus.CLOSED_WON, "2026-07-10", "0.10", null, RAY), rates);
        assertEquals(new BigDecimal("0.01"), half.amount(), "0.005 is half-up");
    }

    @Test
    void fct1WhatTheCrmSuppliedComesFirst() {
        Deal deal = deal(DealStatus.COMMIT, "2026-07-10", "1000.00", "0.00", RAY);
        assertEquals(0, DealCommission.of(deal, rates).amount().signum());
        assertNull(DealCommission.of(deal, rates).missing());
    }

    @Test
    void fct1AnOpenDealIsRatedAsOfTodayAtTheEarliest() {
        assertEquals(new BigDecimal("3.3333"), rate(deal(DealStatus.PIPELINE, "2026-01-05", "10", null, RAY)));
        assertEquals(new BigDecimal("3.3333"), rate(deal(DealStatus.PIPELINE, null, "10", null, RAY)));
        assertEquals(new BigDecimal("5"), rate(deal(DealStatus.PIPELINE, "2026-08-05", "10", null, RAY)));
    }

    @Test
    void fct1WithoutATargetItIsNothingAndSomethingIsMissing() {
        DealCommission none = DealCommission.of(deal(DealStatus.PIPELINE, "2026-06-20", "10", null, ROSA), rates);
        assertEquals(0, none.amount().signum());
        assertEquals("NO_TARGET", none.missing());
        assertEquals("NO_TARGET",
                DealCommission.of(deal(DealStatus.CLOSED_WON, "2026-03-31", "10", null, RAY), rates).missing());
    }

    @Test
    void fct1TheLastRateStaysWhenTheOwnerBecomesHouseOrSomebodyWithoutTarget() {
        for (UUID owner : new UUID[]{HOUSE, ROSA, null}) {
            Deal moved = with(deal(DealStatus.PIPELINE, "2026-06-20", "10", null, RAY), "2026-06-01", owner);
            DealCommission.Rated rated = DealCommission.of(moved, rates).rated();
            assertEquals(new BigDecimal("3.3333"), rated.rate());
            assertEquals(true, rated.kept());
            assertEquals(RAY, rated.person());
        }
        Deal later = with(deal(DealStatus.PIPELINE, "2026-07-20", "10", null, RAY), "2026-06-01", ROSA);
        assertEquals(new BigDecimal("7"), rate(later));
        assertEquals(false, DealCommission.of(later, rates).rated().kept());
    }

    @Test
    void fct1AChangeAheadCountsForACloseDateAfterIt() {
        Deal deal = with(deal(DealStatus.COMMIT, "2026-08-05", "10", null, RAY), "2026-08-01", ROSA);
        assertEquals(new BigDecimal("7"), rate(deal));
        Deal before = with(deal(DealStatus.COMMIT, "2026-07-31", "10", null, RAY), "2026-08-01", ROSA);
        assertEquals(new BigDecimal("5"), rate(before));
    }

    @Test
    void fct1ALostDealEarnsNothing() {
        DealCommission lost = DealCommission.of(deal(DealStatus.CLOSED_LOST, "2026-06-10", "10", "4.00", RAY), rates);
        assertEquals(0, lost.amount().signum());
        assertNull(lost.missing());
    }

    private BigDecimal rate(Deal deal) {
        return DealCommission.of(deal, rates).rated().rate();
    }

    private static Rates.Target target(UUID person, String start, String end, String rate) {
        return new Rates.Target(person, LocalDate.parse(start), LocalDate.parse(end), new BigDecimal(rate));
    }

    private static Deal deal(DealStatus status, String closed, String amount, String expected, UUID owner) {
        return new Deal(new UUID(1, 1), "D-1", null, LocalDate.of(2026, 1, 1), new BigDecimal(amount),
                closed == null ? null : LocalDate.parse(closed), status, null,
                expected == null ? null : new BigDecimal(expected), false, 0,
                Timeline.of(Version.original(owner, Structure.ofOwner(owner, HOUSE))), List.of());
    }

    private static Deal with(Deal deal, String from, UUID owner) {
        return deal.with(new Timeline(List.of(deal.timeline().original(),
                new Version(LocalDate.parse(from), owner, Structure.ofOwner(owner == HOUSE ? null : owner, HOUSE)))));
    }
}
