package io.commission.reassignment.single;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.http.IfMatch;
import io.commission.idempotency.Idempotent;
import io.commission.reassignment.strategy.ChangeRequest;
import io.commission.settings.Feature;
import io.commission.settings.Features;
import io.quarkus.security.PermissionsAllowed;

@Path("/opportunities/{id}/commissions")
@Tag(name = "Reassignment")
@Transactional
public class OpportunityCommissionsResource {
    private final OneOpportunity one;
    private final Features features;
    private final IfMatch ifMatch;

    OpportunityCommissionsResource(OneOpportunity one, Features features, IfMatch ifMatch) {
        this.one = one;
        this.features = features;
        this.ifMatch = ifMatch;
    }

    @POST
    @Path("/preview")
    @Idempotent
    @PermissionsAllowed("commissions.manage")
    @Operation(operationId = "previewCommissionChange", summary = "What a change of an opportunity's commission structure will do, in money; writes nothing")
    public ChangePreviewView preview(@PathParam("id") UUID id, @Valid ChangeRequest request) {
        features.require(Feature.REASSIGNMENT_LEVEL_1);
        return one.preview(id, request, ifMatch::honour);
    }

    @POST
    @Path("/reassign")
    @Idempotent
    @PermissionsAllowed("commissions.manage")
    @Operation(operationId = "reassignCommission", summary = "Change an opportunity's commission structure, and its owner with it")
    public ChangeDoneView reassign(@PathParam("id") UUID id, @Valid ReassignRequest request) {
        features.require(Feature.REASSIGNMENT_LEVEL_1);
        return one.reassign(id, request, ifMatch::honour);
    }
}
