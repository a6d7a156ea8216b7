package io.commission.posting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.commission.calculation.AssignmentTerms;
import io.commission.calculation.DateRange;
import io.commission.calculation.Dated;
import io.commission.calculation.OverrideTerms;
import io.commission.calculation.PlanTerms;

/**
 * That people had a plan over whole months, in place of whatever they had.
 *
 * @param plan what the plan says over these months, its id {@link #PLAN}
 * @param keepOverrides whether customer and assignment overrides still come first (PLAN-7)
 */
public record Supposition(Set<UUID> people, List<Dated<PlanTerms>> plan, YearMonth from, YearMonth to,
        boolean keepOverrides) {

    /** Stands for the plan. No plan on file has it, so that the supposed counts begin on the first day (PLAN-5). */
    public static final UUID PLAN = new UUID(0, 0);

    private static final AssignmentTerms WITHOUT_OVERRIDE = new AssignmentTerms(null, PLAN, null, null);

    /** Whether the plan is supposed for the day. */
    boolean holds(LocalDate day) {
        return holds(YearMonth.from(day));
    }

    boolean holds(YearMonth month) {
        return !month.isBefore(from) && !month.isAfter(to);
    }

    boolean hasFloor() {
        return plan.stream().anyMatch(version -> version.value().floor() != null);
    }

    /** The terms on file, these people's as they are supposed to be. */
    TermsOnFile in(TermsOnFile file) {
        Map<UUID, List<Dated<PlanTerms>>> plans = new HashMap<>(file.plans());
        plans.put(PLAN, plan);
        Map<UUID, List<Dated<AssignmentTerms>>> assignments = new HashMap<>(file.assignments());
        people.forEach(
                person -> assignments.put(person, assignments(file.assignments().getOrDefault(person, List.of()))));
        Map<TermsOnFile.PersonAndAccount, List<Dated<OverrideTerms>>> overrides = new HashMap<>(file.overrides());
        if (!keepOverrides) {
            overrides.keySet().removeIf(key -> people.contains(key.personId()));
        }
        return new TermsOnFile(file.settings(), file.fallback(), plans, file.defaults(), assignments, overrides,
                file.people(), file.owners());
    }

    /** The same outside of the months; within them the plan, with the overrides of whatever was assigned on the day. */
    private List<Dated<AssignmentTerms>> assignments(List<Dated<AssignmentTerms>> onFile) {
        LocalDate first = from.atDay(1);
        LocalDate last = to.atEndOfMonth();
        List<Dated<AssignmentTerms>> supposed = new ArrayList<>();
        LocalDate next = first;
        for (Dated<AssignmentTerms> one : onFile.stream()
                .sorted(Comparator.comparing((Dated<AssignmentTerms> each) -> each.range().from())).toList()) {
            DateRange range = one.range();
            add(supposed, one.value(), range.from(), earlier(range.to(), first.minusDays(1)));
            add(supposed, one.value(), later(range.from(), last.plusDays(1)), range.to());
            LocalDate start = later(range.from(), first);
            LocalDate end = earlier(range.to(), last);
            if (!start.isAfter(end)) {
                add(supposed, WITHOUT_OVERRIDE, next, start.minusDays(1));
                add(supposed, keepOverrides ? overriding(one.value()) : WITHOUT_OVERRIDE, start, end);
                next = end.plusDays(1);
            }
        }
        add(supposed, WITHOUT_OVERRIDE, next, last);
        return supposed;
    }

    private static AssignmentTerms overriding(AssignmentTerms onFile) {
        return new AssignmentTerms(onFile.versionId(), PLAN, onFile.overrideRate(), onFile.overrideFlat());
    }

    private static void add(List<Dated<AssignmentTerms>> list, AssignmentTerms value, LocalDate from, LocalDate to) {
        if (to == null || !from.isAfter(to)) {
            list.add(new Dated<>(new DateRange(from, to), value));
        }
    }

    private static LocalDate earlier(LocalDate openEnd, LocalDate day) {
        return openEnd == null || openEnd.isAfter(day) ? day : openEnd;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
