package io.commission.event;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a structured event looks, for the API document; {@link EventReader} reads it. */
@Schema(name = "CloudEvent", requiredProperties = {"specversion", "id", "source", "type", "data"}, description = """
        A CloudEvents 1.0 event in structured mode. Extension attributes (lower-case letters and digits) are accepted \
        and ignored. source and id together identify an event: the second one changes nothing.""")
public record CloudEvent(
        @Schema(enumeration = "1.0") String specversion,
        @Schema(maxLength = EventReader.MAX_ID, examples = "7f3a-1") String id,
        @Schema(format = "uri-reference", maxLength = EventReader.MAX_ID, examples = "/tms/east") String source,
        @Schema(enumeration = {
                "load.booked", "load.delivered", "load.margin_updated", "load.reps_changed",
                "load.cancelled", "invoice.paid", "account.created", "account.updated", "account.deleted",
                "contact.created",
                "contact.updated", "contact.deleted", "deal.created", "deal.updated", "deal.deleted",
                "schedule.reconciled"}, examples = "load.delivered") String type,
        @Schema(description = "when it happened; the moment of receipt when left out", nullable = true, examples = "2026-03-31T17:30:05Z") Instant time,
        @Schema(maxLength = EventReader.MAX_ID, nullable = true) String subject,
        @Schema(enumeration = "application/json", nullable = true) String datacontenttype,
        @Schema(format = "uri", nullable = true) String dataschema,
        @Schema(type = SchemaType.OBJECT, implementation = Object.class, examples = EXAMPLE, description = "LoadEventData of load.*, InvoicePaidEventData, AccountEventData of account.*, ContactEventData of contact.*, DealEventData of deal.*, ScheduleReconciledEventData") Object data){

    private static final String EXAMPLE = """
            {"externalId": "L-1001", "customerId": "ACME", "revenue": 2500.00, "carrierCost": 1500.00, \
            "deliveredAt": "2026-03-31T17:30:00Z", "reps": [{"rep": "EMP-1", "share": 60}, {"rep": "EMP-2", "share": 40}]}""";
}
