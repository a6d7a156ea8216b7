package io.commission.exceptions;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.http.Page;
import io.commission.http.Paging;
import io.quarkus.security.PermissionsAllowed;

@Path("/v1/commission/exceptions")
@Tag(name = "Exceptions")
@Transactional
public class ExceptionResource {
    private final Exceptions exceptions;

    ExceptionResource(Exceptions exceptions) {
        this.exceptions = exceptions;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listExceptions", summary = "What keeps money from being posted or paid, newest first; each resolves itself when the missing piece appears")
    public Page<ExceptionView> list(@BeanParam ExceptionFilter filter, @BeanParam Paging paging) {
        return exceptions.page(filter, paging);
    }
}
