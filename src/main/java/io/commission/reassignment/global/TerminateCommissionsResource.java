package io.commission.reassignment.global;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.http.IfMatch;
import io.commission.idempotency.Idempotent;
import io.commission.reassignment.batch.BatchAnswers;
import io.commission.reassignment.batch.BatchDoneView;
import io.commission.settings.Feature;
import io.commission.settings.Features;
import io.quarkus.security.PermissionsAllowed;

@Path("/contacts")
@Tag(name = "Reassignment")
@Transactional
public class TerminateCommissionsResource {
    private final IfMatch ifMatch;
    private final AllOfPerson all;
    private final BatchAnswers answers;
    private final Features features;

    TerminateCommissionsResource(AllOfPerson all, BatchAnswers answers, Features features, IfMatch ifMatch) {
        this.ifMatch = ifMatch;
        this.all = all;
        this.answers = answers;
        this.features = features;
    }

    @POST
    @Path("/{id}/terminate-commissions")
    @Idempotent
    @PermissionsAllowed(value = {"accounts.reassign", "accounts.bulk", "batches.execute"}, inclusive = true)
    @Operation(operationId = "terminateCommissions", summary = "End all commissions of a person with a day, and give what they hold to others by a strategy")
    @APIResponse(responseCode = "200", description = "It was small and is done", content = @Content(mediaType = "application/json", schema = @Schema(implementation = BatchDoneView.class)))
    @APIResponse(responseCode = "202", description = "The batch waits for its turn, or its items for decisions", content = @Content(mediaType = "application/json", schema = @Schema(implementation = BatchDoneView.class)))
    public RestResponse<BatchDoneView> terminate(@PathParam("id") UUID id,
            @NotNull @Valid TerminateCommissionsRequest request) {
        features.require(Feature.REASSIGNMENT_LEVEL_3);
        return answers.of(all.terminate(id, request, ifMatch::honour));
    }
}
