package io.commission.webhook;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestTokens;
import io.commission.database.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The outbox skips nothing, whatever the order in which transactions commit; reproduced with connections of their own. */
@QuarkusTest
class OutboxOrderTest {
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    @ConfigProperty(name = "quarkus.datasource.username")
    String user;
    @ConfigProperty(name = "quarkus.datasource.password")
    String password;
    @Inject
    Given given;
    @Inject
    Webhooks webhooks;

    Receiver receiver;
    UUID tenant;
    UUID rita;
    UUID ralf;

    @BeforeEach
    void aReceiver() {
        receiver = new Receiver();
        tenant = given.tenant();
        rita = given.person(tenant, "rita");
        ralf = given.person(tenant, "ralf");
    }

    @AfterEach
    void noReceiver() {
        receiver.close();
    }

    @Test
    void anEventThatCommitsLateIsNotSkipped() throws SQLException {
        webhooks.subscribe(tenant, receiver.url(), "*");
        try (Writer late = new Writer(); Writer early = new Writer()) {
            UUID first = late.writes(rita);
            UUID second = early.writes(ralf);
            early.connection.commit();
            ticks();
            assertEquals(List.of(second.toString()), receiver.ids());
            late.connection.commit();
            ticks();
            assertEquals(List.of(second.toString(), first.toString()), receiver.ids());
        }
    }

    /** The transaction with the smaller number takes the larger position: no comparison of numbers alone helps here. */
    @Test
    void norIsOneWhosePositionIsSmallerAndWhoseTransactionIsYounger() throws SQLException {
        webhooks.subscribe(tenant, receiver.url(), "*");
        try (Writer older = new Writer(); Writer younger = new Writer()) {
            long olderNumber = older.number();
            assertTrue(younger.number() > olderNumber);
            UUID first = younger.writes(rita);
            UUID second = older.writes(ralf);
            older.connection.commit();
            ticks();
            assertEquals(List.of(second.toString()), receiver.ids());
            outbox(0).body("items", empty());
            younger.connection.commit();
            ticks();
            assertEquals(List.of(second.toString(), first.toString()), receiver.ids());
            outbox(0).body("items.id", contains(first.toString(), second.toString()));
        }
    }

    @Test
    void theHorizonWaitsForTheOpenTransactionAndPassesARolledBackOne() throws SQLException {
        webhooks.subscribe(tenant, receiver.url(), "*");
        UUID before = webhooks.event(tenant, rita, "payout.paid");
        ticks();
        try (Writer open = new Writer()) {
            open.writes(rita);
            UUID after = webhooks.event(tenant, ralf, "payout.paid");
            ticks();
            outbox(0).body("items.id", contains(before.toString()));
            open.connection.rollback();
            ticks();
            outbox(0).body("items.id", contains(before.toString(), after.toString()));
            assertEquals(List.of(before.toString(), after.toString()), receiver.ids());
        }
    }

    @Test
    void eventsOfOnePersonKeepTheOrderOfTheirTransactionsAlsoWhereNumbersDisagree() throws SQLException {
        webhooks.subscribe(tenant, receiver.url(), "*");
        try (Writer older = new Writer(); Writer younger = new Writer(); Writer longest = new Writer()) {
            older.number();
            longest.number();
            UUID first = younger.writes(rita);
            younger.connection.commit();
            UUID second = older.writes(rita);
            older.connection.commit();
            ticks();
            assertEquals(List.of(first.toString(), second.toString()), receiver.ids());
        }
    }

    @Test
    void thousandsOfEventsInSmallBatchesAreToldOnceEach() {
        UUID hook = webhooks.subscribe(tenant, receiver.url(), "payout.*").id();
        given.sql(tenant,
                """
                        insert into outbox_events (tenant_id, id, type, person_id, subject, data)
                        select ?, gen_random_uuid(), case when n % 10 = 0 then 'payout.paid' else 'commission.calculated' end, ?,
                            n::text, '{}' from generate_series(1, 4000) n""",
                tenant, rita);
        webhooks.tick(tenant);
        ticks();
        assertEquals(400, receiver.received.size());
        assertEquals(400, Set.copyOf(receiver.ids()).size());
        List<Integer> subjects = receiver.received.stream().map(event -> Integer.valueOf(event.text("subject")))
                .toList();
        assertEquals(subjects.stream().sorted().toList(), subjects);
        assertEquals(0, given.count(tenant, """
                select count(*) from webhook_subscriptions s join outbox_events o on o.position > s.cursor
                where s.tenant_id = ? and o.tenant_id = s.tenant_id and s.id = ?""", tenant, hook));
    }

    @Test
    void eventsAreFetchedPageByPageAndFromAPositionOn() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(webhooks.event(tenant, rita, i == 2 ? "payout.paid" : "commission.approved").toString());
        }
        ticks();
        String cursor = reader("auditor").queryParam("limit", 2).get("/api/outbox").then().statusCode(200)
                .body("items.id", equalTo(ids.subList(0, 2))).body("items[0].specversion", equalTo("1.0"))
                .body("items[0].data.amount", equalTo(12.5f)).extract().path("nextCursor");
        String position = reader("auditor").queryParam("limit", 2).queryParam("cursor", cursor).get("/api/outbox")
                .then().body("items.id", equalTo(ids.subList(2, 4))).extract().path("items[1].position");
        outbox(Long.parseLong(position)).body("items.id", equalTo(ids.subList(4, 5)));
        reader("finance").queryParam("type", "payout.paid").get("/api/outbox").then()
                .body("items.id", contains(ids.get(2)));
    }

    @Test
    void onlyReadersOfEverythingFetchEventsAndOnlyTheirTenants() {
        webhooks.event(tenant, rita, "payout.paid");
        ticks();
        for (String role : List.of("rep", "manager", "integration")) {
            reader(role).get("/api/outbox").then().statusCode(403).body("code", equalTo("PERMISSION_MISSING"));
        }
        outbox(0).body("items", hasSize(1));
        webhooks.admin(given.tenant()).get("/api/outbox").then().statusCode(200).body("items", empty());
    }

    /** The horizon follows one tick behind what it saw, and a fetched event one behind the horizon. */
    private void ticks() {
        for (int i = 0; i < 3; i++) {
            webhooks.tick(tenant);
        }
    }

    private ValidatableResponse outbox(long after) {
        return webhooks.admin(tenant).queryParam("after", after).get("/api/outbox").then().statusCode(200);
    }

    private io.restassured.specification.RequestSpecification reader(String role) {
        return io.restassured.RestAssured.given().auth().oauth2(TestTokens.of(tenant, "someone", role));
    }

    private final class Writer implements AutoCloseable {
        final Connection connection;

        Writer() throws SQLException {
            connection = DriverManager.getConnection(url, user, password);
            connection.setAutoCommit(false);
            connection.createStatement().execute("select set_config('app.tenant', '" + tenant + "', true)");
        }

        long number() throws SQLException {
            try (ResultSet row = connection.createStatement().executeQuery("select pg_current_xact_id()::text")) {
                row.next();
                return row.getLong(1);
            }
        }

        UUID writes(UUID person) throws SQLException {
            UUID id = Ids.next();
            try (PreparedStatement insert = connection.prepareStatement(Webhooks.INSERT)) {
                insert.setObject(1, tenant);
                insert.setObject(2, id);
                insert.setString(3, "commission.calculated");
                insert.setObject(4, person);
                insert.setString(5, "entry");
                insert.setString(6, "{}");
                insert.executeUpdate();
            }
            return id;
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }
}
