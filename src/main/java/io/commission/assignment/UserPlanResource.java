package io.commission.assignment;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.person.People;
import io.quarkus.security.PermissionsAllowed;

@Path("/v1/commission/users")
@Tag(name = "Assignments")
@Transactional
public class UserPlanResource {
    private final People people;
    private final EffectivePlan effective;

    UserPlanResource(People people, EffectivePlan effective) {
        this.people = people;
        this.effective = effective;
    }

    @GET
    @Path("/{id}/plan")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getUserPlan", summary = "What decides a person's commission on a day, and why")
    public EffectivePlanView plan(@PathParam("id") UUID id,
            @Parameter(description = "By default today") @QueryParam("date") LocalDate date,
            @Parameter(description = "A customer, so that an override for it counts") @QueryParam("accountId") UUID accountId) {
        return effective.of(people.visible(id).id, date, accountId);
    }
}
