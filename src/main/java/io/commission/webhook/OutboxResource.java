package io.commission.webhook;

import java.util.List;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.http.Page;
import io.commission.http.Paging;
import io.quarkus.security.PermissionsAllowed;

@Path("/outbox")
@Tag(name = "Webhooks")
@Transactional
public class OutboxResource {
    private final OutboxReader outbox;

    OutboxResource(OutboxReader outbox) {
        this.outbox = outbox;
    }

    @GET
    @PermissionsAllowed("read.all")
    @Operation(operationId = "listOutboxEvents", summary = "Events out in order, for those who fetch them; an event shows up here within seconds")
    public Page<OutboxEventView> list(
            @Parameter(description = "The position of the last event seen") @QueryParam("after") @DefaultValue("0") long after,
            @Parameter(description = "Only these event types") @QueryParam("type") List<String> types,
            @BeanParam Paging paging) {
        return outbox.page(after, types, paging);
    }
}
