package io.commission.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestClock;
import io.commission.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/**
 * In a tenant of a million entries and 100,000 deals, beside ten others: dashboards of a rep, of a manager and of everybody, and single
 * deals that change, open loop, over HTTP. No table is read sequentially for a dashboard, by the database's own count.
 */
@QuarkusTest
@Tag("bench")
class ForecastReadBench {
    private static final int DEALS = Integer.getInteger("bench.deals", 100_000);
    private static final int ENTRIES = Integer.getInteger("bench.entries", 1_000_000);
    private static final int NEIGHBOURS = Integer.getInteger("bench.neighbours", 10);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 20);
    private static final int READS = Integer.getInteger("bench.reads", 40);
    private static final int UPDATES = Integer.getInteger("bench.updates", 40);
    private static final int CLIENTS = 32;
    private static final List<String> READ = List.of("commission_records", "targets", "entry_totals", "deal_figures",
            "deal_commissions", "opportunities", "commission_entries", "people", "commission_structure_lines",
            "opportunity_versions");

    @Inject
    Bench bench;
    @Inject
    Given given;
    @Inject
    TestClock clock;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void readDashboardsAndChangeDeals() throws SQLException {
        clock.set(LocalDate.parse("2026-06-10"), "America/Chicago");
        System.out.println(bench.settings());
        UUID tenant = book();
        for (int i = 0; i < NEIGHBOURS; i++) {
            bench.prepare(given.tenant(), "forecast-neighbour.sql", 0);
        }
        bench.upkeep(
                "vacuum (analyze) people, targets, opportunities, opportunity_versions, commission_structure_lines,"
                        + " deal_commissions, deal_figures, commission_records, commission_entries, entry_totals");
        String dashboard = "/commissions/dashboard";
        Map<String, Long> before = sequentialReads();
        for (String path : List.of(dashboard, "/commissions?view=self", "/v1/commission/dashboard")) {
            get(tenant, "p150", "rep", path);
        }
        get(tenant, "p2", "manager", dashboard + "?view=team");
        get(tenant, "p2", "manager", "/commissions/team");
        get(tenant, "amy", "auditor", dashboard);
        get(tenant, "amy", "auditor", "/commissions/team");
        assertEquals(before, sequentialReads(), "tables that were read sequentially");
        read("a rep's dashboard", tenant, "p150", "rep", dashboard);
        read("the dashboard of a manager of 19", tenant, "p2", "manager", dashboard + "?view=team");
        read("the dashboard of all 200", tenant, "amy", "auditor", dashboard);
        read("the team's list of all 200, first page", tenant, "amy", "auditor", "/commissions/team");
        change(tenant);
    }

    private UUID book() {
        UUID tenant = given.tenant();
        bench.prepare(tenant, "sync-book.sql", DEALS);
        bench.prepare(tenant, "forecast-book.sql", ENTRIES);
        return tenant;
    }

    private void read(String what, UUID tenant, String subject, String role, String path) {
        String token = TestTokens.of(tenant, subject, role);
        OpenLoop.run(4, READS, Duration.ofSeconds(5), n -> get(token, path));
        OpenLoop loop = OpenLoop.run(4, READS, Duration.ofSeconds(SECONDS), n -> get(token, path));
        System.out.printf("%s, %d a second: %s%n", what, READS, loop.spelled());
    }

    /** Odd deals are open. Each is changed once a side, so that nobody waits for the same deal. */
    private void change(UUID tenant) throws SQLException {
        String token = TestTokens.of(tenant, "ada", "admin");
        Map<String, String> ids = ids(tenant);
        int[] first = {1};
        for (int seconds : new int[]{5, SECONDS}) {
            int from = first[0];
            OpenLoop loop = OpenLoop.run(CLIENTS, UPDATES, Duration.ofSeconds(seconds), n -> {
                String external = "D" + (from + 2 * n);
                put(token, ids.get(external), external, 1000 + n % 97);
            });
            first[0] += 2 * UPDATES * seconds;
            System.out.printf("a deal changes by PUT, %d a second, %d clients: %s%n", UPDATES, CLIENTS,
                    loop.spelled());
        }
        ThreadLocal<Connection> connections = ThreadLocal.withInitial(this::connect);
        String statement = Bench.script("update-deal.sql").replace(":tenant", "'" + tenant + "'::uuid");
        for (int seconds : new int[]{5, SECONDS}) {
            int from = first[0];
            OpenLoop loop = OpenLoop.run(CLIENTS, UPDATES, Duration.ofSeconds(seconds),
                    n -> run(connections.get(), tenant, statement, "D" + (from + 2 * n), 1000 + n % 97));
            first[0] += 2 * UPDATES * seconds;
            System.out.printf("the same rows by SQL, %d a second, %d clients: %s%n", UPDATES, CLIENTS,
                    loop.spelled());
        }
    }

    private Connection connect() {
        try {
            Connection connection = DriverManager.getConnection(bench.url, bench.user, bench.password);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, UUID tenant, String sql, String deal, int amount) {
        try (PreparedStatement wall = connection.prepareStatement("select set_config('app.tenant', ?, true)");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            wall.setString(1, tenant.toString());
            wall.execute();
            statement.setString(1, deal);
            statement.setBigDecimal(2, BigDecimal.valueOf(amount));
            assertEquals(3, statement.executeUpdate());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> ids(UUID tenant) {
        Map<String, String> ids = new TreeMap<>();
        bench.sql(tenant, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select external_id, id from opportunities")) {
                while (rows.next()) {
                    ids.put(rows.getString(1), rows.getString(2));
                }
            }
        });
        return ids;
    }

    /** What the database has counted, of all statements of all connections. */
    private Map<String, Long> sequentialReads() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try {
            Thread.sleep(2_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("select relname, seq_scan from pg_stat_user_tables");
            while (rows.next()) {
                if (READ.contains(rows.getString(1))) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return counts;
    }

    private void get(UUID tenant, String subject, String role, String path) {
        get(TestTokens.of(tenant, subject, role), path);
    }

    private void get(String token, String path) {
        send(request(token, path).GET());
    }

    private void put(String token, String id, String name, int amount) {
        String body = "{\"name\":\"Deal %s\",\"externalId\":\"%s\",\"amount\":%d,\"status\":\"commit\",\"closeDate\":\"2026-09-%02d\"}"
                .formatted(name.substring(1), name, amount, 1 + amount % 28);
        send(request(token, "/deals/" + id).header("If-Match", "*").PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api" + path))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
    }

    private void send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, response.statusCode(), response.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
