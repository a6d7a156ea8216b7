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

@Path("/v1/commission/reports")
@Tag(name = "Reports")
@Produces({MediaType.APPLICATION_JSON, ListFormat.CSV})
@Transactional
public class ReportResource {
    private final Summary summary;
    private final ByUser byUser;
    private final ByCustomer byCustomer;

    ReportResource(Summary summary, ByUser byUser, ByCustomer byCustomer) {
        this.summary = summary;
        this.byUser = byUser;
        this.byCustomer = byCustomer;
    }

    @GET
    @Path("/summary")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getSummaryReport", summary = "Entries added up by month, status and type; as JSON or CSV")
    @APIResponse(responseCode = "200", description = "The report", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SummaryReport.class)),
            @Content(mediaType = ListFormat.CSV, schema = @Schema(type = SchemaType.STRING))})
    public Response summary(@BeanParam SummaryRequest request, @BeanParam ListFormat format) {
        return format.answer(() -> summary.of(request), "commission-summary", () -> summary.of(request).csv());
    }

    @GET
    @Path("/by-user")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getByUserReport", summary = "Entries added up for each person; as JSON page by page, or as CSV")
    @APIResponse(responseCode = "200", description = "The report; sort by name, -name, total or -total", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ByUserReport.class)),
            @Content(mediaType = ListFormat.CSV, schema = @Schema(type = SchemaType.STRING))})
    public Response byUser(@BeanParam ReportRequest request, @BeanParam Paging paging, @BeanParam ListFormat format) {
        return format.answer(() -> byUser.of(request, paging), "commission-by-user",
                () -> byUser.of(request, null).csv());
    }

    @GET
    @Path("/by-customer")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getByCustomerReport", summary = "Entries added up for each customer; as JSON page by page, or as CSV")
    @APIResponse(responseCode = "200", description = "The report; sort by name, -name, total or -total", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ByCustomerReport.class)),
            @Content(mediaType = ListFormat.CSV, schema = @Schema(type = SchemaType.STRING))})
    public Response byCustomer(@BeanParam ReportRequest request, @BeanParam Paging paging,
            @BeanParam ListFormat format) {
        return format.answer(() -> byCustomer.of(request, paging), "commission-by-customer",
                () -> byCustomer.of(request, null).csv());
    }
}
