package io.commission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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
    private static final String OWNER = "commission_owner";
    private static final String APPLICATION = "commission_app";
    private static final String PASSWORD = "commission";
    /** Proves nothing. */
    private static final String SIGNING_KEY = "MC4CAQAwBQYDK2VwBCIEIPDlvSJlsyFspKnnN6RA907vQ4hGzi3cFXwRVHxCG1bx";
    private static EmbeddedPostgres postgres;

    @Override
    public synchronized Map<String, String> start() {
        if (postgres == null) {
            postgres = open(Boolean.getBoolean("commission.database.durable") ? "on" : "off");
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", url());
        settings.put("quarkus.datasource.username", APPLICATION);
        settings.put("quarkus.datasource.password", PASSWORD);
        settings.put("quarkus.flyway.username", OWNER);
        settings.put("quarkus.flyway.password", PASSWORD);
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

    /** Where nothing is injected: the artefact runs in a process of its own. */
    static Given given() {
        Given given = new Given();
        given.url = url();
        given.owner = OWNER;
        given.password = PASSWORD;
        return given;
    }

    private static String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/commission";
    }

    private static EmbeddedPostgres open(String durable) {
        try {
            EmbeddedPostgres opened = EmbeddedPostgres.builder().setServerConfig("fsync", durable)
                    .setServerConfig("full_page_writes", durable).setServerConfig("synchronous_commit", durable)
                    .setServerConfig("max_wal_size", "4GB").setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "256MB").setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF-8").setPGStartupWait(Duration.ofSeconds(60)).start();
            try (Connection connection = opened.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String role : new String[]{OWNER, APPLICATION}) {
                    statement.execute("create role " + role + " login password '" + PASSWORD + "'");
                }
                statement.execute("create database commission owner " + OWNER);
            }
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded PostgreSQL refused its roles", e);
        }
    }
}
