package io.commission.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;

import io.commission.Given;

/** The database of the benchmarks, for hand-written SQL: the same one, as the same role, behind the same wall. */
@Singleton
public class Bench {
    static final int PEOPLE = 5_000;
    static final int ACCOUNTS = 500;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    @ConfigProperty(name = "quarkus.datasource.username")
    String user;
    @ConfigProperty(name = "quarkus.datasource.password")
    String password;
    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;
    @ConfigProperty(name = "quarkus.flyway.password")
    String ownerPassword;

    private final Given given;

    Bench(Given given) {
        this.given = given;
    }

    interface Script {
        void run(Connection connection) throws SQLException;
    }

    /** One transaction of the tenant. */
    void sql(UUID tenant, Script script) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            connection.setAutoCommit(false);
            try (Statement wall = connection.createStatement()) {
                wall.execute("select set_config('app.tenant', '" + tenant + "', true)");
            }
            script.run(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The statements of src/test/resources/bench/, with the tenant in the place of :tenant. */
    private static void run(Connection connection, String name, UUID tenant) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script(name).replace(":tenant", "'" + tenant + "'::uuid"));
        }
    }

    static String script(String name) {
        try (InputStream in = Bench.class.getResourceAsStream("/bench/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the owner, outside of a transaction: upkeep of tables. */
    void upkeep(String statement) {
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement upkeep = connection.createStatement()) {
            upkeep.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void script(UUID tenant, String name) {
        sql(tenant, connection -> run(connection, name, tenant));
    }

    Processors processors() {
        Processors[] processors = new Processors[1];
        sql(UUID.randomUUID(), connection -> processors[0] = Processors
                .withDatabaseOf(Long.parseLong(text(connection, "select pg_backend_pid()"))));
        return processors[0];
    }

    /** The settings of the database that such figures depend on. */
    String settings() {
        String[] settings = new String[1];
        sql(UUID.randomUUID(), connection -> settings[0] = text(connection, """
                select version() || ', ' || string_agg(name || ' = ' || current_setting(name), ', ' order by name)
                from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'shared_buffers',
                    'max_wal_size', 'work_mem', 'jit')"""));
        return settings[0];
    }

    /** Fills a tenant, as the owner of the database. */
    void prepare(UUID tenant, String name, int accounts) {
        for (String statement : script(name).replace(":tenant", "'" + tenant + "'::uuid")
                .replace(":accounts", Integer.toString(accounts)).split(";")) {
            if (!statement.isBlank()) {
                given.sql(tenant, statement);
            }
        }
    }

    /** A fresh tenant of so many people under one plan with marginal tiers, and {@link #ACCOUNTS} accounts. */
    UUID tenant(int people) {
        UUID tenant = given.tenant();
        for (String statement : script("tenant.sql").replace(":tenant", "'" + tenant + "'::uuid")
                .replace(":people", Integer.toString(people)).replace(":accounts", Integer.toString(ACCOUNTS))
                .split(";")) {
            if (!statement.isBlank()) {
                given.sql(tenant, statement);
            }
        }
        upkeep("analyze people, accounts, user_commission_assignment_versions, commission_plan_versions");
        return tenant;
    }

    /** What the queries answer for the tenant, each as "name answer"; two tenants that hold the same answer the same. */
    String answers(UUID tenant, List<String> queries) {
        StringBuilder answers = new StringBuilder();
        sql(tenant, connection -> {
            try (Statement plan = connection.createStatement()) {
                // Without statistics of tables just filled a nested loop would take minutes.
                plan.execute("set local enable_nestloop = off");
            }
            for (String query : queries) {
                answers.append(text(connection, query)).append('\n');
            }
        });
        return answers.toString();
    }

    /** Takes loads in by hand-written SQL. */
    void ingest(UUID tenant, String rows) {
        copied(tenant, "stage-loads.sql", rows, "ingest-loads.sql");
    }

    /** Syncs deals by hand-written SQL. */
    void sync(UUID tenant, String rows) {
        copied(tenant, "stage-deals.sql", rows, "sync-deals.sql");
    }

    private void copied(UUID tenant, String stage, String rows, String work) {
        sql(tenant, connection -> {
            run(connection, stage, tenant);
            try {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy told from stdin",
                        new StringReader(rows));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            run(connection, work, tenant);
        });
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
