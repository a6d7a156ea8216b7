package io.commission.outlook;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.export.ListFormat;
import io.commission.http.Paging;
import io.quarkus.security.PermissionsAllowed;

@Path("/v1/commission/pipeline")
@Tag(name = "Reports")
@Produces({MediaType.APPLICATION_JSON, ListFormat.CSV})
@Transactional
public class PipelineResource {
    private final Pipeline pipeline;

    PipelineResource(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getPipeline", summary = "What booked loads and open deals would add to what is there, tiers taken into account")
    @APIResponse(responseCode = "200", description = "The projection; as CSV its rows", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PipelineView.class)),
            @Content(mediaType = ListFormat.CSV, schema = @Schema(type = SchemaType.STRING))})
    public Response pipeline(@QueryParam("personId") String personId, @BeanParam Paging paging,
            @BeanParam ListFormat format) {
        return format.answer(() -> pipeline.of(personId, paging), "commission-pipeline",
                () -> pipeline.of(personId, null).csv());
    }
}
