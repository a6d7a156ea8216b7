package io.commission.forecast;

import java.net.URI;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.http.ETag;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

/** For whoever may change settings: by default admins alone, for commissions.manage is granted to managers too (PERM-1). */
@Path("/commissions/recalculations")
@Tag(name = "Commissions of deals")
@Transactional
public class RecalculationResource {
    private final Recalculations recalculations;

    RecalculationResource(Recalculations recalculations) {
        this.recalculations = recalculations;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "recalculateCommissions", summary = "Compute anew what deals earn, and the records of people (FCT-5)", description = """
            Runs beside everything else, chunk by chunk, and goes on after a crash where it was. Where all is right nothing \
            changes, not even when a record was last calculated; what was lost or tampered with is brought to the facts.""")
    @APIResponse(responseCode = "202", description = "It waits for its turn", content = @Content(mediaType = "application/json", schema = @Schema(implementation = RecalculationView.class)))
    public RestResponse<RecalculationView> open(@Valid RecalculationRequest request) {
        RecalculationView view = recalculations.open(request);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, view)
                .location(URI.create("/api/commissions/recalculations/" + view.id())).build();
    }

    @GET
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "listCommissionRecalculations", summary = "Recalculations with their progress, latest first")
    public Page<RecalculationView> list(@BeanParam Paging paging) {
        return recalculations.page(paging);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "getCommissionRecalculation", summary = "A recalculation with its progress")
    public RestResponse<RecalculationView> get(@PathParam("id") UUID id) {
        RecalculationView view = recalculations.one(id);
        return ETag.ok(view, view.version());
    }
}
