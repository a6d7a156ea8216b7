package io.commission.outlook;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

import io.commission.export.ListFormat;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

@Path("/commissions")
@Tag(name = "Commissions of deals")
@Produces({MediaType.APPLICATION_JSON, ListFormat.CSV})
@Transactional
public class CommissionResource {
    private final CommissionList list;
    private final EarningDeals deals;
    private final Outlook outlook;
    private final TeamOutlook team;
    private final WhatIf whatIf;

    CommissionResource(CommissionList list, EarningDeals deals, Outlook outlook, TeamOutlook team, WhatIf whatIf) {
        this.whatIf = whatIf;
        this.list = list;
        this.deals = deals;
        this.outlook = outlook;
        this.team = team;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listCommissions", summary = "What deals earn people by period, actual and projected, with quota and attainment", description = """
            A record a person, period and type, of the people whom the caller may read. The team's view needs read.team or \
            read.all: a rep who asks for it is refused. Records of House and Unassigned are for those who read everything.""")
    @APIResponse(responseCode = "200", description = "A page, or the whole list as a file", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CommissionPage.class)),
            @Content(mediaType = ListFormat.CSV, schema = @Schema(type = SchemaType.STRING))})
    public Response list(@BeanParam CommissionQuery query, @BeanParam Paging paging, @BeanParam ListFormat format) {
        return format.answer(() -> list.page(query, paging), "commissions", () -> list.csv(query));
    }

    @GET
    @Path("/dashboard")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getCommissionDashboard", summary = "Actual, projected and combined commission of a period, beside the earnings of the ledger", description = """
            Of a person, or of everybody below one at all levels. Deals count in the period of their close date; values are not             weighted; year to date is the calendar year to the end of the period.""")
    public OutlookView dashboard(@BeanParam OutlookQuery query) {
        return outlook.of(query);
    }

    @GET
    @Path("/team")
    @PermissionsAllowed({"read.all", "read.team"})
    @Operation(operationId = "listTeamPerformance", summary = "The figures of the dashboard for each person below, and of all together")
    @APIResponse(responseCode = "200", description = "A page, or the whole list as a file", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TeamOutlookView.class)),
            @Content(mediaType = ListFormat.CSV, schema = @Schema(type = SchemaType.STRING))})
    public Response team(@BeanParam TeamQuery query, @BeanParam Paging paging, @BeanParam ListFormat format) {
        return format.answer(() -> team.of(query, paging), "team-performance", () -> team.of(query, null).csv());
    }

    @POST
    @Path("/what-if")
    @Idempotent
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "supposeDeals", summary = "What would be earned if these deals closed, at this amount, under that target", description = """
            Computed as what is kept is computed; nothing is written. Deals, owners and targets are those that the caller may read,             and so are the people in the answer. At most 500 deals and 50 targets; targets may rate 10,000 deals.""")
    public WhatIfView suppose(@Valid WhatIfRequest request) {
        return whatIf.of(request);
    }

    @GET
    @Path("/{personId}/deals")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listCommissionDeals", summary = "The deals that make a person's record up, with rate, part and weight", description = """
            Only the person's own parts are shown, never those of others in the same deals. The total is that of the whole list, \
            not of the page, and equals the record of the period and type to the minor unit.""")
    @APIResponse(responseCode = "200", description = "A page, or the whole list as a file", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = EarningDealsView.class)),
            @Content(mediaType = ListFormat.CSV, schema = @Schema(type = SchemaType.STRING))})
    public Response deals(@PathParam("personId") String personId, @BeanParam EarningDealsQuery query,
            @BeanParam Paging paging, @BeanParam ListFormat format) {
        return format.answer(() -> deals.page(personId, query, paging), "commission-deals",
                () -> deals.csv(personId, query));
    }
}
