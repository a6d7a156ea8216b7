package io.commission.reassignment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.reassignment.Book;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

/** A tenant with people and a book of opportunities, and what tests of batches do with it. */
abstract class BatchScene {
    static final String BATCHES = "/reassignment-batches";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;
    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    UUID tenant;
    UUID mia;
    UUID ann;
    UUID bob;
    UUID cal;
    Book book;
    Api api;

    @BeforeEach
    void open() {
        clock.set(LocalDate.parse("2026-06-01"), "America/Chicago");
        tenant = given.tenant();
        mia = given.person(tenant, "mia");
        ann = given.person(tenant, "ann", mia);
        bob = given.person(tenant, "bob", mia);
        cal = given.person(tenant, "cal");
        book = new Book(given, tenant);
        api = Api.admin(tenant);
    }

    /** Open opportunities of a person, 60 to them and 40 to House, in the order of their ids. */
    List<UUID> deals(int number, UUID rep) {
        given.sql(tenant,
                """
                        with n as (select time_ordered_uuid() as id from generate_series(1, ?)),
                            o as (insert into opportunities (tenant_id, id, name, opened_on, status, amount, original_owner_id)
                                select ?, id, 'Deal ' || id, '2026-01-01', 'pipeline', 1000, ? from n),
                            v as (insert into opportunity_versions (tenant_id, opportunity_id, position, owner_id) select ?, id, 0, ? from n)
                        insert into commission_structure_lines (tenant_id, opportunity_id, position, person_id, line, role, percent)
                        select ?, n.id, 0, l.person, l.line, l.role, l.percent
                        from n cross join (values (?::uuid, 0, 'HOUSE_REP', 60), (?::uuid, 1, 'HOUSE', 40)) as l (person, line, role, percent)
                        """,
                number, tenant, rep, tenant, rep, tenant, rep, given.house(tenant));
        Object[] ids = (Object[]) uncheckedArray(given.value(tenant,
                "select array_agg(id order by id) from opportunities where tenant_id = ? and original_owner_id = ?",
                tenant, rep));
        return Arrays.stream(ids).map(UUID.class::cast).toList();
    }

    private static Object uncheckedArray(Object array) {
        try {
            return ((java.sql.Array) array).getArray();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String ids(List<UUID> ids) {
        return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
    }

    String transfer(List<UUID> deals, UUID to, String day) {
        return request(deals, "{'type':'DIRECT_TRANSFER','newRepId':'" + to + "','effectiveDate':'" + day + "'}", "");
    }

    static String request(List<UUID> deals, String change, String more) {
        return "{'scope':{'opportunityIds':[%s]},'strategy':'UNIFORM','reason':'Ann leaves','change':%s%s}"
                .formatted(ids(deals), change, more);
    }

    UUID opened(String body) {
        return UUID.fromString(api.post(BATCHES, body).statusCode(202).extract().path("batchId"));
    }

    ValidatableResponse get(UUID batch) {
        return api.get(BATCHES + "/" + batch).statusCode(200);
    }

    ValidatableResponse act(UUID batch, String action) {
        return api.request().post("/api" + BATCHES + "/" + batch + "/" + action).then();
    }

    /** Waits for the end of a batch; answers its view. */
    JsonPath ended(UUID batch) {
        JsonPath[] seen = new JsonPath[1];
        until("the batch ends", () -> {
            seen[0] = get(batch).extract().jsonPath();
            return List.of("COMPLETE", "ERROR", "CANCELLED").contains(seen[0].getString("status"));
        });
        return seen[0];
    }

    JsonPath complete(UUID batch) {
        JsonPath view = ended(batch);
        assertEquals("COMPLETE", view.getString("status"), view::prettify);
        return view;
    }

    static void until(String what, BooleanSupplier reached) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            if (reached.getAsBoolean()) {
                return;
            }
            pause(20);
        }
        fail("not within a minute: " + what);
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leases that nobody renews beside the test's own threads last long enough for a slow machine. */
    void lengthenLeases() {
        given.sql(tenant,
                """
                        update reassignment_batches set lease_until = now() + interval '2 minutes' where tenant_id = ? and status = 'RUNNING'
                        """,
                tenant);
    }

    long changes(UUID batch) {
        return given.count(tenant, "select count(*) from commission_changes where tenant_id = ? and batch_id = ?",
                tenant, batch);
    }

    long changesOf(UUID deal) {
        return given.count(tenant, "select count(*) from commission_changes where tenant_id = ? and opportunity_id = ?",
                tenant, deal);
    }

    /** Locks an opportunity as somebody else's transaction would, until it is closed. */
    AutoCloseable held(UUID deal) {
        try {
            Connection connection = DriverManager.getConnection(url, owner, password);
            connection.setAutoCommit(false);
            try (PreparedStatement wall = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
                wall.setString(1, tenant.toString());
                wall.execute();
            }
            try (PreparedStatement lock = connection
                    .prepareStatement("select 1 from opportunities where tenant_id = ? and id = ? for no key update")) {
                lock.setObject(1, tenant);
                lock.setObject(2, deal);
                lock.execute();
            }
            return () -> {
                connection.rollback();
                connection.close();
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
