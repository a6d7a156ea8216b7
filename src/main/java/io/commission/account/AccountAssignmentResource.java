package io.commission.account;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.http.Cursor;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

/** Roles at an account; their ETag is the account's. */
@Path("/accounts/{id}/assignments")
@Tag(name = "Accounts")
@Transactional
public class AccountAssignmentResource {
    private final Accounts accounts;
    private final AccountAssignments assignments;
    private final IfMatch ifMatch;

    AccountAssignmentResource(Accounts accounts, AccountAssignments assignments, IfMatch ifMatch) {
        this.accounts = accounts;
        this.assignments = assignments;
        this.ifMatch = ifMatch;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listAccountAssignments", summary = "Who had, has and will have which role at an account, newest first")
    public Page<AccountAssignmentView> list(@PathParam("id") UUID id, @BeanParam Paging paging) {
        accounts.one(id, null);
        return Page.of(assignments.of(id, paging), paging, view -> view,
                view -> Cursor.of(view.effectiveDate(), view.id()));
    }

    @POST
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "createAccountAssignment", summary = "Give a person a role at an account")
    public RestResponse<AccountAssignmentView> create(@PathParam("id") UUID id,
            @Valid AccountAssignmentRequest request) {
        UUID assignment = assignments.assign(id, request);
        return ETag.created("/accounts/" + id + "/assignments/" + assignment, assignments.one(id, assignment),
                accounts.written(id, null).version());
    }

    @GET
    @Path("/{assignmentId}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getAccountAssignment", summary = "A person's role at an account")
    public RestResponse<AccountAssignmentView> get(@PathParam("id") UUID id,
            @PathParam("assignmentId") UUID assignmentId) {
        // The account first: one that the caller may not see answers as one that is not there (TEN-1).
        long version = accounts.one(id, null).version();
        return ETag.ok(assignments.one(id, assignmentId), version);
    }

    @DELETE
    @Path("/{assignmentId}")
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "endAccountAssignment", summary = "End a person's role at an account today")
    public void end(@PathParam("id") UUID id, @PathParam("assignmentId") UUID assignmentId) {
        assignments.end(id, assignmentId, ifMatch::require);
    }
}
