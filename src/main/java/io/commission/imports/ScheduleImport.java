package io.commission.imports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.schedule.ScheduleChange;
import io.commission.schedule.ScheduleIntake;
import io.commission.schedule.ScheduleIntake.Taken;

/** Rows of revenue schedules, by the external ids of the opportunity and of the row; an actual commission reconciles (OPP-3). */
@ApplicationScoped
class ScheduleImport implements ImportKind<ScheduleChange> {
    private static final int MAX_ID = 200;

    private final ScheduleIntake intake;

    ScheduleImport(ScheduleIntake intake) {
        this.intake = intake;
    }

    @Override
    public Columns columns() {
        return Columns.required("opportunityId", "externalId").optional("startDate", "endDate", "expectedRevenue",
                "expectedCommission", "actualCommission");
    }

    @Override
    public ScheduleChange read(InputRow row, ImportContext context) {
        Set<String> carried = new TreeSet<>();
        ScheduleChange change = ScheduleChange.told(row.requiredText("opportunityId", MAX_ID),
                row.requiredText("externalId", MAX_ID), row.date("startDate"), row.date("endDate"),
                row.amount("expectedRevenue", context.decimals()),
                row.amount("expectedCommission", context.decimals()),
                row.amount("actualCommission", context.decimals()), context.startedAt(), carried);
        context.note(row, carried, "startDate", change.startDate());
        context.note(row, carried, "endDate", change.endDate());
        context.note(row, carried, "expectedRevenue", change.expectedRevenue());
        context.note(row, carried, "expectedCommission", change.expectedCommission());
        if (carried.contains("startDate")) {
            row.required("startDate", change.startDate());
        }
        if (carried.contains("endDate")) {
            row.required("endDate", change.endDate());
        }
        if (carried.contains("expectedCommission")) {
            row.required("expectedCommission", change.expectedCommission());
        }
        if (change.startDate() != null && change.endDate() != null && change.endDate().isBefore(change.startDate())) {
            row.reject("endDate", "DATE_RANGE_INVALID", "the row ends before it starts");
        }
        return change;
    }

    @Override
    public Outcome take(List<ScheduleChange> rows) {
        Taken taken = intake.take(rows);
        return new Outcome(taken.changed(), taken.unchanged(), taken.refused(), Map.of());
    }
}
