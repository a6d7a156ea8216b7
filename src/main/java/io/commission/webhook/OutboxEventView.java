package io.commission.webhook;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;

import io.commission.database.Row;

/** An event out as CloudEvents 1.0 writes it in structured JSON: what webhooks receive, and what the outbox lists. */
@Schema(name = "OutboxEvent", description = "A CloudEvent (1.0, structured JSON)")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutboxEventView(
        @Schema(required = true, examples = "1.0") String specversion,
        @Schema(required = true, description = "Stable: a repeated delivery has the same id") UUID id,
        @Schema(required = true, examples = "urn:commission:tenant:0b1ebe1d-0000-7000-8000-000000000001") String source,
        @Schema(required = true, examples = "commission.calculated") String type,
        @Schema(required = true, description = "The id of what it tells about: an entry, a payout, a notification") String subject,
        @Schema(required = true) Instant time,
        @Schema(required = true, examples = "application/json") String datacontenttype,
        @Schema(description = "The person: events of one person arrive in order") UUID partitionkey,
        @Schema(required = true, examples = "4711", description = "A number that grows within a tenant; go on with it: after=position") String position,
        @Schema(required = true, type = SchemaType.OBJECT, implementation = Object.class, description = "EntryEventData of commission.calculated, approved and reversed, ChangeEventData of commission.reassigned and reassignment_undone, BatchEventData of reassignment.*, PayoutEventData of payout.*, NotificationEventData of notification.created") @JsonRawValue String data) {

    static OutboxEventView of(UUID tenant, Row row) {
        return new OutboxEventView("1.0", row.uuid("id"), "urn:commission:tenant:" + tenant, row.text("type"),
                row.text("subject"), row.instant("created_at"), "application/json", row.uuid("person_id"),
                row.number("position").toString(), row.text("data"));
    }
}
