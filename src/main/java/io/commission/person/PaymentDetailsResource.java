package io.commission.person;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

@Path("/people/{id}/payment-details")
@Tag(name = "People")
@Transactional
public class PaymentDetailsResource {
    private final PaymentDetails details;
    private final IfMatch ifMatch;

    PaymentDetailsResource(PaymentDetails details, IfMatch ifMatch) {
        this.details = details;
        this.ifMatch = ifMatch;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getPaymentDetails", summary = "How a person is paid, numbers masked")
    public RestResponse<PaymentDetailsView> get(@PathParam("id") UUID id) {
        PaymentDetails.Kept kept = details.of(id);
        return ETag.ok(kept.view(), kept.version());
    }

    @PUT
    @Idempotent
    @PermissionsAllowed("people.write")
    @Operation(operationId = "putPaymentDetails", summary = "Say how a person is paid; If-Match \"0\" while nothing is said yet")
    public RestResponse<PaymentDetailsView> put(@PathParam("id") UUID id, @Valid PaymentDetailsRequest request) {
        PaymentDetails.Kept kept = details.put(id, request, ifMatch::require);
        return ETag.ok(kept.view(), kept.version());
    }

    @DELETE
    @Idempotent
    @PermissionsAllowed("people.write")
    @Operation(operationId = "deletePaymentDetails", summary = "Forget how a person is paid")
    public void delete(@PathParam("id") UUID id) {
        details.delete(id, ifMatch::require);
    }
}
