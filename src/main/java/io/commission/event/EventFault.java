package io.commission.event;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One fault of one event.
 *
 * @param position 1-based place of the event in its batch
 * @param field the attribute or the path of the property, null when the event as a whole is faulty
 */
@Schema(description = "A fault of an event.")
public record EventFault(
        @Schema(description = "1-based place in the batch", examples = "3") long position,
        @Schema(examples = "data.revenue", nullable = true) String field,
        @Schema(examples = "TOO_MANY_DECIMALS") String code,
        @Schema(examples = "1.005 has 3 decimals, the currency has 2") String message) {
}
