package io.commission.calculation;

import static io.commission.calculation.Given.decimal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class PlanTimelineTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final TierSchedule MONTHLY = Given.plan4();
    private static final TierSchedule OTHER = schedule(TierPeriod.MONTHLY, "0:9");
    private static final TierSchedule QUARTERLY = schedule(TierPeriod.QUARTERLY, "0:9");

    @Test
    void time5ATierPeriodIsAMonthAQuarterOrAYear() {
        LocalDate day = day("2026-05-31");
        assertEquals(List.of(day("2026-05-01"), day("2026-04-01"), day("2026-01-01")),
                List.of(TierPeriod.MONTHLY.startOf(day), TierPeriod.QUARTERLY.startOf(day),
                        TierPeriod.ANNUAL.startOf(day)));
        assertEquals(List.of(day("2026-05-31"), day("2026-06-30"), day("2026-12-31")),
                List.of(TierPeriod.MONTHLY.endOf(day), TierPeriod.QUARTERLY.endOf(day), TierPeriod.ANNUAL.endOf(day)));
        assertEquals(day("2024-02-29"), TierPeriod.MONTHLY.endOf(day("2024-02-01")));
        assertEquals(day("2025-10-01"), TierPeriod.QUARTERLY.startOf(day("2025-12-31")));
    }

    @Test
    void plan5ACountStartsWithItsPeriod() {
        PlanTimeline timeline = timeline(List.of(assigned("2020-01-01", null, A)),
                Map.of(A, List.of(version("2020-01-01", null, A, QUARTERLY, "10"))));
        assertEquals(day("2026-01-01"), start(timeline, "2026-03-31"));
        assertEquals(day("2026-04-01"), start(timeline, "2026-04-01"));
    }

    @Test
    void plan5AdjacentAssignmentsToTheSamePlanGoOnCounting() {
        PlanTimeline timeline = timeline(
                List.of(assigned("2020-01-01", "2026-01-15", A), assigned("2026-01-16", "2026-02-10", A),
                        assigned("2026-02-11", null, A)),
                Map.of(A, List.of(version("2020-01-01", null, A, QUARTERLY, "10"))));
        assertEquals(day("2026-01-01"), start(timeline, "2026-01-16"));
        assertEquals(day("2026-01-01"), start(timeline, "2026-03-01"));
    }

    @Test
    void plan5AGapBetweenAssignmentsStartsANewCount() {
        PlanTimeline timeline = timeline(
                List.of(assigned("2020-01-01", "2026-01-15", A), assigned("2026-01-17", null, A)),
                Map.of(A, List.of(version("2020-01-01", null, A, MONTHLY, "10"))));
        assertEquals(day("2026-01-17"), start(timeline, "2026-01-31"));
        assertEquals(day("2026-01-01"), start(timeline, "2026-01-15"));
    }

    @Test
    void plan5AnotherPlanStartsANewCountOnItsFirstDayAndSoDoesTheWayBack() {
        PlanTimeline timeline = timeline(
                List.of(assigned("2020-01-01", "2026-01-09", A), assigned("2026-01-10", "2026-01-19", B),
                        assigned("2026-01-20", null, A)),
                Map.of(A, List.of(version("2020-01-01", null, A, MONTHLY, "10")), B,
                        List.of(version("2020-01-01", null, B, MONTHLY, "10"))));
        assertEquals(day("2026-01-01"), start(timeline, "2026-01-09"));
        assertEquals(day("2026-01-10"), start(timeline, "2026-01-10"));
        assertEquals(day("2026-01-20"), start(timeline, "2026-01-31"));
        assertEquals(day("2026-02-01"), start(timeline, "2026-02-01"));
    }

    @Test
    void plan5ChangedTiersStartANewCountAndAnotherRateWithoutTiersDoesNot() {
        PlanTimeline tiers = timeline(List.of(assigned("2020-01-01", null, A)),
                Map.of(A, List.of(version("2020-01-01", "2026-01-14", A, MONTHLY, null),
                        version("2026-01-15", null, A, OTHER, null))));
        assertEquals(day("2026-01-15"), start(tiers, "2026-01-20"));
        assertEquals(day("2026-01-01"), start(tiers, "2026-01-14"));
        PlanTimeline rates = timeline(List.of(assigned("2020-01-01", null, A)),
                Map.of(A, List.of(version("2020-01-01", "2026-01-14", A, null, "10"),
                        version("2026-01-15", null, A, null, "12"))));
        assertEquals(day("2026-01-01"), start(rates, "2026-01-20"));
    }

    @Test
    void plan5ANewVersionWithTheSameTiersGoesOnCounting() {
        PlanTimeline timeline = timeline(List.of(assigned("2020-01-01", null, A)),
                Map.of(A, List.of(version("2020-01-01", "2026-01-14", A, MONTHLY, null),
                        version("2026-01-15", null, A, Given.plan4(), null))));
        assertEquals(day("2026-01-01"), start(timeline, "2026-01-20"));
    }

    @Test
    void plan7TheDefaultPlanCountsWhereNoneIsAssigned() {
        Dated<PlanTerms> standard = version("2026-01-05", null, B, MONTHLY, null);
        PlanTimeline timeline = new PlanTimeline(List.of(assigned("2020-01-01", "2026-01-09", A)),
                Map.of(A, List.of(version("2020-01-01", null, A, MONTHLY, null)), B, List.of(standard)),
                List.of(standard));
        assertEquals(B, timeline.planOn(day("2026-01-10")).orElseThrow().planId());
        assertEquals(day("2026-01-10"), start(timeline, "2026-01-12"));
        assertEquals(day("2026-01-01"), start(timeline, "2026-01-09"));
    }

    private static LocalDate start(PlanTimeline timeline, String day) {
        return timeline.countStart(day(day), timeline.planOn(day(day)).orElseThrow());
    }

    private static PlanTimeline timeline(List<Dated<AssignmentTerms>> assignments,
            Map<UUID, List<Dated<PlanTerms>>> plans) {
        return new PlanTimeline(assignments, plans, List.of());
    }

    private static Dated<AssignmentTerms> assigned(String from, String to, UUID plan) {
        return new Dated<>(range(from, to), new AssignmentTerms(UUID.randomUUID(), plan, null, null));
    }

    private static Dated<PlanTerms> version(String from, String to, UUID plan, TierSchedule schedule, String rate) {
        return new Dated<>(range(from, to), new PlanTerms(plan, UUID.randomUUID(), "Plan",
                schedule == null ? Method.PERCENT : Method.TIERED, decimal(rate), Basis.GROSS_REVENUE, null, true,
                schedule,
                null, null, null, List.of()));
    }

    private static TierSchedule schedule(TierPeriod period, String... tiers) {
        return Given.schedule(ThresholdType.REVENUE, RateType.PERCENT, TierMode.MARGINAL, period, tiers);
    }

    private static DateRange range(String from, String to) {
        return new DateRange(day(from), to == null ? null : day(to));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
