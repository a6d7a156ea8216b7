package io.commission.webhook;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

@Path("/webhooks/{id}/deliveries")
@Tag(name = "Webhooks")
@Transactional
public class DeliveryResource {
    private final Deliveries deliveries;

    DeliveryResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Schema(name = "RetriedDeliveries")
    public record Retried(@Schema(description = "How many start over") int retried) {
    }

    @GET
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "listWebhookDeliveries", summary = "What was sent to a webhook, what waits and what was given up, newest first")
    public Page<DeliveryView> list(@PathParam("id") UUID id, @QueryParam("status") DeliveryStatus status,
            @BeanParam Paging paging) {
        return deliveries.page(WebhookSubscription.required(id).id, status, paging);
    }

    @GET
    @Path("/{delivery}")
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "getWebhookDelivery", summary = "One delivery")
    public DeliveryView get(@PathParam("id") UUID id, @PathParam("delivery") UUID delivery) {
        return deliveries.required(id, delivery);
    }

    @POST
    @Path("/{delivery}/retry")
    @Idempotent
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "retryWebhookDelivery", summary = "Try a delivery again that was given up")
    public DeliveryView retry(@PathParam("id") UUID id, @PathParam("delivery") UUID delivery) {
        return deliveries.retry(id, delivery);
    }

    @POST
    @Path("/retry")
    @Idempotent
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "retryWebhookDeliveries", summary = "Try everything again that was given up")
    public Retried retryAll(@PathParam("id") UUID id) {
        return new Retried(deliveries.retryAll(WebhookSubscription.required(id).id));
    }
}
