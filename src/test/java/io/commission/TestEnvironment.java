package io.commission;

import java.util.HashMap;
import java.util.Map;

import io.commission.dev.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** One PostgreSQL and one token issuer for the whole run, shared by all tests; each test has tenants of its own. */
@QuarkusTestResource(TestEnvironment.class)
public final class TestEnvironment implements QuarkusTestResourceLifecycleManager {
    private static EmbeddedPostgres postgres;

    @Override
    public synchronized Map<String, String> start() {
        if (postgres == null) {
            postgres = Boolean.getBoolean("commission.database.durable")
                    ? EmbeddedDatabase.durable()
                    : EmbeddedDatabase.fresh();
        }
        Map<String, String> settings = new HashMap<>(EmbeddedDatabase.settings(postgres.getPort()));
        settings.put("quarkus.oidc.auth-server-url", TestIssuer.start());
        settings.put("quarkus.oidc.token.issuer", TestIssuer.url());
        settings.put("quarkus.oidc.token.audience", TestIssuer.AUDIENCE);
        settings.putAll(TestIssuer.settingsOfCluster());
        return settings;
    }

    @Override
    public void stop() {
        // Ends with the JVM: another test profile restarts the application, not the database.
    }
}
