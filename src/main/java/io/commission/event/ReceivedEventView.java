package io.commission.event;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonRawValue;

import io.commission.database.Row;

/** Something that came in, as it was told. */
@Schema(name = "ReceivedEvent")
public record ReceivedEventView(
        @Schema(required = true, examples = "/tms/east") String source,
        @Schema(required = true) String id,
        @Schema(required = true, description = "a CloudEvents type, or load.imported and load.saved", examples = "load.delivered") String type,
        @Schema(description = "the external id of what it is about", nullable = true, examples = "L-1001") String subject,
        @Schema(required = true) Instant time,
        @Schema(required = true) Instant receivedAt,
        @Schema(required = true) String receivedBy,
        @JsonRawValue @Schema(type = SchemaType.OBJECT, implementation = Object.class, description = "as it was told: the data of an event by its type, or the facts of a row") String data,
        @Schema(nullable = true, description = "why an event of a deal could not be taken yet, or its owner not be changed") Reason waiting) {

    @Schema(name = "WaitingReason")
    public record Reason(@Schema(examples = "ACCOUNT_UNKNOWN") String code, String detail,
            @Schema(nullable = true, examples = "accountId") String field) {
    }

    static ReceivedEventView of(Row row) {
        return new ReceivedEventView(row.text("source"), row.text("event_id"), row.text("type"), row.text("subject"),
                row.instant("event_time"), row.instant("received_at"), row.text("received_by"), row.text("data"),
                row.text("code") == null
                        ? null
                        : new Reason(row.text("code"), row.text("detail"), row.text("field")));
    }
}
