package io.commission.report;

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

@Path("/v1/commission/dashboard")
@Tag(name = "Reports")
@Produces({MediaType.APPLICATION_JSON, ListFormat.CSV})
@Transactional
public class DashboardResource {
    private final Dashboard dashboard;

    DashboardResource(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getDashboard", summary = "Earnings of a month against the one before and over the year, of a person or a team")
    @APIResponse(responseCode = "200", description = "The dashboard; as CSV the trend, or the team's people", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DashboardView.class)),
            @Content(mediaType = ListFormat.CSV, schema = @Schema(type = SchemaType.STRING))})
    public Response dashboard(@BeanParam DashboardRequest request, @BeanParam Paging paging,
            @BeanParam ListFormat format) {
        return format.answer(() -> dashboard.of(request, paging), "commission-dashboard",
                () -> dashboard.of(request, null).csv());
    }
}
