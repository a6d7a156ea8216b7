package io.commission.entry;

import java.util.List;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

@Path("/v1/commission/adjustments")
@Tag(name = "Entries")
@Transactional
public class AdjustmentResource {
    private final Adjustments adjustments;

    AdjustmentResource(Adjustments adjustments) {
        this.adjustments = adjustments;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ListFormat.CSV})
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listAdjustments", summary = "What was corrected of commissions, with period, amount and reason, by page, or as one CSV file")
    @APIResponse(responseCode = "200", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AdjustmentPage.class)),
            @Content(mediaType = ListFormat.CSV, schema = @Schema(type = SchemaType.STRING))})
    public Response list(@BeanParam AdjustmentFilter filter, @BeanParam Paging paging, @BeanParam ListFormat format) {
        return format.answer(() -> adjustments.page(filter, paging), "adjustments", () -> adjustments.table(filter));
    }

    @GET
    @Path("/export")
    @Produces(ListFormat.CSV)
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "exportAdjustments", summary = "The same adjustments as one CSV file; no cell can start a formula")
    public String export(@BeanParam AdjustmentFilter filter) {
        return adjustments.table(filter).text();
    }

    /** The list's page, named for the API document. */
    @Schema(name = "AdjustmentPage")
    record AdjustmentPage(
            @Schema(required = true) List<AdjustmentView> items,
            @Schema(nullable = true, description = "Give it as cursor to get the next page") String nextCursor) {
    }
}
