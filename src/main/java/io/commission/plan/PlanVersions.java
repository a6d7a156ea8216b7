package io.commission.plan;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Picks among a plan's live versions. */
final class PlanVersions {
    private PlanVersions() {
    }

    /** What a reader is shown of a day: the version in force, or the next one, or the last one; null without any. */
    static PlanVersion shown(List<PlanVersion> live, LocalDate day) {
        Comparator<PlanVersion> byStart = Comparator.comparing(PlanVersion::from);
        return live.stream().filter(version -> version.to() == null || !version.to().isBefore(day)).min(byStart)
                .orElseGet(() -> live.stream().max(byStart).orElse(null));
    }

    /** What a change of that day starts from: the version in force or the last one before, otherwise the first one. */
    static PlanVersion before(List<PlanVersion> live, LocalDate day) {
        Comparator<PlanVersion> byStart = Comparator.comparing(PlanVersion::from);
        return live.stream().filter(version -> !version.from().isAfter(day)).max(byStart)
                .orElseGet(() -> live.stream().min(byStart).orElse(null));
    }
}
