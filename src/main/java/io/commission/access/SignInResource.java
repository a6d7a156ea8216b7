package io.commission.access;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.http.ApiDocument;

@Path("/v1/sign-in")
@Tag(name = "Caller")
public class SignInResource {
    private final SignIn signIn;

    SignInResource(SignIn signIn) {
        this.signIn = signIn;
    }

    public record SignInView(String provider, String clientId) {
    }

    @GET
    @PermitAll
    @Extension(name = ApiDocument.OPEN, value = "true", parseValue = true)
    @Operation(operationId = "getSignIn", summary = "Where and as which public client a browser signs in; needs no token")
    public SignInView signIn() {
        return new SignInView(signIn.provider(), signIn.webClient());
    }
}
