package io.commission.imports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.forecast.Trigger;
import io.commission.opportunity.OpportunityChange;
import io.commission.opportunity.OpportunityIntake;
import io.commission.opportunity.OpportunityIntake.Effect;
import io.commission.opportunity.OpportunityIntake.Taken;
import io.commission.problem.Refusal;

/** Opportunities, by external id, with the structure of new ones (OPP-1, OPP-2). */
@ApplicationScoped
class OpportunityImport implements ImportKind<OpportunityChange> {
    private final OpportunityIntake intake;

    OpportunityImport(OpportunityIntake intake) {
        this.intake = intake;
    }

    @Override
    public Columns columns() {
        return Columns.required("externalId").optional("accountId", "ownerId", "name", "openedOn", "amount",
                "closeDate", "status", "category", "stage", "expectedCommission", "structure");
    }

    @Override
    public OpportunityChange read(InputRow row, ImportContext context) {
        return DealCells.read(row, context.decimals(), (column, value) -> context.carries(row, column, value));
    }

    @Override
    public Outcome take(List<OpportunityChange> rows) {
        List<Taken> taken = intake.take(rows, Trigger.SYNC);
        Map<Integer, Refusal> refused = new TreeMap<>();
        Map<Integer, Refusal> reported = new TreeMap<>();
        long unchanged = 0;
        for (int i = 0; i < taken.size(); i++) {
            Taken one = taken.get(i);
            if (one.refused() != null) {
                refused.put(i, one.refused());
            } else if (one.ownerStays() != null) {
                reported.put(i, one.ownerStays());
            }
            unchanged += one.effect() == Effect.UNCHANGED ? 1 : 0;
        }
        return new Outcome(taken.size() - unchanged - refused.size(), unchanged, refused, reported);
    }
}
