package io.commission.reassignment.background;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.access.Session;
import io.commission.reassignment.Book;
import io.restassured.response.Response;

/** A tenant with a book of opportunities, and how previews of it are asked for and fetched. */
abstract class BackgroundPreviewScene {
    static final String BULK = "/accounts/reassignment-preview";
    static final String GLOBAL = "/reassignment/global-preview";
    private static final ObjectMapper EXACT = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    PreviewWorkers workers;
    @Inject
    PreviewConfig config;
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
    UUID acme;
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
        acme = book.account("Acme", ann);
        UUID deal = book.deal(ann, acme, "HOUSE_REP:" + ann + ":50.5 SUBAGENT:" + cal + ":20", null, null);
        book.row(deal, "2026-06-01", "2026-07-30", "600.01");
        book.deal(ann, null, "HOUSE_REP:" + ann + ":33.33 SUBAGENT:" + bob + ":10", "99.99",
                LocalDate.parse("2026-08-15"));
        api = Api.admin(tenant);
    }

    String bulk(String more) {
        return "{'accountIds':['" + acme + "'],'effectiveDate':'2026-07-01'," + more + "}";
    }

    String toBob() {
        return bulk("'newOwnerId':'" + bob + "'");
    }

    String global(String strategy) {
        return "{'personId':'" + ann + "','effectiveDate':'2026-07-01','strategy':" + strategy + "}";
    }

    Response asked(Api by, String path, String body) {
        return by.request().header("Prefer", "respond-async").body(Api.json(body)).post("/api" + path);
    }

    UUID ask(Api by, String path, String body) {
        Response answer = asked(by, path, body);
        UUID id = UUID.fromString(answer.then().statusCode(202).header("Preference-Applied", "respond-async")
                .body("status", equalTo("RUNNING")).extract().path("previewId"));
        assertEquals("/api/reassignment-previews/" + id, answer.header("Location"));
        return id;
    }

    static String address(UUID preview) {
        return "/reassignment-previews/" + preview;
    }

    /** Waits for the end of a preview; answers it whole, every decimal as it was written. */
    JsonNode ended(Api by, UUID preview) {
        JsonNode[] seen = new JsonNode[1];
        until("the preview ends", () -> {
            seen[0] = exact(by.get(address(preview)).statusCode(200).extract().asString());
            return !seen[0].get("status").asText().equals("RUNNING");
        });
        return seen[0];
    }

    JsonNode ready(Api by, UUID preview) {
        JsonNode view = ended(by, preview);
        assertEquals("READY", view.get("status").asText(), view::toString);
        return view;
    }

    static JsonNode exact(String json) {
        try {
            return EXACT.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void until(String what, BooleanSupplier reached) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            if (reached.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        fail("not within a minute: " + what);
    }

    /** Until it is closed, no preview gets beyond reading structures. */
    AutoCloseable held() {
        try {
            Connection connection = DriverManager.getConnection(url, owner, password);
            connection.setAutoCommit(false);
            try (Statement lock = connection.createStatement()) {
                lock.execute("lock table opportunity_versions in access exclusive mode");
            }
            return () -> {
                connection.rollback();
                connection.close();
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Session session(String subject, String role) {
        return new Session(tenant, subject, Set.of(role), Instant.parse("2026-06-02T00:00:00Z"));
    }

    /** A preview of which nothing but its row is there. */
    UUID running(String subject) {
        UUID id = UUID.randomUUID();
        given.sql(tenant, "insert into reassignment_previews (tenant_id, id, kind, status, created_by, created_at,"
                + " lease_until) values (?, ?, 'BULK', 'RUNNING', ?, now(), now() + interval '1 hour')", tenant, id,
                subject);
        return id;
    }

    void endLease(UUID preview) {
        given.sql(tenant, "update reassignment_previews set lease_until = now() - interval '1 second'"
                + " where tenant_id = ? and id = ?", tenant, preview);
    }

    long previews() {
        return given.count(tenant, "select count(*) from reassignment_previews where tenant_id = ?", tenant);
    }

    String told() {
        return given.value(tenant,
                """
                        select coalesce(string_agg(p.name || ' ' || n.kind || ' ' || n.data, ',' order by p.name, n.data::text), '')
                        from notifications n join people p on p.tenant_id = n.tenant_id and p.id = n.person_id where n.tenant_id = ?
                        """,
                tenant);
    }
}
