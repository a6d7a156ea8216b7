package io.commission.event;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.imports.InputRow;

/** The data of invoice.paid. */
@Schema(name = "InvoicePaidEventData", requiredProperties = {"externalId",
        "paidAt"}, description = "Data of invoice.paid: a load's invoice was paid.")
public record InvoicePaidData(
        @Schema(description = "the load's id in the sending system", maxLength = EventReader.MAX_ID, examples = "L-1001") String externalId,
        @Schema(maxLength = EventReader.MAX_ID, nullable = true, examples = "INV-9") String invoiceId,
        @Schema(examples = "2026-04-20T09:00:00Z") Instant paidAt,
        @Schema(description = "a part payment (false) changes nothing", defaultValue = "true") boolean paidInFull)
        implements
            EventData {

    private static final List<String> PROPERTIES = List.of("externalId", "invoiceId", "paidAt", "paidInFull");

    static InvoicePaidData of(InputRow row) {
        row.refuseUnknown(PROPERTIES);
        return new InvoicePaidData(
                row.requiredText("externalId", EventReader.MAX_ID),
                row.text("invoiceId", EventReader.MAX_ID),
                row.required("paidAt", row.instant("paidAt")),
                !Boolean.FALSE.equals(row.flag("paidInFull")));
    }
}
