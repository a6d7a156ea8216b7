package io.commission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The PostgreSQL of tests and benchmarks, fresh and gone with the process, with the two roles. That of development mode is kept and does
 * not serve here: the packaged artefact is tested without it.
 */
final class TestDatabase {
    static final String OWNER = "commission_owner";
    static final String APPLICATION = "commission_app";
    static final String PASSWORD = "commission";

    private TestDatabase() {
    }

    /** @param durable loses nothing when it is stopped at once, and is as slow as a real one; otherwise it is fast */
    static EmbeddedPostgres open(boolean durable) {
        String safe = durable ? "on" : "off";
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().setServerConfig("fsync", safe)
                    .setServerConfig("full_page_writes", safe).setServerConfig("synchronous_commit", safe)
                    .setServerConfig("max_wal_size", "4GB").setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "256MB").setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF-8").setPGStartupWait(Duration.ofSeconds(60)).start();
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String role : List.of(OWNER, APPLICATION)) {
                    statement.execute("create role " + role + " login password '" + PASSWORD + "'");
                }
                statement.execute("create database commission owner " + OWNER);
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded PostgreSQL refused its roles", e);
        }
    }

    static String url(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/commission";
    }

    /** Where nothing is injected: the artefact runs in a process of its own. */
    static Given given(EmbeddedPostgres postgres) {
        Given given = new Given();
        given.url = url(postgres);
        given.owner = OWNER;
        given.password = PASSWORD;
        return given;
    }
}
