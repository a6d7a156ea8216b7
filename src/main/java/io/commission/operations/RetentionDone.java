package io.commission.operations;

import java.util.List;
import java.util.function.ToLongFunction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the retention job forgot. */
@Schema(name = "RetentionDone")
public record RetentionDone(
        @Schema(required = true, description = "Tenants that were visited") int tenants,
        @Schema(required = true, description = "First answers kept for Idempotency-Keys") long answers,
        @Schema(required = true, description = "Deliveries to webhooks") long deliveries,
        @Schema(required = true, description = "Events that everybody has taken") long events,
        @Schema(required = true, description = "Events and rows of imports that came in") long received,
        @Schema(required = true, description = "Emails with notifications") long emails,
        @Schema(required = true, description = "Previews made in the background") long previews) {

    static RetentionDone of(int tenants, List<Retention.Forgotten> forgotten) {
        return new RetentionDone(tenants, sum(forgotten, Retention.Forgotten::answers),
                sum(forgotten, Retention.Forgotten::deliveries), sum(forgotten, Retention.Forgotten::events),
                sum(forgotten, Retention.Forgotten::received), sum(forgotten, Retention.Forgotten::emails),
                sum(forgotten, Retention.Forgotten::previews));
    }

    private static long sum(List<Retention.Forgotten> forgotten, ToLongFunction<Retention.Forgotten> what) {
        return forgotten.stream().mapToLong(what).sum();
    }
}
