package io.commission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged artefact as a cluster starts it: to migrate, as a replica without the owner's rights, and as a job without a password. */
class CommandIT {
    private static final Map<String, String> REPLICA = Map.of("QUARKUS_FLYWAY_USERNAME", "", "QUARKUS_FLYWAY_PASSWORD",
            "",
            "QUARKUS_FLYWAY_MIGRATE_AT_START", "false", "QUARKUS_FLYWAY_VALIDATE_AT_START", "true");

    private static PackagedService service;

    @BeforeAll
    static void start() throws Exception {
        service = PackagedService.start("-Xmx384m");
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
    }

    private static Map<String, String> on(String database, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://localhost:" + service.database().getPort() + "/" + database);
        return all;
    }

    @Test
    void replicasDoNotStartOnAnOlderSchemaAndMigratingEnds() throws Exception {
        create("fresh");
        PackagedService.Ended refused = service.run(on("fresh", REPLICA));
        assertEquals(1, refused.status(), refused.output());
        assertTrue(refused.output().contains("Detected resolved migration not applied to database: 1"),
                refused.output());
        PackagedService.Ended migrated = service.run(on("fresh", Map.of()), "migrate");
        assertEquals(0, migrated.status(), migrated.output());
        assertTrue(migrated.output().contains("Successfully applied"), migrated.output());
        PackagedService.Ended again = service.run(on("fresh", Map.of()), "migrate");
        assertEquals(0, again.status(), again.output());
        assertTrue(again.output().contains("No migration necessary"), again.output());
        // A replica that gets as far as this has compared the schema.
        PackagedService.Ended replica = service
                .run(on("fresh", with(REPLICA, "QUARKUS_INIT_AND_EXIT", "true")));
        assertEquals(0, replica.status(), replica.output());
        assertTrue(replica.output().contains("Successfully validated"), replica.output());
    }

    @Test
    void migratingWithoutTheOwnersRightsFails() throws Exception {
        create("withheld");
        PackagedService.Ended refused = service.run(
                on("withheld", Map.of("QUARKUS_FLYWAY_USERNAME", "", "QUARKUS_FLYWAY_PASSWORD", "")), "migrate");
        assertEquals(1, refused.status(), refused.output());
    }

    @Test
    void aJobNeedsATokenOfTheClusterAndNothingElse(@TempDir Path folder) throws Exception {
        UUID tenant = service.given().tenant();
        Path token = Files.writeString(folder.resolve("token"), TestTokens.ofCluster(TestTokens.OPERATOR));
        PackagedService.Ended done = job("retention", token);
        assertEquals(0, done.status(), done.output());
        assertTrue(done.output().contains("200 {\"tenants\":1,\"answers\":0"), done.output());
        PackagedService.Ended paid = job("payouts", token);
        assertEquals(0, paid.status(), paid.output());
        assertEquals(0, job("integrity", token).status());
        service.given().sql(tenant, "insert into change_chains (tenant_id, position, digest, updated_at) "
                + "values (?, 3, ''::bytea, now())", tenant);
        PackagedService.Ended broken = job("integrity", token);
        assertEquals(1, broken.status(), broken.output());
        assertTrue(broken.output().contains(tenant.toString()), broken.output());
        Files.writeString(token, TestTokens.ofCluster("system:serviceaccount:commission:default"));
        PackagedService.Ended refused = job("payouts", token);
        assertEquals(1, refused.status(), refused.output());
        assertTrue(refused.output().contains("PERMISSION_MISSING"), refused.output());
        assertEquals(2, service.run(Map.of(), "job", "everything").status());
    }

    private static PackagedService.Ended job(String name, Path token) throws Exception {
        Map<String, String> environment = new HashMap<>();
        System.getenv().keySet().forEach(inherited -> environment.put(inherited, ""));
        for (String set : new String[]{"QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_USERNAME",
                "QUARKUS_DATASOURCE_PASSWORD", "QUARKUS_FLYWAY_USERNAME", "QUARKUS_FLYWAY_PASSWORD",
                "QUARKUS_OIDC_AUTH_SERVER_URL", "QUARKUS_OIDC_TOKEN_ISSUER", "QUARKUS_OIDC_TOKEN_AUDIENCE"}) {
            environment.put(set, "");
        }
        environment.put("COMMISSION_JOBS_SERVICE", service.at("").toString());
        environment.put("COMMISSION_JOBS_TOKEN_FILE", token.toString());
        return service.run(environment, "job", name);
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(name, value);
        return all;
    }

    private static void create(String database) throws SQLException {
        try (Connection connection = service.database().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database + " owner commission_owner");
        }
    }
}
