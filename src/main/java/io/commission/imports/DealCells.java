package io.commission.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

import io.commission.opportunity.Category;
import io.commission.opportunity.OpportunityChange;
import io.commission.opportunity.OpportunityChange.GivenLine;
import io.commission.posting.deal.DealStatus;
import io.commission.problem.Refusal;
import io.commission.structure.LineRole;

/** Reads what a row of a file, of a sync or of an event says of a deal (OPP-1, OPP-2). */
public final class DealCells {
    public static final int MAX_TEXT = 200;
    private static final int DECIMALS = 2;
    private static final List<String> LINE = List.of("role", "personId", "percent");

    private DealCells() {
    }

    /**
     * Its faults are noted on the row. What is told again of a deleted deal brings it back.
     *
     * @param currencyDecimals of the tenant's money (MON-1)
     * @param carries whether the row says something of a column that reads as the given value
     */
    public static OpportunityChange read(InputRow row, int currencyDecimals, BiPredicate<String, Object> carries) {
        DealStatus status = status(row, "status");
        DealStatus category = status(row, "category");
        OpportunityChange change = new OpportunityChange(row.requiredText("externalId", MAX_TEXT),
                row.text("accountId", MAX_TEXT), row.text("ownerId", MAX_TEXT), row.text("name", MAX_TEXT),
                row.date("openedOn"), row.amount("amount", currencyDecimals), row.date("closeDate"),
                agreed(row, status, category), row.text("stage", MAX_TEXT),
                row.amount("expectedCommission", currencyDecimals), structure(row), false, new TreeSet<>(), null);
        Set<String> carried = change.carried();
        note(carried, carries, "accountId", change.account());
        note(carried, carries, "ownerId", change.owner());
        note(carried, carries, "name", change.name());
        note(carried, carries, "openedOn", change.openedOn());
        note(carried, carries, "amount", change.amount());
        note(carried, carries, "closeDate", change.closeDate());
        note(carried, carries, "status", status);
        note(carried, carries, "stage", change.stage());
        note(carried, carries, "expectedCommission", change.expectedCommission());
        require(row, carried, "name", change.name());
        require(row, carried, "openedOn", change.openedOn());
        require(row, carried, "status", status);
        if (category != null) {
            carried.add("status");
        }
        return change;
    }

    private static void note(Set<String> carried, BiPredicate<String, Object> carries, String column, Object value) {
        if (carries.test(column, value)) {
            carried.add(column);
        }
    }

    private static void require(InputRow row, Set<String> carried, String column, Object value) {
        if (carried.contains(column)) {
            row.required(column, value);
        }
    }

    private static DealStatus agreed(InputRow row, DealStatus status, DealStatus category) {
        try {
            return Category.agreed(status, category);
        } catch (Refusal refusal) {
            row.reject("category", refusal.code.name(), refusal.getMessage());
            return null;
        }
    }

    private static DealStatus status(InputRow row, String column) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        return DealStatus.find(text).orElseGet(() -> {
            row.reject(column, RowFault.NOT_A_CHOICE, "'" + Characters.shown(text)
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
}
