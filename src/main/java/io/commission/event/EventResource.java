package io.commission.event;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.commission.http.BodyLimit;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

@Path("/events")
@Tag(name = "Events")
@Transactional
public class EventResource {
    private final EventInbox inbox;
    private final ReceivedEvents received;

    EventResource(EventInbox inbox, ReceivedEvents received) {
        this.inbox = inbox;
        this.received = received;
    }

    @POST
    @Consumes({EventReader.STRUCTURED, EventReader.BATCH, EventReader.BINARY})
    @Idempotent
    @ResponseStatus(202)
    @PermissionsAllowed("events.post")
    @Operation(operationId = "postEvents", summary = "Accept CloudEvents 1.0: one structured, one in binary mode, or a batch", description = """
            A batch is accepted as a whole or not at all; a refusal names the faulty event by its 0-based index. An event \
            that came before (the same source and id) is answered as DUPLICATE and changes nothing. An event of a deal that \
            cannot be taken yet (a deal, account or owner that nobody knows, an owner who cannot change now) is accepted and waits; \
            the list of received events says why, and it is tried again with the next event of the deal and every few minutes. In binary mode the attributes are ce- headers and the body is the data.""")
    @RequestBody(required = true, content = {
            @Content(mediaType = EventReader.STRUCTURED, schema = @Schema(implementation = CloudEvent.class)),
            @Content(mediaType = EventReader.BATCH, schema = @Schema(type = SchemaType.ARRAY, implementation = CloudEvent.class, maxItems = EventReader.MAX_EVENTS)),
            @Content(mediaType = EventReader.BINARY, schema = @Schema(anyOf = {LoadData.class, InvoicePaidData.class,
                    AccountData.class, ContactData.class, DealData.class, ScheduleReconciledData.class}))})
    @APIResponse(responseCode = "202", description = "Stored and processed", content = @Content(mediaType = "application/json", schema = @Schema(implementation = AcceptedEvents.class)))
    public AcceptedEvents post(@Context HttpHeaders headers, @BodyLimit(EventReader.MAX_BATCH_BYTES) byte[] body) {
        Map<String, String> attributes = new HashMap<>();
        headers.getRequestHeaders()
                .forEach((name, values) -> attributes.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return inbox.accept(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), attributes, body);
    }

    @GET
    @PermissionsAllowed("read.all")
    @Operation(operationId = "listReceivedEvents", summary = "What came in, newest first: events, rows of imports, saved loads")
    public Page<ReceivedEventView> list(@BeanParam ReceivedEventFilter filter, @BeanParam Paging paging) {
        return received.page(filter, paging);
    }
}
