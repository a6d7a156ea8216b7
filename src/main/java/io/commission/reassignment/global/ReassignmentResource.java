package io.commission.reassignment.global;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.http.IfMatch;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.commission.reassignment.batch.BatchAnswers;
import io.commission.reassignment.batch.BatchDoneView;
import io.commission.settings.Feature;
import io.commission.settings.Features;
import io.quarkus.security.PermissionsAllowed;

@Path("/reassignment")
@Tag(name = "Reassignment")
@Transactional
public class ReassignmentResource {
    private final IfMatch ifMatch;
    private final AllOfPerson all;
    private final Pending pending;
    private final Queues queues;
    private final BatchAnswers answers;
    private final Features features;

    ReassignmentResource(AllOfPerson all, Pending pending, Queues queues, BatchAnswers answers, Features features,
            IfMatch ifMatch) {
        this.ifMatch = ifMatch;
        this.all = all;
        this.pending = pending;
        this.queues = queues;
        this.answers = answers;
        this.features = features;
    }

    @POST
    @Path("/global-execute")
    @Idempotent
    @PermissionsAllowed(value = {"accounts.reassign", "accounts.bulk", "batches.execute"}, inclusive = true)
    @Operation(operationId = "executeGlobalReassignment", summary = "Give all that a person holds to others, by a strategy")
    @APIResponse(responseCode = "200", description = "It was small and is done", content = @Content(mediaType = "application/json", schema = @Schema(implementation = BatchDoneView.class)))
    @APIResponse(responseCode = "202", description = "The batch waits for its turn, or its items for decisions", content = @Content(mediaType = "application/json", schema = @Schema(implementation = BatchDoneView.class)))
    public RestResponse<BatchDoneView> execute(@NotNull @Valid GlobalExecuteRequest request) {
        features.require(Feature.REASSIGNMENT_LEVEL_3);
        return answers.of(all.execute(request));
    }

    @GET
    @Path("/pending")
    @PermissionsAllowed({"read.all", "read.team"})
    @Operation(operationId = "listPendingReassignments", summary = "Global reassignments that have not ended, and queues that wait for decisions, newest first")
    public Page<PendingView> pending(@BeanParam Paging paging) {
        features.require(Feature.REASSIGNMENT_LEVEL_3);
        return pending.page(paging);
    }

    @GET
    @Path("/queues/{id}/items")
    @PermissionsAllowed({"read.all", "read.team"})
    @Operation(operationId = "listQueueItems", summary = "Accounts and opportunities of a manual queue")
    public Page<QueueItemView> items(@PathParam("id") UUID id, @QueryParam("waiting") Boolean waiting,
            @BeanParam Paging paging) {
        features.require(Feature.REASSIGNMENT_LEVEL_3);
        return queues.items(id, waiting, paging);
    }

    @POST
    @Path("/queues/{id}/decisions")
    @Idempotent
    @PermissionsAllowed(value = {"accounts.reassign", "commissions.manage", "batches.execute"}, inclusive = true)
    @Operation(operationId = "decideQueueItems", summary = "Decide for items of a manual queue; they go as one batch")
    @APIResponse(responseCode = "200", description = "It was small and is done", content = @Content(mediaType = "application/json", schema = @Schema(implementation = BatchDoneView.class)))
    @APIResponse(responseCode = "202", description = "The batch waits for its turn", content = @Content(mediaType = "application/json", schema = @Schema(implementation = BatchDoneView.class)))
    public RestResponse<BatchDoneView> decide(@PathParam("id") UUID id, @NotNull @Valid DecisionRequest request) {
        features.require(Feature.REASSIGNMENT_LEVEL_3);
        return answers.of(queues.decide(id, request, ifMatch::honour));
    }
}
