package io.commission.outlook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.export.CsvTable;
import io.quarkus.runtime.annotations.RegisterForReflection;

@RegisterForReflection
@Schema(name = "TeamPerformance")
public record TeamOutlookView(
        @Schema(required = true, examples = "2026-11") String period,
        @Schema(required = true) LocalDate periodStart,
        @Schema(required = true) LocalDate periodEnd,
        @Schema(required = true) String currency,
        @Schema(required = true, description = "Of everybody in the list, not of the page") Total total,
        @Schema(required = true) List<Member> items,
        @Schema(nullable = true, description = "Give it as cursor to get the next page") String nextCursor) {

    @RegisterForReflection
    @Schema(name = "TeamPerformanceTotal")
    public record Total(
            @Schema(required = true) long people,
            @Schema(required = true) BigDecimal quota,
            @Schema(required = true, description = "Won in the period") BigDecimal amount,
            @Schema(required = true) Metrics.Actual actual,
            @Schema(required = true) Metrics.Projected projected,
            @Schema(required = true) Metrics.Combined combined,
            @Schema(required = true, description = "From the ledger, in the period") BigDecimal earned) {
    }

    @RegisterForReflection
    @Schema(name = "TeamMemberPerformance")
    public record Member(
            @Schema(required = true) UUID personId,
            @Schema(required = true) String name,
            @Schema(nullable = true) String team,
            @Schema(nullable = true) String territory,
            @Schema(required = true) BigDecimal quota,
            @Schema(required = true, description = "Won in the period") BigDecimal amount,
            @Schema(required = true) Metrics.Actual actual,
            @Schema(required = true) Metrics.Projected projected,
            @Schema(required = true) Metrics.Combined combined,
            @Schema(required = true) OutlookView.Undated undated,
            @Schema(required = true, description = "From the ledger, in the period") BigDecimal earned) {
    }

    CsvTable csv() {
        CsvTable table = new CsvTable("person_id", "name", "team", "territory", "period", "quota", "amount",
                "commission", "ytd_commission", "attainment", "projected_commission", "ytd_attainment",
                "pipeline_value", "commit_value", "best_case_value", "forecasted_commission", "forecasted_attainment",
                "undated_commission", "earned", "currency");
        items.forEach(row -> table.row(row.personId, row.name, row.team, row.territory, period, row.quota, row.amount,
                row.actual.currentPeriodCommission(), row.actual.ytdCommission(), row.actual.attainment(),
                row.projected.currentPeriodCommission(), row.projected.ytdAttainment(),
                row.projected.pipelineValue(), row.projected.commitValue(), row.projected.bestCaseValue(),
                row.combined.forecastedCommission(), row.combined.forecastedAttainment(), row.undated.commission(),
                row.earned, currency));
        return table;
    }
}
