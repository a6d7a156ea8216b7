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

import io.commission.export.ListFormat;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

/**
 * The opportunities by the name that CRMs give them: the same rows with the same ids (OPP-1). The methods stand here once more, because
 * each address has operations and texts of its own in the API document, and permissions are read from the method that carries them.
 */
@Path("/deals")
@Tag(name = "Deals")
@Transactional
public class DealResource {
    private final Opportunities opportunities;
    private final OpportunityBook book;
    private final IfMatch ifMatch;

    DealResource(Opportunities opportunities, OpportunityBook book, IfMatch ifMatch) {
        this.opportunities = opportunities;
        this.book = book;
        this.ifMatch = ifMatch;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ListFormat.CSV})
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listDeals", summary = "The deals that the caller may see, with owners and structures on a day")
    @APIResponse(responseCode = "200", description = "A page, or the whole list as a file", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OpportunityPage.class)),
            @Content(mediaType = ListFormat.CSV, schema = @Schema(type = SchemaType.STRING))})
    public Response list(@BeanParam OpportunityQuery query, @BeanParam Paging paging, @BeanParam ListFormat format) {
        OpportunityFilter filter = query.filter();
        return format.answer(() -> opportunities.list(filter, paging), "deals", () -> opportunities.csv(filter));
    }

    @POST
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "createDeal", summary = "Open a deal with its owner and its commission structure")
    public RestResponse<OpportunityView> create(@Valid OpportunityRequest request) {
        UUID id = book.open(request);
        Opportunities.Kept kept = opportunities.written(id);
        return ETag.created("/deals/" + id, kept.view(), kept.version());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getDeal", summary = "A deal with its owner and structure on a day")
    public RestResponse<OpportunityView> get(@PathParam("id") UUID id, @QueryParam("asOf") LocalDate asOf) {
        Opportunities.Kept kept = opportunities.one(id, asOf);
        return ETag.ok(kept.view(), kept.version());
    }

    @PUT
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "changeDeal", summary = "Change a deal; another owner takes it over today with the former owner's line")
    public RestResponse<OpportunityView> change(@PathParam("id") UUID id, @Valid OpportunityRequest request) {
        book.change(id, request, ifMatch::require);
        Opportunities.Kept kept = opportunities.written(id);
        return ETag.ok(kept.view(), kept.version());
    }

    @DELETE
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "deleteDeal", summary = "Delete a deal; its history and what was posted for it are kept")
    public void delete(@PathParam("id") UUID id) {
        book.delete(id, ifMatch::require);
    }
}
