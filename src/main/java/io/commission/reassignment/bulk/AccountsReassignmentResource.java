package io.commission.reassignment.bulk;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.idempotency.Idempotent;
import io.commission.reassignment.batch.BatchAnswers;
import io.commission.reassignment.batch.BatchDoneView;
import io.commission.settings.Feature;
import io.commission.settings.Features;
import io.quarkus.security.PermissionsAllowed;

@Path("/accounts")
@Tag(name = "Reassignment")
@Transactional
public class AccountsReassignmentResource {
    private final AccountsInBulk accounts;
    private final BatchAnswers answers;
    private final Features features;

    AccountsReassignmentResource(AccountsInBulk accounts, BatchAnswers answers, Features features) {
        this.accounts = accounts;
        this.answers = answers;
        this.features = features;
    }

    @POST
    @Path("/bulk-reassign")
    @Idempotent
    @PermissionsAllowed(value = {"accounts.reassign", "accounts.bulk"}, inclusive = true)
    @Operation(operationId = "reassignAccounts", summary = "Give accounts to another owner, their open opportunities with them (BLK-3)")
    @APIResponse(responseCode = "200", description = "It was small and is done", content = @Content(mediaType = "application/json", schema = @Schema(implementation = BatchDoneView.class)))
    @APIResponse(responseCode = "202", description = "The batch waits for its turn", content = @Content(mediaType = "application/json", schema = @Schema(implementation = BatchDoneView.class)))
    public RestResponse<BatchDoneView> reassign(@NotNull @Valid BulkReassignRequest request) {
        features.require(Feature.REASSIGNMENT_LEVEL_2);
        return answers.of(accounts.reassign(request));
    }
}
