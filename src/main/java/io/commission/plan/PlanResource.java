package io.commission.plan;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.http.Cursor;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.commission.money.MinorUnits;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;
import io.quarkus.security.PermissionsAllowed;

@Path("/v1/commission/plans")
@Tag(name = "Plans")
@Transactional
public class PlanResource {
    private final Plans plans;
    private final PlanBook book;
    private final TenantProfiles tenants;
    private final IfMatch ifMatch;

    PlanResource(Plans plans, PlanBook book, TenantProfiles tenants, IfMatch ifMatch) {
        this.plans = plans;
        this.book = book;
        this.tenants = tenants;
        this.ifMatch = ifMatch;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listPlans", summary = "Plans, each in the version of a day")
    public Page<PlanView> list(@QueryParam("status") PlanStatus status, @QueryParam("type") PlanType type,
            @Parameter(description = "A part of the name") @QueryParam("name") String name,
            @QueryParam("externalId") String externalId,
            @Parameter(description = "By default today") @QueryParam("asOf") LocalDate asOf,
            @Parameter(description = "name, effectiveDate or createdAt; descending with a minus in front") @QueryParam("sort") String sort,
            @BeanParam Paging paging) {
        TenantProfile tenant = tenants.current();
        Plans.Filter filter = new Plans.Filter(status, type, name, externalId, sort);
        return Page.of(plans.list(filter, asOf == null ? tenant.today() : asOf, paging), paging,
                version -> PlanView.of(version, tenant.units()), version -> plans.cursor(filter, version));
    }

    @POST
    @Idempotent
    @PermissionsAllowed("plans.write")
    @Operation(operationId = "createPlan", summary = "Create a plan")
    public RestResponse<PlanView> create(@Valid PlanRequest request) {
        UUID id = book.create(request);
        PlanVersion plan = shown(id, request.effectiveDate());
        return ETag.created("/v1/commission/plans/" + id, PlanView.of(plan, units()), plan.identityVersion());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getPlan", summary = "A plan in the version of a day")
    public RestResponse<PlanView> get(@PathParam("id") UUID id, @QueryParam("asOf") LocalDate asOf) {
        PlanVersion plan = shown(id, asOf);
        return ETag.ok(PlanView.of(plan, units()), plan.identityVersion());
    }

    @PUT
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("plans.write")
    @Operation(operationId = "changePlan", summary = "Start a version of a plan, or correct the one of that day")
    public RestResponse<PlanView> change(@PathParam("id") UUID id, @Valid PlanRequest request) {
        book.change(id, request, ifMatch::require);
        PlanVersion plan = shown(id, request.effectiveDate());
        return ETag.ok(PlanView.of(plan, units()), plan.identityVersion());
    }

    @DELETE
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("plans.write")
    @Operation(operationId = "deactivatePlan", summary = "End a plan today; loads dated until today still use it")
    public void deactivate(@PathParam("id") UUID id) {
        book.deactivate(id, ifMatch::require);
    }

    @GET
    @Path("/{id}/versions")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listPlanVersions", summary = "Every version of a plan, corrected ones too, newest first")
    public Page<PlanView> versions(@PathParam("id") UUID id, @BeanParam Paging paging) {
        MinorUnits units = units();
        return Page.of(plans.versions(id, paging), paging, version -> PlanView.of(version, units),
                version -> Cursor.of(version.from(), version.revision(), version.id()));
    }

    @GET
    @Path("/{id}/tiers")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getPlanTiers", summary = "The tiers of a plan on a day")
    public RestResponse<TierSetView> tiers(@PathParam("id") UUID id, @QueryParam("asOf") LocalDate asOf) {
        PlanVersion plan = shown(id, asOf);
        return ETag.ok(TierSetView.of(plan, units()), plan.identityVersion());
    }

    @POST
    @Path("/{id}/tiers")
    @Idempotent
    @PermissionsAllowed("plans.write")
    @Operation(operationId = "changePlanTiers", summary = "Add a tier, or replace the set with an array of tiers")
    @APIResponse(responseCode = "201", content = @Content(mediaType = "application/json", schema = @Schema(implementation = TierSetView.class)))
    public RestResponse<TierSetView> changeTiers(@PathParam("id") UUID id,
            @Parameter(description = "First day of the changed tiers. By default today; tiers that are still incomplete are completed where they start") @QueryParam("effectiveDate") LocalDate effectiveDate,
            @Valid TiersRequest request) {
        book.changeTiers(id, request, effectiveDate, ifMatch::honour);
        PlanVersion plan = shown(id, effectiveDate);
        return ETag.created("/v1/commission/plans/" + id + "/tiers", TierSetView.of(plan, units()),
                plan.identityVersion());
    }

    private PlanVersion shown(UUID id, LocalDate day) {
        return plans.one(id, day == null ? tenants.current().today() : day);
    }

    private MinorUnits units() {
        return tenants.current().units();
    }
}
