package io.commission.entry;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.quarkus.security.PermissionsAllowed;

@Path("/v1/commission/verification")
@Tag(name = "Entries")
@Transactional
public class VerificationResource {

    private final Verification verification;

    VerificationResource(Verification verification) {
        this.verification = verification;
    }

    @GET
    @PermissionsAllowed("read.all")
    @Operation(operationId = "verifyMonth", summary = "Recompute a month: entries from their explanations, counts from their facts, kept sums from their rows")
    public VerificationView verify(
            @QueryParam("month") @Parameter(required = true, schema = @Schema(implementation = String.class, pattern = "\\d{4}-\\d{2}", examples = {
                    "2026-01"})) String month) {
        try {
            return verification.of(YearMonth.parse(month == null ? "" : month));
        } catch (DateTimeParseException e) {
            throw Refusal.of(Code.INVALID_REQUEST, "Give the month as 2026-01.").field("month",
                    "must be a month like 2026-01");
        }
    }
}
