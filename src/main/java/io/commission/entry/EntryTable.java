package io.commission.entry;

import io.commission.export.CsvTable;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Entries as a table for spreadsheets. */
final class EntryTable {

    private static final int MOST = 100_000;

    private EntryTable() {
    }

    static String of(Entries entries, EntryFilter filter) {
        CsvTable table = new CsvTable("id", "person", "type", "status", "commissionAmount", "commissionMonth",
                "earnedMonth", "load",
                "order", "opportunity", "basis", "basisAmount", "rateType", "rateApplied", "splitPercent", "notes",
                "reason",
                "createdAt");
        int[] rows = {0};
        entries.stream(filter, MOST + 1, entry -> {
            if (++rows[0] > MOST) {
                throw Refusal.of(Code.LIMIT_EXCEEDED,
                        "An export holds at most " + MOST + " entries; filter by month or person.");
            }
            table.row(entry.id(), entry.personName(), entry.type(), entry.status(), entry.commissionAmount(),
                    entry.commissionMonth(), entry.earnedMonth(), entry.loadExternalId(), entry.orderId(),
                    entry.opportunityExternalId(),
                    entry.basis(),
                    entry.basisAmount(), entry.rateType(), entry.rateApplied(), entry.splitPercent(), entry.notes(),
                    entry.reason(), entry.createdAt());
        });
        return table.text();
    }
}
