package io.commission.webhook;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.commission.Given;
import io.commission.TestTokens;
import io.commission.database.Ids;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/** What the tests of webhooks do over and over. */
@Singleton
class Webhooks {
    @Inject
    Given given;
    @Inject
    WebhookDispatch dispatch;
    @Inject
    DeliveryPump pump;

    RequestSpecification admin(UUID tenant) {
        return given().auth().oauth2(TestTokens.of(tenant, "ada", "admin")).contentType(ContentType.JSON);
    }

    /** Answers id and secret. */
    Subscribed subscribe(UUID tenant, String url, String... types) {
        JsonPath created = admin(tenant)
                .body("{\"url\": \"%s\", \"eventTypes\": [\"%s\"]}".formatted(url, String.join("\", \"", types)))
                .post("/api/webhooks").then().statusCode(201).extract().jsonPath();
        return new Subscribed(created.getUUID("webhook.id"), created.getString("secret"));
    }

    record Subscribed(UUID id, String secret) {
    }

    /** An event as the ledger writes it, committed at once. */
    UUID event(UUID tenant, UUID person, String type) {
        UUID id = Ids.next();
        given.sql(tenant, INSERT, tenant, id, type, person, "entry", "{\"amount\": 12.50}");
        return id;
    }

    /** So many events of these people in turn, in one transaction; answers the ids in order. */
    List<UUID> events(UUID tenant, List<UUID> people, int count) {
        UUID[] ids = Ids.next(count);
        String list = Arrays.stream(ids).map(UUID::toString).collect(Collectors.joining(","));
        String persons = people.stream().map(UUID::toString).collect(Collectors.joining(","));
        given.sql(tenant, """
                insert into outbox_events (tenant_id, id, type, person_id, subject, data)
                select ?, n.id, 'commission.calculated', people.ids[1 + (n.place - 1) % array_length(people.ids, 1)],
                    n.place::text, '{}'
                from unnest(string_to_array(?, ',')::uuid[]) with ordinality as n (id, place),
                    (select string_to_array(?, ',')::uuid[] as ids) people
                order by n.place""", tenant, list, persons);
        return List.of(ids);
    }

    /** New people of the tenant. */
    List<UUID> people(UUID tenant, int count) {
        UUID[] ids = Ids.next(count);
        given.sql(tenant, """
                insert into people (tenant_id, id, name, hire_date)
                select ?, id::uuid, 'person ' || id, date '2020-01-01' from unnest(string_to_array(?, ',')) id""",
                tenant,
                Arrays.stream(ids).map(UUID::toString).collect(Collectors.joining(",")));
        return List.of(ids);
    }

    static final String INSERT = """
            insert into outbox_events (tenant_id, id, type, person_id, subject, data) values (?, ?, ?, ?, ?, ?::json)""";

    /** One tick of the dispatcher, and everything that it started. */
    void tick(UUID tenant) {
        dispatch.dispatch(tenant);
        await(pump::isIdle);
    }

    List<String> statuses(UUID tenant, UUID subscription) {
        return admin(tenant).queryParam("limit", 1000).get("/api/webhooks/" + subscription + "/deliveries").then()
                .statusCode(200).extract().jsonPath().getList("items.status");
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertTrue(condition.getAsBoolean(), "it did not happen within 90 s");
    }
}
