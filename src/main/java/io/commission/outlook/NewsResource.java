package io.commission.outlook;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

import io.commission.access.Sessions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;

/** A stream lives longer than a transaction may: it looks in short ones of its own. */
@Path("/commissions/stream")
@Tag(name = "Commissions of deals")
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class NewsResource {
    private final NewsStreams streams;
    private final Sessions sessions;

    NewsResource(NewsStreams streams, Sessions sessions) {
        this.streams = streams;
        this.sessions = sessions;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "watchCommissions", summary = "Which figures of deals changed, as server-sent events, within two seconds of the change", description = """
            The event ready comes first: whatever is read after it is missing nothing that is not told later. Each event changed \
            names people whom the caller may read, and months; no amounts. When the token expires the event expired ends the stream, \
            when the caller may read nothing any more the event closed. Comments keep the connection open. A stream that ends \
            otherwise is opened again. Of entries of loads nothing is told.""")
    @APIResponse(responseCode = "200", description = "Events ready, changed, expired and closed", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = NewsView.class)))
    public Multi<OutboundSseEvent> watch(@Context Sse sse) {
        return streams.open(sessions.current(), sse);
    }
}
