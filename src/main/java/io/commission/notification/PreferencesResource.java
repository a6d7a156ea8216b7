package io.commission.notification;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.access.Caller;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.idempotency.Idempotent;
import io.commission.problem.Refusal;
import io.quarkus.security.PermissionsAllowed;

@Path("/notifications/preferences")
@Tag(name = "Notifications")
@Transactional
public class PreferencesResource {
    private final Preferences preferences;
    private final Caller caller;
    private final IfMatch ifMatch;

    PreferencesResource(Preferences preferences, Caller caller, IfMatch ifMatch) {
        this.preferences = preferences;
        this.caller = caller;
        this.ifMatch = ifMatch;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getNotificationPreferences", summary = "By which channels the caller is told what")
    public RestResponse<Preferences.Choices> get() {
        return answer(person());
    }

    @PUT
    @Idempotent
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "changeNotificationPreferences", summary = "Choose the channels; it counts for what is told from now on")
    public RestResponse<Preferences.Choices> change(@NotNull @Valid Preferences.Choices request) {
        UUID person = person();
        preferences.hold(person);
        ifMatch.require(preferences.of(person).version());
        preferences.choose(person, request);
        return answer(person);
    }

    private RestResponse<Preferences.Choices> answer(UUID person) {
        Preferences.Chosen chosen = preferences.of(person);
        return ETag.ok(chosen.choices(), chosen.version());
    }

    private UUID person() {
        return caller.personId().orElseThrow(() -> Refusal.notFound("person who signs in as the caller"));
    }
}
