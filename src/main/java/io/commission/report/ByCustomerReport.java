package io.commission.report;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.commission.export.CsvTable;
import io.quarkus.runtime.annotations.RegisterForReflection;

@Schema(description = "What the ledger adds up to for each customer; entries without one are left out")
@RegisterForReflection
public record ByCustomerReport(
        @Schema(required = true) YearMonth from,
        @Schema(required = true) YearMonth to,
        @Schema(required = true) String currency,
        @Schema(required = true, description = "Of all pages") TotalsView totals,
        @Schema(required = true) List<Row> items,
        @Schema(nullable = true, description = "Give it as cursor to get the next page") String nextCursor) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CustomerRow")
    @RegisterForReflection
    public record Row(@Schema(required = true) UUID accountId,
            @Schema(required = true) String name, String externalId,
            @Schema(required = true) TotalsView totals) {
    }

    CsvTable csv() {
        CsvTable table = new CsvTable("account_id", "external_id", "name", "pending", "approved", "in_payout", "paid",
                "total", "entries", "retained", "currency");
        items.forEach(row -> table.row(row.accountId(), row.externalId(), row.name(), row.totals().pending(),
                row.totals().approved(), row.totals().inPayout(), row.totals().paid(), row.totals().total(),
                row.totals().entries(), row.totals().retained(), currency));
        return table;
    }
}
