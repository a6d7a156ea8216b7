package io.commission.outlook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.export.CsvTable;
import io.commission.posting.deal.DealStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;

@RegisterForReflection
@Schema(name = "CommissionDeals", description = "The deals behind a person's records")
public record EarningDealsView(
        @Schema(required = true) UUID personId,
        @Schema(required = true) String currency,
        @Schema(required = true) Total total,
        @Schema(required = true) List<Item> items,
        @Schema(nullable = true, description = "Give it as cursor to get the next page") String nextCursor) {

    @RegisterForReflection
    @Schema(name = "CommissionDealsTotal", description = "Of the whole list, named as in the record")
    public record Total(
            @Schema(required = true, description = "Owned ones") long deals,
            @Schema(required = true) BigDecimal amount,
            @Schema(required = true) BigDecimal weightedAmount,
            @Schema(required = true, description = "The sum of weightedPart") BigDecimal commission,
            @Schema(required = true, description = "The sum of part") BigDecimal unweightedCommission) {
    }

    @RegisterForReflection
    @Schema(name = "CommissionDeal")
    public record Item(
            @Schema(required = true) UUID dealId,
            @Schema(nullable = true) String externalId,
            @Schema(required = true) String name,
            @Schema(nullable = true) UUID accountId,
            @Schema(nullable = true) String accountName,
            @Schema(required = true) DealStatus status,
            @Schema(nullable = true) LocalDate closeDate,
            @Schema(nullable = true, description = "null: undated") String period,
            @Schema(required = true) CommissionType type,
            @Schema(required = true, description = "Whether the person owns the deal, so that its amount counts for their quota") boolean owned,
            @Schema(nullable = true, description = "Of the deal") BigDecimal amount,
            @Schema(required = true, description = "What the deal earns as a whole") BigDecimal dealCommission,
            @Schema(nullable = true, description = "Percent of the amount; null where the CRM supplied the commission, or where no target gives a rate") BigDecimal rate,
            @Schema(required = true, description = "The rate is a former owner's: the present one has no target") boolean rateKept,
            @Schema(required = true, description = "Percent that counts of an open deal of this status; 100 of a won one") BigDecimal weight,
            @Schema(required = true, description = "The person's part of the deal's commission") BigDecimal part,
            @Schema(required = true, description = "The same × weight, rounded half-up") BigDecimal weightedPart,
            @Schema(required = true, description = "What counts for the person's quota × weight; 0 where somebody else owns the deal") BigDecimal weightedAmount,
            @Schema(nullable = true, description = "What is missing to rate the deal") String missing) {
    }

    static CsvTable table() {
        return new CsvTable("deal_id", "external_id", "name", "account", "status", "close_date", "period", "type",
                "owned", "amount", "deal_commission", "rate", "rate_kept", "weight", "part", "weighted_part",
                "weighted_amount", "missing", "currency");
    }

    static void row(CsvTable table, Item item, String currency) {
        table.row(item.dealId, item.externalId, item.name, item.accountName, item.status.wireName(), item.closeDate,
                item.period == null ? Frame.UNDATED : item.period, item.type.wireName(), item.owned, item.amount,
                item.dealCommission, item.rate, item.rateKept, item.weight, item.part, item.weightedPart,
                item.weightedAmount, item.missing, currency);
    }
}
