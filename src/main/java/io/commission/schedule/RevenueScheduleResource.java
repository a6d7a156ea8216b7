package io.commission.schedule;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.annotation.Nullable;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

@Path("/opportunities/{id}/revenue-schedule")
@Tag(name = "Opportunities")
@Transactional
public class RevenueScheduleResource {
    private final Schedules schedules;
    private final ScheduleBook book;
    private final IfMatch ifMatch;

    RevenueScheduleResource(Schedules schedules, ScheduleBook book, IfMatch ifMatch) {
        this.schedules = schedules;
        this.book = book;
        this.ifMatch = ifMatch;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listRevenueSchedule", summary = "The rows of an opportunity's revenue schedule, by start, each with the parts that the caller may see")
    public Page<ScheduleRowView> list(@PathParam("id") UUID id, @BeanParam Paging paging) {
        return schedules.page(id, paging);
    }

    @POST
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "addScheduleRow", summary = "Plan a row; those of a won opportunity replace what it posts as a whole")
    @APIResponse(responseCode = "201", content = @Content(mediaType = "application/json", schema = @Schema(implementation = ScheduleRowView.class)))
    public RestResponse<ScheduleRowView> add(@PathParam("id") UUID id, @NotNull @Valid ScheduleRowRequest request) {
        ScheduleRow row = book.add(id, request);
        return ETag.created("/opportunities/" + id + "/revenue-schedule/" + row.id, schedules.written(id, row.id),
                row.version);
    }

    @GET
    @Path("/{rowId}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getScheduleRow", summary = "One row of a revenue schedule")
    public RestResponse<ScheduleRowView> get(@PathParam("id") UUID id, @PathParam("rowId") UUID rowId) {
        ScheduleRowView row = schedules.one(id, rowId);
        return ETag.ok(row, row.version());
    }

    @PUT
    @Path("/{rowId}")
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "changeScheduleRow", summary = "Change a row; what a reconciled one posted is brought to its new days")
    public RestResponse<ScheduleRowView> change(@PathParam("id") UUID id, @PathParam("rowId") UUID rowId,
            @NotNull @Valid ScheduleRowRequest request) {
        ScheduleRow row = book.change(id, rowId, request, ifMatch::require);
        return ETag.ok(schedules.written(id, rowId), row.version);
    }

    @DELETE
    @Path("/{rowId}")
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "deleteScheduleRow", summary = "Delete a planned row; a reconciled one stays")
    public void delete(@PathParam("id") UUID id, @PathParam("rowId") UUID rowId) {
        book.delete(id, rowId, ifMatch::require);
    }

    @POST
    @Path("/{rowId}/reconcile")
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "reconcileScheduleRow", summary = "Say what a row earned: it is posted to the people of the structures in force on its days; another amount corrects it")
    public RestResponse<ScheduleRowView> reconcile(@PathParam("id") UUID id, @PathParam("rowId") UUID rowId,
            @Nullable @Valid ReconcileRequest request) {
        BigDecimal actual = request == null ? null : request.actualCommission();
        ScheduleRow row = book.reconcile(id, rowId, actual, ifMatch::honour);
        return ETag.ok(schedules.written(id, rowId), row.version);
    }
}
