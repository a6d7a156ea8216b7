package io.commission.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL of its own in a child process, with the two roles that a database administrator makes elsewhere. */
public final class EmbeddedDatabase {
    public static final String NAME = "commission";
    public static final String OWNER = "commission_owner";
    public static final String APPLICATION = "commission_app";
    private static final String PASSWORD = "commission";
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

    private EmbeddedDatabase() {
    }

    /** Kept between runs in the given folder; found again after a clean stop and after a killed one. */
    public static EmbeddedPostgres kept(Path folder, int port) {
        Path data = folder.resolve("data");
        stopLeftover(data);
        return start(EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).setPort(port)
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "off"));
    }

    public static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/" + NAME;
    }

    public static Map<String, String> settings(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.datasource.jdbc.url", url(port));
        settings.put("quarkus.datasource.username", APPLICATION);
        settings.put("quarkus.datasource.password", PASSWORD);
        settings.put("quarkus.flyway.username", OWNER);
        settings.put("quarkus.flyway.password", PASSWORD);
        return settings;
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
        try {
            EmbeddedPostgres postgres = builder.setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "256MB").setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF-8").setPGStartupWait(Duration.ofSeconds(60)).start();
            makeRoles(postgres);
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        }
    }

    private static void makeRoles(EmbeddedPostgres postgres) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : List.of(OWNER, APPLICATION)) {
                if (!exists(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
                    statement.execute("create role " + role + " login password '" + PASSWORD + "'");
                }
            }
            if (!exists(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + OWNER);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded PostgreSQL refused its roles", e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** After a kill -9 of this JVM the database may still run on the folder; a second one on it would be refused. */
    private static void stopLeftover(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
            ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres).ifPresent(EmbeddedDatabase::stop);
            Files.deleteIfExists(pidFile);
            Files.deleteIfExists(data.resolve("epg-lock"));
        } catch (IOException | RuntimeException e) {
            LOG.warnf("could not look after %s: %s", pidFile, e.getMessage());
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> command.contains("postgres")).orElse(false);
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            process.destroyForcibly();
        }
    }
}
