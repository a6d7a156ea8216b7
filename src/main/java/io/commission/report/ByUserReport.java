package io.commission.report;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.commission.export.CsvTable;
import io.quarkus.runtime.annotations.RegisterForReflection;

@Schema(description = "What the ledger adds up to for each person")
@RegisterForReflection
public record ByUserReport(
        @Schema(required = true) YearMonth from,
        @Schema(required = true) YearMonth to,
        @Schema(required = true) String currency,
        @Schema(required = true, description = "Of all pages") TotalsView totals,
        @Schema(required = true) List<Row> items,
        @Schema(nullable = true, description = "Give it as cursor to get the next page") String nextCursor) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "UserRow")
    @RegisterForReflection
    public record Row(@Schema(required = true) UUID personId,
            @Schema(required = true) String name,
            String externalId, UUID teamId, String team,
            @Schema(required = true) TotalsView totals) {
    }

    CsvTable csv() {
        CsvTable table = new CsvTable("person_id", "external_id", "name", "team", "pending", "approved", "in_payout",
                "paid", "total", "entries", "draw_advance", "draw_recovery", "retained", "currency");
        items.forEach(row -> table.row(row.personId(), row.externalId(), row.name(), row.team(), row.totals().pending(),
                row.totals().approved(), row.totals().inPayout(), row.totals().paid(), row.totals().total(),
                row.totals().entries(), row.totals().drawAdvance(), row.totals().drawRecovery(),
                row.totals().retained(), currency));
        return table;
    }
}
