package io.commission.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.commission.export.CsvTable;
import io.commission.ledger.EntryType;
import io.quarkus.runtime.annotations.RegisterForReflection;

@Schema(description = "What the ledger adds up to, by month, status and type")
@RegisterForReflection
public record SummaryReport(
        @Schema(required = true) YearMonth from,
        @Schema(required = true) YearMonth to,
        @Schema(required = true) String currency,
        @Schema(required = true) TotalsView totals,
        @Schema(required = true) List<Row> items) {

    /** A part that was not grouped by is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SummaryRow")
    @RegisterForReflection
    public record Row(YearMonth month, EntryState status, EntryType type,
            @Schema(required = true) long entries,
            @Schema(required = true) BigDecimal amount) {
    }

    CsvTable csv() {
        CsvTable table = new CsvTable("month", "status", "type", "entries", "amount", "currency");
        items.forEach(row -> table.row(row.month(), row.status(), row.type(), row.entries(), row.amount(), currency));
        return table;
    }
}
