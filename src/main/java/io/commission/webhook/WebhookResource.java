package io.commission.webhook;

import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.quarkus.security.PermissionsAllowed;

@Path("/webhooks")
@Tag(name = "Webhooks")
@Transactional
public class WebhookResource {
    private final TargetGuard guard;
    private final WebhookSecrets secrets;
    private final OutboxReader outbox;
    private final IfMatch ifMatch;

    WebhookResource(TargetGuard guard, WebhookSecrets secrets, OutboxReader outbox, IfMatch ifMatch) {
        this.guard = guard;
        this.secrets = secrets;
        this.outbox = outbox;
        this.ifMatch = ifMatch;
    }

    @GET
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "listWebhooks", summary = "The tenant's webhook subscriptions")
    public Page<WebhookView> list(@BeanParam Paging paging) {
        return Page.of(WebhookSubscription.page(paging), paging, WebhookView::of, WebhookSubscription::place);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "getWebhook", summary = "One webhook subscription")
    public RestResponse<WebhookView> get(@PathParam("id") UUID id) {
        WebhookSubscription subscription = WebhookSubscription.required(id);
        return ETag.ok(WebhookView.of(subscription), subscription.version);
    }

    @POST
    @Idempotent
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "createWebhook", summary = "Subscribe an address to events from now on; answers the secret, this once")
    public RestResponse<WebhookWithSecretView> create(@NotNull @Valid WebhookRequest request) {
        check(request);
        WebhookSubscription subscription = new WebhookSubscription();
        subscription.cursor = outbox.settled();
        fill(subscription, request);
        subscription.persistAndFlush();
        return ETag.created("/webhooks/" + subscription.id,
                new WebhookWithSecretView(WebhookView.of(subscription), secrets.issue(subscription.id)),
                subscription.version);
    }

    @PUT
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "updateWebhook", summary = "Change address, event types, description, or whether it is active")
    public RestResponse<WebhookView> update(@PathParam("id") UUID id, @NotNull @Valid WebhookRequest request) {
        WebhookSubscription subscription = WebhookSubscription.required(id);
        ifMatch.require(subscription.version);
        check(request);
        fill(subscription, request);
        subscription.persistAndFlush();
        return ETag.ok(WebhookView.of(subscription), subscription.version);
    }

    @DELETE
    @Path("/{id}")
    @Idempotent
    @ResponseStatus(204)
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "deleteWebhook", summary = "End a subscription, with its deliveries")
    public void delete(@PathParam("id") UUID id) {
        WebhookSubscription subscription = WebhookSubscription.required(id);
        ifMatch.require(subscription.version);
        subscription.delete();
    }

    @POST
    @Path("/{id}/rotate-secret")
    @Idempotent
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "rotateWebhookSecret", summary = "A new secret, shown this once; the earlier one signs beside it for a while")
    public RestResponse<WebhookWithSecretView> rotate(@PathParam("id") UUID id) {
        WebhookSubscription subscription = WebhookSubscription.required(id);
        ifMatch.honour(subscription.version);
        return ETag.ok(new WebhookWithSecretView(WebhookView.of(subscription), secrets.issue(id)),
                subscription.version);
    }

    private void check(WebhookRequest request) {
        OutboxEventType.unknown(request.eventTypes()).ifPresent(unknown -> {
            List<String> known = OutboxEventType.wires();
            throw Refusal.of(Code.EVENT_TYPE_UNKNOWN,
                    "There is no event type " + unknown + "; there are " + String.join(", ", known)
                            + ", families like payout.* and * for all.")
                    .field("eventTypes", "contains the unknown type " + unknown);
        });
        guard.check(request.url());
    }

    private static void fill(WebhookSubscription subscription, WebhookRequest request) {
        subscription.url = request.url();
        subscription.eventTypes = request.eventTypes().stream().distinct().toArray(String[]::new);
        subscription.active = request.isActive();
        subscription.description = request.description();
    }
}
