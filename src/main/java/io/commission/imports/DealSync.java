package io.commission.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.forecast.Trigger;
import io.commission.imports.DealSyncView.Fault;
import io.commission.imports.DealSyncView.Outcome;
import io.commission.imports.DealSyncView.Result;
import io.commission.opportunity.OpportunityChange;
import io.commission.opportunity.OpportunityIntake;
import io.commission.opportunity.OpportunityIntake.Taken;
import io.commission.problem.Code;
import io.commission.problem.Problem;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantProfiles;

/** Brings deals to what a CRM has, all of a call at once: the good ones are taken, each bad one is answered with its reason. */
@ApplicationScoped
class DealSync {
    static final int MAX_DEALS = 10_000;
    static final int MAX_BYTES = 16 * 1024 * 1024;
    /** Of one deal in one call: they are taken one after the other, each with statements of its own. */
    static final int MAX_TIMES = 10;
    private static final List<String> PROPERTIES = List.of("externalId", "accountId", "ownerId", "name", "openedOn",
            "amount", "closeDate", "status", "category", "stage", "expectedCommission", "structure", "deleted");

    private final OpportunityIntake intake;
    private final TenantProfiles tenants;

    DealSync(OpportunityIntake intake, TenantProfiles tenants) {
        this.intake = intake;
        this.tenants = tenants;
    }

    DealSyncView take(byte[] body) {
        List<InputRow> rows = JsonRows.read(body, "deals", MAX_DEALS);
        int decimals = tenants.current().units().digits();
        List<OpportunityChange> told = new ArrayList<>(rows.size());
        rows.forEach(row -> told.add(read(row, decimals)));
        refuseUnknownProperties(rows);
        refuseRepetitions(rows, told);
        Result[] results = new Result[rows.size()];
        List<Integer> good = new ArrayList<>(results.length);
        for (int i = 0; i < results.length; i++) {
            if (rows.get(i).isValid()) {
                good.add(i);
            } else {
                results[i] = new Result(i, told.get(i).externalId(), null, Outcome.REFUSED, fault(rows.get(i)), null);
            }
        }
        List<Taken> taken = intake.take(good.stream().map(told::get).toList(),
                Trigger.SYNC);
        for (int i = 0; i < taken.size(); i++) {
            int index = good.get(i);
            Taken one = taken.get(i);
            results[index] = new Result(index, told.get(index).externalId(), one.id(),
                    Outcome.valueOf(one.effect().name()), fault(one.refused()), fault(one.ownerStays()));
        }
        return DealSyncView.of(Arrays.asList(results));
    }

    private static OpportunityChange read(InputRow row, int decimals) {
        row.refuseUnknown(PROPERTIES);
        if (Boolean.TRUE.equals(row.flag("deleted"))) {
            return OpportunityChange.deleted(row.requiredText("externalId", DealCells.MAX_TEXT));
        }
        return DealCells.read(row, decimals, (property, value) -> row.given().contains(property));
    }

    /** A misspelt property is a fault of the program that sends it, not of a deal. */
    private static void refuseUnknownProperties(List<InputRow> rows) {
        List<Problem.FieldError> unknown = new ArrayList<>();
        for (InputRow row : rows) {
            for (RowError error : row.errors()) {
                if (error.code().equals(RowFault.UNKNOWN_COLUMN.name())) {
                    unknown.add(new Problem.FieldError("deals[" + (row.line() - 1) + "]." + error.column(), null,
                            error.message()));
                }
            }
        }
        if (!unknown.isEmpty()) {
            Refusal refusal = Refusal.of(Code.MALFORMED_REQUEST,
                    "The property " + unknown.get(0).field() + " is unknown. Remove or rename it.");
            refusal.errors.addAll(unknown.subList(0, Math.min(unknown.size(), ImportResult.MAX_ERRORS)));
            throw refusal;
        }
    }

    private static void refuseRepetitions(List<InputRow> rows, List<OpportunityChange> told) {
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < told.size(); i++) {
            String externalId = told.get(i).externalId();
            if (externalId != null && times.merge(externalId, 1, Integer::sum) > MAX_TIMES) {
                rows.get(i).reject("externalId", Code.LIMIT_EXCEEDED.name(),
                        "a call tells of a deal at most " + MAX_TIMES + " times");
            }
        }
    }

    private static Fault fault(InputRow row) {
        List<Problem.FieldError> errors = row.errors().stream().map(error -> new Problem.FieldError(
                error.column() == null ? "" : error.column(), error.code(), error.message())).toList();
        boolean limit = errors.stream().anyMatch(error -> error.code().equals(Code.LIMIT_EXCEEDED.name()));
        return new Fault((limit ? Code.LIMIT_EXCEEDED : Code.INVALID_REQUEST).name(), errors.get(0).message(), errors);
    }

    private static Fault fault(Refusal refusal) {
        return refusal == null ? null : new Fault(refusal.code.name(), refusal.getMessage(), refusal.errors);
    }
}
