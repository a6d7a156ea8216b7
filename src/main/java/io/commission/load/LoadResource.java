package io.commission.load;

import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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

import io.commission.export.ListFormat;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.commission.load.LoadIntake.Effect;
import io.commission.load.LoadIntake.Taken;
import io.quarkus.security.PermissionsAllowed;

@Path("/loads")
@Tag(name = "Loads")
@Transactional
public class LoadResource {
    private final Loads loads;
    private final SaveLoad saveLoad;
    private final IfMatch ifMatch;

    LoadResource(Loads loads, SaveLoad saveLoad, IfMatch ifMatch) {
        this.loads = loads;
        this.saveLoad = saveLoad;
        this.ifMatch = ifMatch;
    }

    /** The shape of the list, for the API document: the answer itself may be a file. */
    @Schema(name = "LoadPage")
    private record LoadPage(List<LoadView> items, String nextCursor) {
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ListFormat.CSV})
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listLoads", summary = "Loads; a rep sees those with a part of their own, a manager the team's")
    @APIResponse(responseCode = "200", description = "A page, or the whole list as a file", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LoadPage.class)),
            @Content(mediaType = ListFormat.CSV, schema = @Schema(type = SchemaType.STRING))})
    public Response list(@BeanParam LoadFilter filter, @BeanParam Paging paging, @BeanParam ListFormat format) {
        return format.answer(() -> loads.page(filter, paging), "loads", () -> loads.csv(filter));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getLoad", summary = "One load")
    public RestResponse<LoadView> get(@PathParam("id") UUID id) {
        LoadView load = loads.required(id);
        return ETag.ok(load, load.version());
    }

    @POST
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "saveLoad", summary = "Create a load, or change the one with this external id; what is null or left out stays as it is")
    @APIResponse(responseCode = "201", description = "Created", content = @Content(mediaType = "application/json", schema = @Schema(implementation = LoadView.class)))
    @APIResponse(responseCode = "200", description = "Changed, or the same as before", content = @Content(mediaType = "application/json", schema = @Schema(implementation = LoadView.class)))
    public RestResponse<LoadView> save(@NotNull @Valid LoadRequest request) {
        Taken taken = saveLoad.save(request);
        LoadView load = loads.saved(taken.loadId());
        return taken.effect() == Effect.CREATED
                ? ETag.created("/loads/" + load.id(), load, load.version())
                : ETag.ok(load, load.version());
    }

    @PUT
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "replaceLoad", summary = "Replace a load's facts; what is null or left out becomes unknown")
    public RestResponse<LoadView> replace(@PathParam("id") UUID id, @NotNull @Valid LoadRequest request) {
        LoadView load = saveLoad.held(id);
        ifMatch.require(load.version());
        saveLoad.replace(load, request);
        return answer(id);
    }

    @POST
    @Path("/{id}/cancel")
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "cancelLoad", summary = "Cancel a load: what it earned is taken back (ENT-2)")
    public RestResponse<LoadView> cancel(@PathParam("id") UUID id) {
        LoadView load = saveLoad.held(id);
        ifMatch.honour(load.version());
        saveLoad.cancel(load);
        return answer(id);
    }

    private RestResponse<LoadView> answer(UUID id) {
        LoadView load = loads.saved(id);
        return ETag.ok(load, load.version());
    }
}
