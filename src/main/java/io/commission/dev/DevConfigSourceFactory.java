package io.commission.dev;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;

/**
 * In dev mode, answers where the database and the sign-in are, and starts them when it is first asked. This package and
 * everything that it needs is removed before the production artefact is built.
 */
public final class DevConfigSourceFactory implements ConfigSourceFactory {
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue ownDatabase = context.getValue("commission.dev.database");
        ConfigValue ownSignIn = context.getValue("commission.dev.sign-in");
        return context.getProfiles().contains("dev")
                ? List.of(new DevConfigSource(isOn(ownDatabase), isOn(ownSignIn)))
                : List.of();
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(275);
    }

    private static boolean isOn(ConfigValue value) {
        return value == null || value.getValue() == null || Boolean.parseBoolean(value.getValue());
    }

    private record DevConfigSource(boolean database, boolean signIn) implements ConfigSource {
        private static final Set<String> DATABASE = Set.of("quarkus.datasource.jdbc.url", "quarkus.datasource.username",
                "quarkus.datasource.password", "quarkus.flyway.username", "quarkus.flyway.password");
        private static final Set<String> SIGN_IN = Set.of("quarkus.oidc.auth-server-url", "quarkus.oidc.token.issuer",
                "quarkus.smallrye-openapi.oidc-open-id-connect-url");

        @Override
        public Set<String> getPropertyNames() {
            return database ? DATABASE : Set.of();
        }

        @Override
        public String getValue(String name) {
            if (database && DATABASE.contains(name)) {
                Map<String, String> values = DevDatabase.settings();
                return values.get(name);
            }
            if (signIn && SIGN_IN.contains(name)) {
                String issuer = DevSignIn.issuer();
                return name.endsWith("connect-url") ? issuer + "/.well-known/openid-configuration" : issuer;
            }
            return null;
        }

        @Override
        public int getOrdinal() {
            return 275;
        }

        @Override
        public String getName() {
            return "dev mode's own database and sign-in";
        }
    }
}
