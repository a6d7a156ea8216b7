package io.commission.access;

import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.StartupEvent;

/** Without an issuer and an audience any token of any provider would do, so the service does not start. */
@ApplicationScoped
public class SignInCheck {
    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    Optional<String> provider;
    @ConfigProperty(name = "quarkus.oidc.token.issuer")
    Optional<String> issuer;
    @ConfigProperty(name = "quarkus.oidc.token.audience")
    Optional<String> audience;

    void check(@Observes @Priority(1) StartupEvent start) {
        require(provider, "QUARKUS_OIDC_AUTH_SERVER_URL", "the address of the OpenID Connect provider");
        require(issuer, "QUARKUS_OIDC_TOKEN_ISSUER", "the issuer that tokens must name");
        require(audience, "QUARKUS_OIDC_TOKEN_AUDIENCE", "the audience that tokens must name");
    }

    private static void require(Optional<String> value, String variable, String meaning) {
        if (value.isEmpty() || value.get().isBlank() || value.get().equals("any")) {
            throw new IllegalStateException(
                    "Set " + variable + ": " + meaning + ". The service does not start without.");
        }
    }
}
