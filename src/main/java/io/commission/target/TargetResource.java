package io.commission.target;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.audit.History;
import io.commission.audit.HistoryView;
import io.commission.export.ListFormat;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

@Path("/targets")
@Tag(name = "Targets")
@Transactional
public class TargetResource {
    private final TargetList targets;
    private final TargetBook book;
    private final History history;
    private final IfMatch ifMatch;

    TargetResource(TargetList targets, TargetBook book, History history, IfMatch ifMatch) {
        this.targets = targets;
        this.book = book;
        this.history = history;
        this.ifMatch = ifMatch;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ListFormat.CSV})
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listTargets", summary = "Targets of the people whom the caller may see, latest first")
    @APIResponse(responseCode = "200", description = "A page, or the whole list as a file", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TargetPage.class)),
            @Content(mediaType = ListFormat.CSV, schema = @Schema(type = SchemaType.STRING))})
    public Response list(@BeanParam TargetQuery query, @BeanParam Paging paging, @BeanParam ListFormat format) {
        return format.answer(() -> targets.page(query, paging), "targets", () -> targets.csv(query));
    }

    @POST
    @Idempotent
    @PermissionsAllowed("targets.write")
    @Operation(operationId = "createTarget", summary = "Set a person a target; deals, ledger and records follow at once (FCT-4)", description = """
            Managers set targets for the people below them, admins for everybody. Ranges of a person's targets do not \
            overlap. Somebody who has left may still have one that starts before their end.""")
    public RestResponse<TargetView> create(@Valid TargetRequest request) {
        UUID id = book.set(request);
        TargetList.Kept kept = targets.written(id);
        return ETag.created("/targets/" + id, kept.view(), kept.version());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getTarget", summary = "A target")
    public RestResponse<TargetView> get(@PathParam("id") UUID id) {
        TargetList.Kept kept = targets.one(id);
        return ETag.ok(kept.view(), kept.version());
    }

    @PUT
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("targets.write")
    @Operation(operationId = "changeTarget", summary = "Change a target; deals, ledger and records follow at once (FCT-4)")
    public RestResponse<TargetView> change(@PathParam("id") UUID id, @Valid TargetRequest request) {
        book.change(id, request, ifMatch::require);
        TargetList.Kept kept = targets.written(id);
        return ETag.ok(kept.view(), kept.version());
    }

    @DELETE
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("targets.write")
    @Operation(operationId = "deleteTarget", summary = "Take a target back as if it had never been; its deals earn by others, or 0")
    public void delete(@PathParam("id") UUID id) {
        book.remove(id, ifMatch::require);
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listTargetHistory", summary = "Every change of a target, newest first")
    public Page<HistoryView> history(@PathParam("id") UUID id, @BeanParam Paging paging) {
        targets.one(id);
        return history.of("targets", id, paging);
    }
}
