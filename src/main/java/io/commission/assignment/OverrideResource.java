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

@Path("/v1/commission/overrides")
@Tag(name = "Overrides")
@Transactional
public class OverrideResource {
    private final Overrides overrides;
    private final OverrideBook book;
    private final IfMatch ifMatch;

    OverrideResource(Overrides overrides, OverrideBook book, IfMatch ifMatch) {
        this.overrides = overrides;
        this.book = book;
        this.ifMatch = ifMatch;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listOverrides", summary = "Customer overrides of the people whom the caller may see")
    public Page<OverrideView> list(@QueryParam("personId") UUID personId, @QueryParam("accountId") UUID accountId,
            @Parameter(description = "Only those in force on this day; without it every one, in today's version") @QueryParam("onDate") LocalDate onDate,
            @BeanParam Paging paging) {
        return Page.of(overrides.list(personId, accountId, onDate, paging), paging, view -> view,
                view -> Cursor.of(view.id()));
    }

    @POST
    @Idempotent
    @PermissionsAllowed("overrides.write")
    @Operation(operationId = "createOverride", summary = "Give a person a rate for a customer")
    public RestResponse<OverrideView> create(@Valid OverrideRequest request) {
        UUID id = book.grant(request);
        Kept<OverrideView> kept = overrides.one(id, request.effectiveDate());
        return ETag.created("/v1/commission/overrides/" + id, kept.view(), kept.version());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getOverride", summary = "An override in the version of a day")
    public RestResponse<OverrideView> get(@PathParam("id") UUID id, @QueryParam("asOf") LocalDate asOf) {
        Kept<OverrideView> kept = overrides.one(id, asOf);
        return ETag.ok(kept.view(), kept.version());
    }

    @PUT
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("overrides.write")
    @Operation(operationId = "changeOverride", summary = "Start a version of an override, correct one, or end it by an endDate")
    public RestResponse<OverrideView> change(@PathParam("id") UUID id, @Valid OverrideRequest request) {
        book.change(id, request, ifMatch::require);
        Kept<OverrideView> kept = overrides.one(id, request.effectiveDate());
        return ETag.ok(kept.view(), kept.version());
    }

    @DELETE
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("overrides.write")
    @Operation(operationId = "takeBackOverride", summary = "Take an override back as if it had never been")
    public void takeBack(@PathParam("id") UUID id) {
        book.takeBack(id, ifMatch::require);
    }

    @GET
    @Path("/{id}/versions")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listOverrideVersions", summary = "Every version of an override, newest first")
    public Page<OverrideView> versions(@PathParam("id") UUID id, @BeanParam Paging paging) {
        return Page.of(overrides.versions(id, paging), paging, view -> view,
                view -> Cursor.of(view.effectiveDate(), view.revision(), view.versionId()));
    }
}
