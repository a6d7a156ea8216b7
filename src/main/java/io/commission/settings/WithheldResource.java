package io.commission.settings;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.access.Caller;
import io.commission.access.Grants;
import io.commission.database.Sql;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.idempotency.Idempotent;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.quarkus.security.PermissionsAllowed;

/** Which of a role's permissions the tenant withholds (PERM-1). */
@Path("/v1/commission/settings/roles/{role}/withheld-permissions")
@Tag(name = "Settings")
@Transactional
public class WithheldResource {

    private final Sql sql;
    private final Caller caller;
    private final IfMatch ifMatch;

    WithheldResource(Sql sql, Caller caller, IfMatch ifMatch) {
        this.sql = sql;
        this.caller = caller;
        this.ifMatch = ifMatch;
    }

    @Schema(name = "WithheldPermissions")
    public record Withheld(
            @NotNull @Size(max = 100) @Schema(examples = "[\"payouts.void\"]") List<@NotNull String> permissions) {
    }

    @GET
    @PermissionsAllowed("read.all")
    @Operation(operationId = "getWithheldPermissions", summary = "What the tenant withholds from a role")
    public RestResponse<Withheld> get(@PathParam("role") String role) {
        Withheld withheld = current(role);
        return ETag.ok(withheld, version(withheld));
    }

    @PUT
    @Idempotent
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "changeWithheldPermissions", summary = "Say what the tenant withholds from a role; it counts from the next request on")
    public RestResponse<Withheld> change(@PathParam("role") String role, @NotNull @Valid Withheld request) {
        sql.query("select 1 from tenants where tenant_id = ? for update", tenant()).list(row -> row);
        ifMatch.require(version(current(role)));
        Set<String> permissions = new TreeSet<>(request.permissions());
        for (String permission : permissions) {
            if (!Grants.ofRole(role).contains(permission)) {
                throw Refusal.of(Code.PERMISSION_UNKNOWN, "The role " + role + " is not granted " + permission + ".")
                        .field("permissions", "names a permission that the role does not have");
            }
            if (role.equals("admin") && permission.equals("settings.write")) {
                throw Refusal
                        .of(Code.PERMISSION_NOT_WITHHOLDABLE, "Without settings.write no admin could take it back.")
                        .field("permissions", "must leave settings.write to admins");
            }
        }
        sql.update("delete from withheld_permissions where tenant_id = ? and role = ?", tenant(), role);
        sql.update("insert into withheld_permissions (tenant_id, role, permission) select ?, ?, unnest(?::text[])",
                tenant(), role,
                permissions);
        Withheld withheld = current(role);
        return ETag.ok(withheld, version(withheld));
    }

    private Withheld current(String role) {
        if (Grants.ofRole(role).isEmpty()) {
            throw Refusal.notFound("role");
        }
        return new Withheld(sql.query(
                "select permission from withheld_permissions where tenant_id = ? and role = ? order by 1", tenant(),
                role)
                .list(row -> row.text(1)));
    }

    /** The content decides the version: equal lists have equal ETags. */
    private static long version(Withheld withheld) {
        return withheld.permissions().hashCode() & 0xffffffffL;
    }

    private UUID tenant() {
        return caller.tenantId();
    }
}
