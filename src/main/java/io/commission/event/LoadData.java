package io.commission.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.imports.InputRow;
import io.commission.imports.RepData;

/** The data of every load event: each property given decides that fact of the load (LOAD-4). */
@Schema(name = "LoadEventData", requiredProperties = "externalId", description = """
        Data of load.booked, load.delivered (needs deliveredAt), load.margin_updated (needs revenue, carrierCost or \
        linehaul), load.reps_changed (needs reps) and load.cancelled. A property left out stays as it is, null unsets \
        it; the newest event by time, then id, decides.""")
public record LoadData(
        @Schema(description = "the load's id in the sending system", maxLength = EventReader.MAX_ID, examples = "L-1001") String externalId,
        @Schema(description = "the account's external id or id", maxLength = EventReader.MAX_ID, nullable = true, examples = "ACME") String customerId,
        @Schema(maxLength = EventReader.MAX_ID, nullable = true, examples = "SO-77") String orderId,
        @Schema(description = "in the tenant's currency, with at most its decimals", minimum = "0", nullable = true, examples = "2500.00") BigDecimal revenue,
        @Schema(description = "null while unknown", minimum = "0", nullable = true, examples = "1500.00") BigDecimal carrierCost,
        @Schema(minimum = "0", nullable = true, examples = "2100.00") BigDecimal linehaul,
        @Schema(nullable = true, examples = "2026-03-31T17:30:00Z") Instant deliveredAt,
        @Schema(description = "when the invoice was paid in full", nullable = true) Instant invoicePaidAt,
        @Schema(description = "null or empty: the account's owner", nullable = true, maxItems = InputRow.MAX_ITEMS) List<RepData> reps)
        implements
            EventData {

    private static final List<String> PROPERTIES = List.of("externalId", "customerId", "orderId", "revenue",
            "carrierCost", "linehaul", "deliveredAt", "invoicePaidAt", "reps");

    static LoadData of(InputRow row, EventType type, int currencyDecimals) {
        row.refuseUnknown(PROPERTIES);
        LoadData data = new LoadData(
                row.requiredText("externalId", EventReader.MAX_ID),
                row.text("customerId", EventReader.MAX_ID),
                row.text("orderId", EventReader.MAX_ID),
                row.amount("revenue", currencyDecimals),
                row.amount("carrierCost", currencyDecimals),
                row.amount("linehaul", currencyDecimals),
                row.instant("deliveredAt"),
                row.instant("invoicePaidAt"),
                RepData.list(row, "reps"));
        switch (type) {
            case LOAD_DELIVERED -> row.required("deliveredAt", data.deliveredAt());
            case LOAD_MARGIN_UPDATED -> row.requireGiven("revenue", "carrierCost", "linehaul");
            case LOAD_REPS_CHANGED -> row.requireGiven("reps");
            default -> {
            }
        }
        return data;
    }
}
