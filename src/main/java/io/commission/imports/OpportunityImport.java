package io.commission.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.opportunity.OpportunityChange;
import io.commission.opportunity.OpportunityChange.GivenLine;
import io.commission.opportunity.OpportunityIntake;
import io.commission.opportunity.OpportunityIntake.Effect;
import io.commission.opportunity.OpportunityIntake.Taken;
import io.commission.posting.deal.DealStatus;
import io.commission.problem.Refusal;
import io.commission.structure.LineRole;

/** Opportunities, by external id, with the structure of new ones (OPP-1, OPP-2). */
@ApplicationScoped
class OpportunityImport implements ImportKind<OpportunityChange> {
    private static final int MAX_TEXT = 200;
    private static final int DECIMALS = 2;
    private static final List<String> LINE = List.of("role", "personId", "percent");

    private final OpportunityIntake intake;

    OpportunityImport(OpportunityIntake intake) {
        this.intake = intake;
    }

    @Override
    public Columns columns() {
        return Columns.required("externalId").optional("accountId", "ownerId", "name", "openedOn", "amount",
                "closeDate", "status", "stage", "expectedCommission", "structure");
    }

    @Override
    public OpportunityChange read(InputRow row, ImportContext context) {
        OpportunityChange change = new OpportunityChange(row.requiredText("externalId", MAX_TEXT),
                row.text("accountId", MAX_TEXT), row.text("ownerId", MAX_TEXT), row.text("name", MAX_TEXT),
                row.date("openedOn"), row.amount("amount", context.decimals()), row.date("closeDate"), status(row),
                row.text("stage", MAX_TEXT), row.amount("expectedCommission", context.decimals()),
                structure(row), new TreeSet<>());
        Set<String> carried = change.carried();
        context.note(row, carried, "accountId", change.account());
        context.note(row, carried, "ownerId", change.owner());
        context.note(row, carried, "name", change.name());
        context.note(row, carried, "openedOn", change.openedOn());
        context.note(row, carried, "amount", change.amount());
        context.note(row, carried, "closeDate", change.closeDate());
        context.note(row, carried, "status", change.status());
        context.note(row, carried, "stage", change.stage());
        context.note(row, carried, "expectedCommission", change.expectedCommission());
        for (String kept : List.of("name", "openedOn", "status")) {
            if (carried.contains(kept)) {
                row.required(kept, switch (kept) {
                    case "name" -> change.name();
                    case "openedOn" -> change.openedOn();
                    default -> change.status();
                });
            }
        }
        return change;
    }

    private static DealStatus status(InputRow row) {
        String text = row.text("status");
        if (text == null) {
            return null;
        }
        return DealStatus.find(text).orElseGet(() -> {
            row.reject("status", RowFault.NOT_A_CHOICE, "'" + Characters.shown(text)
                    + "' is not one of pipeline, commit, best_case, closed_won, closed_lost");
            return null;
        });
    }

    private static List<GivenLine> structure(InputRow row) {
        List<InputRow> lines = row.records("structure", LINE);
        if (lines == null) {
            return null;
        }
        List<GivenLine> structure = new ArrayList<>(lines.size());
        for (InputRow line : lines) {
            LineRole role = line.required("role", line.choice("role", LineRole.class));
            BigDecimal percent = line.required("percent", line.share("percent"));
            if (percent != null && percent.stripTrailingZeros().scale() > DECIMALS) {
                line.reject("percent", RowFault.TOO_MANY_DECIMALS,
                        percent.stripTrailingZeros().toPlainString() + " has more than 2 decimals");
            }
            String person = line.text("personId", MAX_TEXT);
            if (role != null && role != LineRole.HOUSE) {
                line.required("personId", person);
            }
            structure.add(new GivenLine(role, person, percent));
        }
        return structure;
    }

    @Override
    public Outcome take(List<OpportunityChange> rows) {
        List<Taken> taken = intake.take(rows);
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
