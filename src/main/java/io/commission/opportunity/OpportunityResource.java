package io.commission.opportunity;

import java.time.LocalDate;
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
import jakarta.ws.rs.QueryParam;
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

@Path("/opportunities")
@Tag(name = "Opportunities")
@Transactional
public class OpportunityResource {
    private final Opportunities opportunities;
    private final OpportunityBook book;
    private final StructureBackfill backfill;
    private final History history;
    private final IfMatch ifMatch;

    OpportunityResource(Opportunities opportunities, OpportunityBook book,
            StructureBackfill backfill, History history, IfMatch ifMatch) {
        this.opportunities = opportunities;
        this.book = book;
        this.backfill = backfill;
        this.history = history;
        this.ifMatch = ifMatch;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ListFormat.CSV})
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listOpportunities", summary = "The opportunities that the caller may see, with owners and structures on a day")
    @APIResponse(responseCode = "200", description = "A page, or the whole list as a file", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OpportunityPage.class)),
            @Content(mediaType = ListFormat.CSV, schema = @Schema(type = SchemaType.STRING))})
    public Response list(@BeanParam OpportunityQuery query, @BeanParam Paging paging, @BeanParam ListFormat format) {
        OpportunityFilter filter = query.filter();
        return format.answer(() -> opportunities.list(filter, paging), "opportunities",
                () -> opportunities.csv(filter));
    }

    @POST
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "createOpportunity", summary = "Open an opportunity with its owner and its commission structure")
    public RestResponse<OpportunityView> create(@Valid OpportunityRequest request) {
        UUID id = book.open(request);
        Opportunities.Kept kept = opportunities.written(id);
        return ETag.created("/opportunities/" + id, kept.view(), kept.version());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getOpportunity", summary = "An opportunity with its owner and structure on a day")
    public RestResponse<OpportunityView> get(@PathParam("id") UUID id, @QueryParam("asOf") LocalDate asOf) {
        Opportunities.Kept kept = opportunities.one(id, asOf);
        return ETag.ok(kept.view(), kept.version());
    }

    @PUT
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "changeOpportunity", summary = "Change an opportunity; another owner takes it over today with the former owner's line")
    public RestResponse<OpportunityView> change(@PathParam("id") UUID id, @Valid OpportunityRequest request) {
        book.change(id, request, ifMatch::require);
        Opportunities.Kept kept = opportunities.written(id);
        return ETag.ok(kept.view(), kept.version());
    }

    @DELETE
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "deleteOpportunity", summary = "Delete an opportunity; its history and its changes are kept")
    public void delete(@PathParam("id") UUID id) {
        book.delete(id, ifMatch::require);
    }

    @POST
    @Path("/structure-backfill")
    @Idempotent
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "fillStructures", summary = "Give opportunities brought in without a structure the one that their owner means (OPP-2)", description = """
            The owner has 100 as HOUSE_REP; without an owner it is House's. An owner who has left keeps what was opened \
            before they did, as that is what has been; opportunities opened later, or by somebody not eligible, are left and listed. \
            It may be repeated: what has a structure is not touched.""")
    public BackfillView fillStructures() {
        return backfill.run();
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listOpportunityHistory", summary = "Every change of an opportunity's facts, newest first")
    public Page<HistoryView> history(@PathParam("id") UUID id, @BeanParam Paging paging) {
        opportunities.one(id, null);
        return history.of("opportunities", id, paging);
    }
}
