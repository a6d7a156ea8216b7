package io.commission.operations;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.idempotency.Idempotent;
import io.commission.payout.PayoutSchedule;
import io.commission.problem.Code;
import io.commission.problem.Problem;
import io.commission.problem.Refusal;
import io.quarkus.security.PermissionsAllowed;

/**
 * What a CronJob starts, for all tenants. A call works for a bounded time; its Link header then says where to go on. Each tenant's work
 * has transactions of its own.
 */
@Path("/v1/operations/jobs")
@Tag(name = "Operations")
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class JobResource {
    private static final String AFTER = "The last tenant of the call before, as its Link header says";

    private final TenantRound round;
    private final PayoutSchedule payouts;
    private final Integrity integrity;
    private final Retention retention;

    JobResource(TenantRound round, PayoutSchedule payouts, Integrity integrity, Retention retention) {
        this.round = round;
        this.payouts = payouts;
        this.integrity = integrity;
        this.retention = retention;
    }

    @POST
    @Path("/payouts")
    @Idempotent
    @PermissionsAllowed("operations.run")
    @Operation(operationId = "runDuePayouts", summary = "Run the payouts that are due, for all tenants; what was run before stays as it is")
    public RestResponse<PayoutsDone> payouts(@QueryParam("after") @Parameter(description = AFTER) UUID after) {
        return answer(Job.PAYOUTS, after, payouts::runDue,
                (tenants, runs) -> PayoutsDone.of(tenants, runs.stream().flatMap(List::stream).toList()));
    }

    @POST
    @Path("/integrity")
    @Idempotent
    @PermissionsAllowed("operations.run")
    @Operation(operationId = "checkIntegrity", summary = "Recompute every ledger and every chain of changes, for all tenants")
    public RestResponse<IntegrityDone> integrity(@QueryParam("after") @Parameter(description = AFTER) UUID after) {
        return answer(Job.INTEGRITY, after, integrity::check, IntegrityDone::of);
    }

    @POST
    @Path("/retention")
    @Idempotent
    @PermissionsAllowed("operations.run")
    @Operation(operationId = "applyRetention", summary = "Forget what is kept for a time only, for all tenants")
    public RestResponse<RetentionDone> retention(@QueryParam("after") @Parameter(description = AFTER) UUID after) {
        return answer(Job.RETENTION, after, retention::apply, RetentionDone::of);
    }

    private interface Report<T, R> {
        R of(int tenants, List<T> done);
    }

    private <T, R> RestResponse<R> answer(Job job, UUID after, Function<UUID, T> work, Report<T, R> report) {
        TenantRound.Visited<T> visited = round.visit(job, after, work);
        String next = visited.last().map(tenant -> "</api/v1/operations/jobs/%s?after=%s>; rel=\"next\""
                .formatted(job.word(), tenant)).orElse(null);
        if (!visited.failures().isEmpty()) {
            throw refusal(visited, next);
        }
        RestResponse.ResponseBuilder<R> answer = RestResponse.ResponseBuilder
                .ok(report.of(visited.tenants(), visited.done()));
        return (next == null ? answer : answer.header(HttpHeaders.LINK, next)).build();
    }

    private static Refusal refusal(TenantRound.Visited<?> visited, String next) {
        Refusal refusal = Refusal.of(Code.JOB_UNFINISHED, "It failed for %d of %d tenants; the others are done."
                .formatted(visited.failures().size(), visited.tenants()));
        visited.failures().forEach(failure -> refusal.errors
                .add(new Problem.FieldError(failure.tenant().toString(), failure.code(), failure.message())));
        return next == null ? refusal : refusal.header(HttpHeaders.LINK, next);
    }
}
