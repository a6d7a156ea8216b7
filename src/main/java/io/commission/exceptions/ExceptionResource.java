package io.commission.exceptions;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.commission.problem.Reasons;
import io.quarkus.security.PermissionsAllowed;

@Path("/v1/commission/exceptions")
@Tag(name = "Exceptions")
@Transactional
public class ExceptionResource {
    private final Exceptions exceptions;
    private final TrailingPay trailingPay;

    ExceptionResource(Exceptions exceptions, TrailingPay trailingPay) {
        this.exceptions = exceptions;
        this.trailingPay = trailingPay;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listExceptions", summary = "What keeps money from being posted or paid, newest first; each resolves itself when the missing piece appears")
    public Page<ExceptionView> list(@BeanParam ExceptionFilter filter, @BeanParam Paging paging) {
        return exceptions.page(filter, paging);
    }

    @POST
    @Path("/{id}/confirm")
    @Idempotent
    @PermissionsAllowed("entries.approve")
    @Operation(operationId = "confirmTrailingPay", summary = "Confirm a leaver's waiting part as trailing pay: it is posted to them (PPL-3); not by the person themselves")
    public ExceptionView confirm(@PathParam("id") UUID id, @NotNull @Valid ConfirmRequest request) {
        trailingPay.confirm(exceptions.required(id), Reasons.required(request.reason()));
        return exceptions.required(id);
    }
}
