package io.commission.outlook;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.export.CsvTable;
import io.quarkus.runtime.annotations.RegisterForReflection;

@RegisterForReflection
@Schema(name = "Commission", description = "What deals earn a person in a period, actual or projected (FCT-3)")
public record CommissionView(
        @Schema(required = true) UUID personId,
        @Schema(required = true) String name,
        @Schema(nullable = true) String team,
        @Schema(nullable = true) String territory,
        @Schema(required = true, nullable = true, description = "A month, of tenants that pay by quarters a quarter; null: of deals without a close date", examples = "2026-11") String period,
        @Schema(required = true, nullable = true) LocalDate periodStart,
        @Schema(required = true, nullable = true) LocalDate periodEnd,
        @Schema(required = true) CommissionType type,
        @Schema(required = true, nullable = true, description = "The person's quota in the period; null where undated") BigDecimal quota,
        @Schema(required = true, description = "Of the deals that the person owns; of open ones not weighted") BigDecimal amount,
        @Schema(required = true, description = "The same, each open deal × the weight of its category") BigDecimal weightedAmount,
        @Schema(required = true, nullable = true, description = "Percent of the quota, 4 decimals, half-up: of the won amount, of a projected record of the won and the weighted amount together; null at quota 0") BigDecimal attainmentPercent,
        @Schema(required = true, description = "The person's parts of all deals; of open ones each × the weight of its category") BigDecimal commission,
        @Schema(required = true, description = "The same, not weighted") BigDecimal unweightedCommission,
        @Schema(required = true, description = "How many of the deals the person owns") long deals,
        @Schema(required = true) ValuesView values,
        @Schema(nullable = true, description = "When a deal last changed the record; null where none ever has") Instant lastCalculated,
        @Schema(nullable = true, description = "What set that off", enumeration = {
                "manual", "deal_created",
                "deal_updated", "deal_closed", "deal_deleted", "sync", "target_changed", "reassignment",
                "backfill"}) String trigger){

    static CsvTable table() {
        return new CsvTable("person_id", "name", "team", "territory", "period", "period_start", "period_end", "type",
                "quota", "amount", "weighted_amount", "attainment_percent", "commission", "unweighted_commission",
                "deals", "pipeline", "best_case", "commit", "last_calculated", "trigger", "currency");
    }

    void row(CsvTable table, String currency) {
        table.row(personId, name, team, territory, period == null ? Frame.UNDATED : period, periodStart, periodEnd,
                type.wireName(), quota, amount, weightedAmount, attainmentPercent, commission, unweightedCommission,
                deals, values.pipeline(), values.bestCase(), values.commit(), lastCalculated, trigger, currency);
    }
}
