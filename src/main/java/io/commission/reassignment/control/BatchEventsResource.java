package io.commission.reassignment.control;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.access.Caller;
import io.commission.reassignment.run.BatchProgress;
import io.commission.reassignment.run.BatchStreams;
import io.commission.tenant.TenantWork;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;

/** A stream lives longer than a transaction may: it looks at the batch in short ones of its own. */
@Path("/reassignment-batches/{id}/events")
@Tag(name = "Reassignment batches")
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class BatchEventsResource {
    private final BatchStreams streams;
    private final SeenBatches seen;
    private final TenantWork tenantWork;
    private final Caller caller;

    BatchEventsResource(BatchStreams streams, SeenBatches seen, TenantWork tenantWork, Caller caller) {
        this.streams = streams;
        this.seen = seen;
        this.tenantWork = tenantWork;
        this.caller = caller;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "watchReassignmentBatch", summary = "Live progress as server-sent events: progress while it changes, done at the end", description = "Events carry BatchProgress as JSON. Comments keep the connection open. A stream that ends without done is opened again.")
    @APIResponse(responseCode = "200", description = "Events progress and done", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = BatchProgress.class)))
    public Multi<OutboundSseEvent> watch(@PathParam("id") UUID id, @Context Sse sse) {
        tenantWork.run(caller.tenantId(), caller.actor(), () -> seen.required(id));
        return streams.open(caller.tenantId(), caller.actor(), id, sse);
    }
}
