package io.commission.access;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.quarkus.security.PermissionsAllowed;

@Path("/v1/me")
@Tag(name = "Caller")
@Transactional
public class MeResource {
    private final Caller caller;

    MeResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own", "events.post"})
    @Operation(operationId = "getMe", summary = "The signed-in caller: tenant, person, roles and permissions")
    public MeView me() {
        return MeView.of(caller);
    }
}
