package io.commission.payout;

import java.time.Clock;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.idempotency.Idempotent;
import io.commission.payout.payment.AchOriginator;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.quarkus.security.PermissionsAllowed;

@Path("/v1/commission/ach-originator")
@Tag(name = "Settings")
@Transactional
public class AchOriginatorResource {

    private final Caller caller;
    private final IfMatch ifMatch;
    private final Sql sql;
    private final Clock clock;
    private final Payees payees;

    AchOriginatorResource(Caller caller, IfMatch ifMatch, Sql sql, Clock clock, Payees payees) {
        this.caller = caller;
        this.ifMatch = ifMatch;
        this.sql = sql;
        this.clock = clock;
        this.payees = payees;
    }

    /** As the tenant's bank assigned it. */
    @Schema(name = "AchOriginator")
    public record AchOriginatorBody(
            @Schema(required = true, examples = "021000021", description = "Routing number of the bank that receives the file") @NotBlank String destinationRouting,
            @Schema(required = true) @NotBlank String destinationName,
            @Schema(required = true, examples = "1234567890") @NotBlank String origin,
            @Schema(required = true) @NotBlank String originName,
            @Schema(required = true, description = "As the payee sees it") @NotBlank String companyName,
            @Schema(required = true, examples = "1234567890") @NotBlank String companyId,
            @Schema(required = true, examples = "021000021", description = "Routing number of the bank that originates the credits") @NotBlank String odfiRouting) {

        static AchOriginatorBody of(AchOriginator originator) {
            return new AchOriginatorBody(
                    originator.destinationRouting(),
                    originator.destinationName(),
                    originator.origin(),
                    originator.originName(),
                    originator.companyName(),
                    originator.companyId(),
                    originator.odfiRouting());
        }

        AchOriginator originator() {
            return new AchOriginator(
                    destinationRouting, destinationName, origin, originName, companyName, companyId, odfiRouting);
        }
    }

    @GET
    @PermissionsAllowed({"settings.write", "payouts.process"})
    @Operation(operationId = "getAchOriginator", summary = "In whose name ACH files are sent")
    public RestResponse<AchOriginatorBody> get() {
        AchOriginator originator = payees.originator().orElseThrow(() -> Refusal.notFound("ACH originator"));
        return ETag.ok(AchOriginatorBody.of(originator), version());
    }

    @PUT
    @Idempotent
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "putAchOriginator", summary = "Set in whose name ACH files are sent; If-Match once there is one")
    public RestResponse<AchOriginatorBody> put(@NotNull @Valid AchOriginatorBody body) {
        AchOriginator originator = body.originator();
        originator.flaw().ifPresent(flaw -> {
            throw Refusal.of(Code.RULE_VIOLATED, "No file could be written: " + flaw + ".");
        });
        if (payees.originator().isPresent()) {
            ifMatch.require(version());
        }
        sql.update(
                """
                        insert into ach_originators as a (tenant_id, destination_routing, destination_name, origin, origin_name, company_name,
                            company_id, odfi_routing, updated_at, updated_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id) do update set destination_routing = excluded.destination_routing,
                            destination_name = excluded.destination_name, origin = excluded.origin, origin_name = excluded.origin_name,
                            company_name = excluded.company_name, company_id = excluded.company_id,
                            odfi_routing = excluded.odfi_routing, version = a.version + 1, updated_at = excluded.updated_at,
                            updated_by = excluded.updated_by
                        """,
                caller.tenantId(),
                originator.destinationRouting(),
                originator.destinationName(),
                originator.origin(),
                originator.originName(),
                originator.companyName(),
                originator.companyId(),
                originator.odfiRouting(),
                clock.instant(),
                caller.actor());
        return ETag.ok(AchOriginatorBody.of(originator), version());
    }

    private long version() {
        return sql.query("select version from ach_originators where tenant_id = ? for update", caller.tenantId())
                .one(row -> row.number(1));
    }
}
