package io.commission.http;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** The running service knows its provider, so its Swagger UI can sign in there. */
@OpenApiFilter(OpenApiFilter.RunStage.RUN)
public class SignInInDocument implements OASFilter {
    @Override
    public SecurityScheme filterSecurityScheme(SecurityScheme scheme) {
        if (scheme.getType() == SecurityScheme.Type.OPENIDCONNECT) {
            ConfigProvider.getConfig().getOptionalValue("commission.sign-in.provider", String.class)
                    .ifPresent(provider -> scheme.setOpenIdConnectUrl(provider + "/.well-known/openid-configuration"));
        }
        return scheme;
    }
}
