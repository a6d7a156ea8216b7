package io.commission.event;

import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.problem.Problem;
import io.commission.problem.Refusal;
import io.commission.schedule.ScheduleChange;
import io.commission.schedule.ScheduleIntake;

/** What events say of revenue schedules (OPP-3). */
@ApplicationScoped
class ScheduleEvents {
    private final ScheduleIntake intake;

    ScheduleEvents(ScheduleIntake intake) {
        this.intake = intake;
    }

    /**
     * In the order of their times.
     *
     * @param fresh those that came for the first time
     * @param all the events of the request, by which a refusal names the faulty one
     */
    void take(List<IncomingEvent> fresh, List<IncomingEvent> all, boolean many) {
        List<IncomingEvent> events = fresh.stream().filter(event -> event.data() instanceof ScheduleReconciledData)
                .sorted(Comparator.comparing(IncomingEvent::time).thenComparing(IncomingEvent::id)).toList();
        if (events.isEmpty()) {
            return;
        }
        intake.take(events.stream().map(ScheduleEvents::change).toList()).refused().forEach((place, refusal) -> {
            String at = many ? "[" + all.indexOf(events.get(place)) + "]." : "";
            Refusal named = Refusal.of(refusal.code, refusal.getMessage());
            for (Problem.FieldError error : refusal.errors) {
                named.errors.add(new Problem.FieldError(at + "data." + error.field(), error.code(), error.message()));
            }
            throw named;
        });
    }

    private static ScheduleChange change(IncomingEvent event) {
        ScheduleReconciledData data = (ScheduleReconciledData) event.data();
        return ScheduleChange.reconciled(data.opportunityId(), data.rowId(), data.actualCommission(), event.time());
    }
}
