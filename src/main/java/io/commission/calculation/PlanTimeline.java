package io.commission.calculation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which plan a person is on, day by day.
 *
 * @param assignments the person's assignments
 * @param plans the versions of every plan that they name
 * @param defaults the tenant's default plan over time
 */
public record PlanTimeline(
        List<Dated<AssignmentTerms>> assignments,
        Map<UUID, List<Dated<PlanTerms>>> plans,
        List<Dated<PlanTerms>> defaults) {

    /** The assignment in force on the day. */
    public Optional<AssignmentTerms> assignmentOn(LocalDate day) {
        return Dated.on(day, assignments);
    }

    /** The assigned plan's version in force on the day. */
    public Optional<PlanTerms> assignedPlanOn(LocalDate day) {
        return assignmentOn(day)
                .flatMap(assignment -> Dated.on(day, plans.getOrDefault(assignment.planId(), List.of())));
    }

    /** The tenant's default plan on the day. */
    public Optional<PlanTerms> defaultPlanOn(LocalDate day) {
        return Dated.on(day, defaults);
    }

    /** The plan that counts on the day: the assigned one, else the default. */
    public Optional<PlanTerms> planOn(LocalDate day) {
        Optional<PlanTerms> assigned = assignedPlanOn(day);
        return assigned.isPresent() ? assigned : defaultPlanOn(day);
    }

    /**
     * First day of the count that the day belongs to: the start of the tier period, or the later day on which the plan or its tiers
     * changed (PLAN-5).
     */
    public LocalDate countStart(LocalDate day, PlanTerms plan) {
        LocalDate start = day;
        LocalDate periodStart = plan.period().startOf(day);
        NavigableSet<LocalDate> changes = changesBetween(periodStart, day);
        for (LocalDate change : changes.descendingSet()) {
            LocalDate dayBefore = change.minusDays(1);
            start = change;
            boolean goesOn = planOn(dayBefore).map(plan::sharesCountWith).orElse(false);
            if (dayBefore.isBefore(periodStart) || !goesOn) {
                return start;
            }
        }
        return periodStart;
    }

    private NavigableSet<LocalDate> changesBetween(LocalDate first, LocalDate last) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        assignments.forEach(assignment -> addEdges(days, assignment.range()));
        plans.values().forEach(versions -> versions.forEach(version -> addEdges(days, version.range())));
        defaults.forEach(version -> addEdges(days, version.range()));
        return days.subSet(first, true, last, true);
    }

    private static void addEdges(NavigableSet<LocalDate> days, DateRange range) {
        days.add(range.from());
        if (range.to() != null) {
            days.add(range.to().plusDays(1));
        }
    }
}
