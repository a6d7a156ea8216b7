package io.commission.entry;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

@Path("/v1/commission/calculate")
@Tag(name = "Entries")
@Transactional
public class CalculateResource {

    private final CalculateLoads calculateLoads;

    CalculateResource(CalculateLoads calculateLoads) {
        this.calculateLoads = calculateLoads;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("entries.create")
    @Operation(operationId = "calculateCommissions", summary = "Calculate loads, for real or as a dry run; repeating it posts nothing")
    public CalculateView calculate(@NotNull @Valid CalculateRequest request) {
        return calculateLoads.calculate(request);
    }
}
