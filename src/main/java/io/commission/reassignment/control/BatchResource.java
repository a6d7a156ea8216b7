package io.commission.reassignment.control;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.Nullable;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
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
import io.commission.http.BodyLimit;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.commission.reassignment.batch.BatchRow;
import io.commission.reassignment.batch.BatchStatus;
import io.quarkus.security.PermissionsAllowed;

@Path("/reassignment-batches")
@Tag(name = "Reassignment batches")
@Transactional
public class BatchResource {
    private final BatchOpening opening;
    private final BatchActions actions;
    private final Rollback rollback;
    private final SeenBatches seen;
    private final BatchList batches;
    private final IfMatch ifMatch;

    BatchResource(BatchOpening opening, BatchActions actions, Rollback rollback, SeenBatches seen, BatchList batches,
            IfMatch ifMatch) {
        this.opening = opening;
        this.actions = actions;
        this.rollback = rollback;
        this.seen = seen;
        this.batches = batches;
        this.ifMatch = ifMatch;
    }

    /** The shape of the list, for the API document: the answer itself may be a file. */
    @Schema(name = "ReassignmentBatchPage")
    private record BatchPage(List<BatchView> items, String nextCursor) {
    }

    @POST
    @Idempotent
    @PermissionsAllowed("batches.execute")
    @Operation(operationId = "openReassignmentBatch", summary = "Reassign accounts, opportunities or all that a person holds, in the background")
    @APIResponse(responseCode = "202", description = "The batch waits for its turn", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BatchOpenedView.class)))
    public RestResponse<BatchOpenedView> open(@NotNull @Valid @BodyLimit(8_388_608) BatchRequest request) {
        UUID id = opening.open(request);
        return RestResponse.ResponseBuilder.<BatchOpenedView>create(RestResponse.Status.ACCEPTED)
                .entity(new BatchOpenedView(id, BatchStatus.PENDING))
                .header(HttpHeaders.LOCATION, "/api/reassignment-batches/" + id).build();
    }

    @GET
    @Path("/list")
    @Produces({MediaType.APPLICATION_JSON, ListFormat.CSV})
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listReassignmentBatches", summary = "Batches, newest first; a manager sees own ones and those about people of the team")
    @APIResponse(responseCode = "200", description = "A page, or the whole list as a file", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BatchPage.class)),
            @Content(mediaType = ListFormat.CSV, schema = @Schema(type = SchemaType.STRING))})
    public Response list(@BeanParam BatchFilter filter, @BeanParam Paging paging, @BeanParam ListFormat format) {
        return format.answer(() -> batches.page(filter, paging), "reassignment-batches", () -> batches.csv(filter));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getReassignmentBatch", summary = "One batch: counts, progress, what may be done with it")
    public RestResponse<BatchView> get(@PathParam("id") UUID id) {
        return answer(id);
    }

    @GET
    @Path("/{id}/items")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listReassignmentBatchItems", summary = "What became of each account and opportunity of a batch")
    public Page<BatchItemView> items(@PathParam("id") UUID id, @QueryParam("outcome") BatchItemOutcome outcome,
            @BeanParam Paging paging) {
        return batches.items(seen.required(id), outcome, paging);
    }

    @POST
    @Path("/{id}/cancel")
    @Idempotent
    @PermissionsAllowed("batches.execute")
    @Operation(operationId = "cancelReassignmentBatch", summary = "Cancel a batch that has not ended; what it applied stays (BAT-2)")
    public RestResponse<BatchView> cancel(@PathParam("id") UUID id) {
        ifMatch.honour(seen.required(id).version());
        actions.cancel(id);
        return answer(id);
    }

    @POST
    @Path("/{id}/retry")
    @Idempotent
    @PermissionsAllowed("batches.execute")
    @Operation(operationId = "retryReassignmentBatch", summary = "Take up a failed batch again, behind what it did; each item is applied once")
    public RestResponse<BatchView> retry(@PathParam("id") UUID id) {
        ifMatch.honour(seen.required(id).version());
        actions.retry(id);
        return answer(id);
    }

    @POST
    @Path("/{id}/rollback")
    @Idempotent
    @PermissionsAllowed("batches.rollback")
    @Operation(operationId = "rollBackReassignmentBatch", summary = "Undo what a batch or a change of level 1 did, within 48 hours of its end or before its effective date (BAT-3)")
    @APIResponse(responseCode = "200", description = "It was small and is rolled back", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BatchView.class)))
    @APIResponse(responseCode = "202", description = "The rollback waits for its turn", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BatchView.class)))
    public RestResponse<BatchView> rollBack(@PathParam("id") UUID id, @Nullable @Valid RollbackRequest request) {
        ifMatch.honour(seen.required(id).version());
        BatchRow batch = rollback.open(id, request == null ? RollbackRequest.EMPTY : request);
        return RestResponse.ResponseBuilder
                .<BatchView>create(batch.status().ended() ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED)
                .entity(seen.view(batch)).header(HttpHeaders.ETAG, ETag.of(batch.version()))
                .header(HttpHeaders.LOCATION, "/api/reassignment-batches/" + batch.id()).build();
    }

    private RestResponse<BatchView> answer(UUID id) {
        BatchRow batch = seen.required(id);
        return ETag.ok(seen.view(batch), batch.version());
    }
}
