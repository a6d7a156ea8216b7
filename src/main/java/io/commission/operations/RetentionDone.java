package io.commission.operations;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the retention job forgot. */
@Schema(name = "RetentionDone")
public record RetentionDone(
        @Schema(required = true, description = "Tenants that were visited") int tenants,
        @Schema(required = true, description = "First answers kept for Idempotency-Keys") long answers,
        @Schema(required = true, description = "Deliveries to webhooks") long deliveries,
        @Schema(required = true, description = "Events that everybody has taken") long events) {

    static RetentionDone of(int tenants, List<Retention.Forgotten> forgotten) {
        return new RetentionDone(tenants, forgotten.stream().mapToLong(Retention.Forgotten::answers).sum(),
                forgotten.stream().mapToLong(Retention.Forgotten::deliveries).sum(),
                forgotten.stream().mapToLong(Retention.Forgotten::events).sum());
    }
}
