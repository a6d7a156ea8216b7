package io.commission.opportunity;

import java.util.stream.Collectors;

import io.commission.export.CsvTable;

/** Opportunities as a table for spreadsheets. */
final class OpportunityFile {

    private OpportunityFile() {
    }

    static CsvTable begun() {
        return new CsvTable("id", "externalId", "account", "owner", "name", "openedOn", "amount", "closeDate", "status",
                "stage", "expectedCommission", "projectedCommission", "actualCommission", "commissionStatus",
                "commissionEndDate", "reassignmentType", "reassignmentDate", "reassignmentReason", "houseRepPercent",
                "subagentPercent", "houseSplitPercent", "structure", "commissionMissing", "commissionRateKept");
    }

    static void row(CsvTable table, OpportunityView view) {
        table.row(view.id(), view.externalId(), view.accountName(), view.ownerName(), view.name(), view.openedOn(),
                view.amount(), view.closeDate(), view.status().wireName(), view.stage(), view.expectedCommission(),
                view.projectedCommission(), view.actualCommission(), view.commissionStatus(),
                view.commissionEndDate(), view.reassignmentType(), view.reassignmentDate(),
                view.reassignmentReason(), view.houseRepPercent(), view.subagentPercent(), view.houseSplitPercent(),
                view.structure().stream().map(line -> line.role() + " " + line.personName() + " " + line.percent())
                        .collect(Collectors.joining("; ")),
                view.commissionMissing(), view.commissionRateKept());
    }
}
