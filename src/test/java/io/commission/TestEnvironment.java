package io.commission;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * One PostgreSQL and one token issuer for the whole run, shared by all tests; each test has tenants of its own. The packaged artefact
 * is tested on it too, when what development mode brings is gone.
 */
@QuarkusTestResource(TestEnvironment.class)
public final class TestEnvironment implements QuarkusTestResourceLifecycleManager {
    /** Proves nothing. */
    private static final String SIGNING_KEY = "MC4CAQAwBQYDK2VwBCIEIPDlvSJlsyFspKnnN6RA907vQ4hGzi3cFXwRVHxCG1bx";
    private static EmbeddedPostgres postgres;

    @Override
    public synchronized Map<String, String> start() {
        if (postgres == null) {
            postgres = TestDatabase.open(Boolean.getBoolean("commission.database.durable"));
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", TestDatabase.url(postgres));
        settings.put("quarkus.datasource.username", TestDatabase.APPLICATION);
        settings.put("quarkus.datasource.password", TestDatabase.PASSWORD);
        settings.put("quarkus.flyway.username", TestDatabase.OWNER);
        settings.put("quarkus.flyway.password", TestDatabase.PASSWORD);
        settings.put("quarkus.oidc.auth-server-url", TestIssuer.start());
        settings.putAll(TestIssuer.settingsOfCluster());
        settings.put("quarkus.oidc.token.issuer", TestIssuer.url());
        settings.put("quarkus.oidc.token.audience", TestIssuer.AUDIENCE);
        settings.put("commission.changes.signing-key", SIGNING_KEY);
        return settings;
    }

    @Override
    public void stop() {
        // Ends with the JVM: another test profile restarts the application, not the database.
    }

    static Given given() {
        return TestDatabase.given(postgres);
    }
}
