package io.commission.settings;

import java.time.LocalDate;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.http.Cursor;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.commission.tenant.TenantProfiles;
import io.quarkus.security.PermissionsAllowed;

@Path("/v1/commission/settings")
@Tag(name = "Settings")
@Transactional
public class SettingsResource {

    private final SettingsBook book;
    private final TenantProfiles tenants;
    private final IfMatch ifMatch;

    SettingsResource(SettingsBook book, TenantProfiles tenants, IfMatch ifMatch) {
        this.book = book;
        this.tenants = tenants;
        this.ifMatch = ifMatch;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getSettings", summary = "The tenant's settings on a day, by default today")
    public RestResponse<SettingsView> get(@QueryParam("asOf") LocalDate asOf) {
        return answer(asOf == null ? tenants.current().today() : asOf);
    }

    @PUT
    @Idempotent
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "changeSettings", summary = "Start a version of the settings, or correct the one of that day")
    public RestResponse<SettingsView> change(@NotNull @Valid SettingsRequest request) {
        return answer(book.change(request, ifMatch::require));
    }

    @GET
    @Path("/versions")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listSettingsVersions", summary = "Every version of the settings, corrected ones too, newest first")
    public Page<SettingsView> versions(@BeanParam Paging paging) {
        return Page.of(book.versions(paging), paging, settings -> SettingsView.of(settings, tenants.current()),
                settings -> Cursor.of(settings.from(), settings.revision()));
    }

    private RestResponse<SettingsView> answer(LocalDate day) {
        return ETag.ok(SettingsView.of(book.on(day), tenants.current()), book.version());
    }
}
