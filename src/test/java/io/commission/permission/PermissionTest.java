package io.commission.permission;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.commission.TestTokens;
import io.quarkus.test.junit.QuarkusTest;

/** The permission matrix with the tokens of the tests' own issuer. */
@QuarkusTest
class PermissionTest extends PermissionMatrix {
    private final Identities identities = new OwnIssuer();

    @Override
    Identities identities() {
        return identities;
    }

    private static final class OwnIssuer implements Identities {
        private final Map<String, UUID> tenants = Map.of("main", UUID.randomUUID(), "other", UUID.randomUUID());
        private final Map<String, String> tokens = new HashMap<>();

        @Override
        public UUID tenant(String name) {
            return tenants.get(name);
        }

        @Override
        public String subject(String name) {
            return name;
        }

        @Override
        public String token(String tenant, String name, String role) {
            return tokens.computeIfAbsent(tenant + " " + name + " " + role, key -> TestTokens.of(tenants.get(tenant),
                    name, role.isEmpty() ? new String[0] : new String[]{role}));
        }
    }
}
