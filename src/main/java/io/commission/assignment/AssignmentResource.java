package io.commission.assignment;

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
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.http.Cursor;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

@Path("/v1/commission/assignments")
@Tag(name = "Assignments")
@Transactional
public class AssignmentResource {
    private final Assignments assignments;
    private final AssignmentBook book;
    private final IfMatch ifMatch;

    AssignmentResource(Assignments assignments, AssignmentBook book, IfMatch ifMatch) {
        this.assignments = assignments;
        this.book = book;
        this.ifMatch = ifMatch;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listAssignments", summary = "Assignments of the people whom the caller may see")
    public Page<AssignmentView> list(@QueryParam("personId") UUID personId, @QueryParam("planId") UUID planId,
            @Parameter(description = "Only those in force on this day; without it every one, in today's version") @QueryParam("onDate") LocalDate onDate,
            @BeanParam Paging paging) {
        return Page.of(assignments.list(personId, planId, onDate, paging), paging, view -> view,
                view -> Cursor.of(view.id()));
    }

    @POST
    @Idempotent
    @PermissionsAllowed("assignments.write")
    @Operation(operationId = "createAssignment", summary = "Give a person a plan")
    public RestResponse<AssignmentView> create(@Valid AssignmentRequest request) {
        UUID id = book.assign(request);
        Kept<AssignmentView> kept = assignments.one(id, request.effectiveDate());
        return ETag.created("/v1/commission/assignments/" + id, kept.view(), kept.version());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getAssignment", summary = "An assignment in the version of a day")
    public RestResponse<AssignmentView> get(@PathParam("id") UUID id, @QueryParam("asOf") LocalDate asOf) {
        Kept<AssignmentView> kept = assignments.one(id, asOf);
        return ETag.ok(kept.view(), kept.version());
    }

    @PUT
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("assignments.write")
    @Operation(operationId = "changeAssignment", summary = "Start a version of an assignment, correct one, or end it by an endDate")
    public RestResponse<AssignmentView> change(@PathParam("id") UUID id, @Valid AssignmentRequest request) {
        book.change(id, request, ifMatch::require);
        Kept<AssignmentView> kept = assignments.one(id, request.effectiveDate());
        return ETag.ok(kept.view(), kept.version());
    }

    @DELETE
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("assignments.write")
    @Operation(operationId = "takeBackAssignment", summary = "Take an assignment back as if it had never been")
    public void takeBack(@PathParam("id") UUID id) {
        book.takeBack(id, ifMatch::require);
    }

    @GET
    @Path("/{id}/versions")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listAssignmentVersions", summary = "Every version of an assignment, newest first")
    public Page<AssignmentView> versions(@PathParam("id") UUID id, @BeanParam Paging paging) {
        return Page.of(assignments.versions(id, paging), paging, view -> view,
                view -> Cursor.of(view.effectiveDate(), view.revision(), view.versionId()));
    }
}
