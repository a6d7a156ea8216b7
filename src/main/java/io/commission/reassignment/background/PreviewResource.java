package io.commission.reassignment.background;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

@Path("/reassignment-previews/{id}")
@Tag(name = "Reassignment")
@Transactional
public class PreviewResource {
    private final BackgroundPreviews previews;
    private final IfMatch ifMatch;

    PreviewResource(BackgroundPreviews previews, IfMatch ifMatch) {
        this.previews = previews;
        this.ifMatch = ifMatch;
    }

    @GET
    @PermissionsAllowed(value = {"accounts.reassign", "accounts.bulk"}, inclusive = true)
    @Operation(operationId = "getReassignmentPreview", summary = "A preview of one's own that is made in the background", description = "Kept for a day. What it is about says kind: a GLOBAL one is read with commissions.manage.")
    @APIResponse(responseCode = "200", description = "RUNNING, READY with bulk or global, or FAILED with the problem", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PreviewView.class), examples = {
            @ExampleObject(name = "running", value = PreviewDocument.RUNNING),
            @ExampleObject(name = "ready", value = PreviewDocument.READY),
            @ExampleObject(name = "failed", value = PreviewDocument.FAILED)}))
    public RestResponse<PreviewView> get(@PathParam("id") UUID id) {
        PreviewRow row = previews.required(id);
        return ETag.ok(previews.view(row), row.version());
    }

    @DELETE
    @Idempotent
    @PermissionsAllowed(value = {"accounts.reassign", "accounts.bulk"}, inclusive = true)
    @Operation(operationId = "discardReassignmentPreview", summary = "Discard a preview of one's own; one that is RUNNING is told to nobody")
    public void discard(@PathParam("id") UUID id) {
        previews.discard(id, ifMatch::require);
    }
}
