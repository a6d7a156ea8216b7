package io.commission.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.database.Row;
import io.commission.money.MinorUnits;
import io.commission.money.Percent;

/** A load as its newest events tell it (LOAD-1). */
@Schema(name = "Load")
public record LoadView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "L-1001") String externalId,
        @Schema(description = "the customer as the source names it", nullable = true) String customerId,
        @Schema(description = "the account, once one is known by that name", nullable = true) UUID accountId,
        @Schema(nullable = true) String accountName,
        @Schema(nullable = true) String orderId,
        @Schema(nullable = true, examples = "2500.00") BigDecimal revenue,
        @Schema(nullable = true, examples = "1500.00") BigDecimal carrierCost,
        @Schema(nullable = true) BigDecimal linehaul,
        @Schema(description = "revenue minus carrier cost, where both are known", nullable = true, examples = "1000.00") BigDecimal netMargin,
        @Schema(description = "percent of the revenue, shown with 4 decimals", nullable = true, examples = "40.0000") BigDecimal marginPercent,
        @Schema(required = true) LoadStatus status,
        @Schema(nullable = true) Instant deliveredAt,
        @Schema(description = "the tenant's local date of delivery", nullable = true) LocalDate deliveredOn,
        @Schema(description = "the local date that picks the terms and the earned month", nullable = true) LocalDate commissionableOn,
        @Schema(required = true) boolean invoiced,
        @Schema(nullable = true) Instant invoicePaidAt,
        @Schema(required = true, description = "the primary first; empty: the account's owner") List<Rep> reps,
        @Schema(required = true, description = "whether a calculation is still to come") boolean calculationDue,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) String createdBy,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true) String updatedBy,
        @Schema(required = true) long version) {

    @Schema(name = "LoadRep")
    public record Rep(
            @Schema(required = true, description = "as the source names the person") String rep,
            @Schema(description = "the person, once one is known by that name", nullable = true) UUID personId,
            @Schema(nullable = true) String personName,
            @Schema(description = "percent; null: the default shares of LOAD-2", nullable = true) BigDecimal share,
            @Schema(required = true) boolean primary) {
        static Rep of(Row row) {
            return new Rep(row.text("rep_reference"), row.uuid("person_id"), row.text("name"), row.decimal("share"),
                    row.integer("position") == 1);
        }
    }

    static LoadView of(Row row, MinorUnits units, List<Rep> reps) {
        BigDecimal revenue = row.decimal("revenue");
        BigDecimal cost = row.decimal("carrier_cost");
        BigDecimal margin = revenue == null || cost == null ? null : revenue.subtract(cost);
        return new LoadView(row.uuid("id"), row.text("external_id"), row.text("customer_reference"),
                row.uuid("account_id"), row.text("account_name"), row.text("order_id"), exact(revenue, units),
                exact(cost, units), exact(row.decimal("linehaul"), units), exact(margin, units),
                percent(margin, revenue), row.oneOf(LoadStatus.class, "status"), row.instant("delivered_at"),
                row.date("delivered_on"), row.date("commissionable_on"), row.flag("invoiced"),
                row.instant("invoice_paid_at"), reps, row.flag("calculation_due"), row.instant("created_at"),
                row.text("created_by"), row.instant("updated_at"), row.text("updated_by"), row.number("version"));
    }

    private static BigDecimal exact(BigDecimal amount, MinorUnits units) {
        return amount == null ? null : units.exact(amount);
    }

    private static BigDecimal percent(BigDecimal margin, BigDecimal revenue) {
        return margin == null || revenue.signum() == 0
                ? null
                : margin.movePointRight(2).divide(revenue, Percent.DECIMALS, RoundingMode.HALF_UP);
    }
}
