package io.commission.imports;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.http.BodyLimit;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

@Path("/deals/sync")
@Tag(name = "Deals")
@Transactional
public class DealSyncResource {
    private final DealSync sync;

    DealSyncResource(DealSync sync) {
        this.sync = sync;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "syncDeals", summary = "Open, change and delete up to 10,000 deals by external id, as a CRM has them", description = """
            Each deal has a result, in the order of the call. A faulty one is refused with its reason and leaves nothing behind; the             others are taken, all in one transaction. An owner who cannot change stays, and the rest of the deal is taken (RSG-9).             The same call again changes nothing. Several rows of one deal, at most 10, are taken one after the other.             A body that is no JSON, or has unknown properties, is refused as a whole. It may have 16 MiB.""")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DealSyncRequest.class)))
    public DealSyncView sync(@BodyLimit(DealSync.MAX_BYTES) byte[] body) {
        return sync.take(body);
    }
}
