package io.commission.webhook;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestTokens;
import io.commission.webhook.Webhooks.Subscribed;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Subscriptions over HTTP: who may, what is kept secret, where events may be sent. */
@QuarkusTest
class WebhookTest {
    private static final String PATH = "/api/webhooks";

    @Inject
    Given given;
    @Inject
    Webhooks webhooks;

    UUID tenant;

    @BeforeEach
    void aTenant() {
        tenant = given.tenant();
    }

    @Test
    void theSecretIsShownOnceAtCreationAndOnceWhenRotated() {
        Subscribed hook = webhooks.subscribe(tenant, "https://hooks.example.com/a", "payout.paid");
        assertEquals(50, hook.secret().length());
        admin().get(PATH + "/" + hook.id()).then().statusCode(200).header("ETag", "\"0\"")
                .body(not(containsString("whsec_"))).body("eventTypes", contains("payout.paid"))
                .body("active", equalTo(true)).body("createdBy", equalTo("ada"));
        admin().get(PATH).then().body("items.id", contains(hook.id().toString())).body(not(containsString("whsec_")));
        String rotated = admin().post(PATH + "/" + hook.id() + "/rotate-secret").then().statusCode(200)
                .body("secret", matchesPattern("whsec_.{44}")).extract().path("secret");
        assertNotEquals(hook.secret(), rotated);
        assertEquals(0,
                given.count(tenant,
                        """
                                select count(*) from change_history where tenant_id = ? and (before::text like '%whsec%' or after::text like '%whsec%')
                                """,
                        tenant));
    }

    @Test
    void aSubscriptionIsChangedAndEndedByWhoHasSeenIt() {
        Subscribed hook = webhooks.subscribe(tenant, "https://hooks.example.com/a", "*");
        String one = PATH + "/" + hook.id();
        String body = """
                {"url": "https://hooks.example.com/b", "eventTypes": ["payout.*"], "active": false, "description": "b"}""";
        admin().body(body).put(one).then().statusCode(428).body("code", equalTo("IF_MATCH_REQUIRED"));
        admin().header("If-Match", "\"7\"").body(body).put(one).then().statusCode(412);
        admin().header("If-Match", "\"0\"").body(body).put(one).then().statusCode(200).header("ETag", "\"1\"")
                .body("url", equalTo("https://hooks.example.com/b")).body("active", equalTo(false));
        admin().header("If-Match", "\"0\"").delete(one).then().statusCode(412);
        admin().header("If-Match", "\"1\"").delete(one).then().statusCode(204);
        admin().get(one).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        assertEquals(3, given.count(tenant,
                "select count(*) from change_history where tenant_id = ? and subject = 'webhook_subscriptions'",
                tenant));
    }

    @Test
    void onlyWhoMayWriteSettingsDealsWithWebhooks() {
        Subscribed hook = webhooks.subscribe(tenant, "https://hooks.example.com/a", "*");
        for (String role : List.of("finance", "manager", "rep", "auditor", "integration")) {
            RequestSpecification caller = given().auth().oauth2(TestTokens.of(tenant, "someone", role))
                    .contentType(ContentType.JSON);
            for (String path : List.of(PATH, PATH + "/" + hook.id(), PATH + "/" + hook.id() + "/deliveries")) {
                caller.get(path).then().statusCode(403).body("code", equalTo("PERMISSION_MISSING"));
            }
            caller.body("{\"url\": \"https://x.example.com\", \"eventTypes\": [\"*\"]}").post(PATH).then()
                    .statusCode(403);
        }
        given().get(PATH).then().statusCode(401);
    }

    @Test
    void anotherTenantsWebhookIsNotThere() {
        Subscribed hook = webhooks.subscribe(tenant, "https://hooks.example.com/a", "*");
        UUID other = given.tenant();
        webhooks.admin(other).get(PATH).then().statusCode(200).body("items", empty());
        String one = PATH + "/" + hook.id();
        for (String path : List.of(one, one + "/deliveries", one + "/deliveries/" + UUID.randomUUID())) {
            webhooks.admin(other).get(path).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        }
        webhooks.admin(other).header("If-Match", "*").delete(one).then().statusCode(404);
        webhooks.admin(other).post(one + "/rotate-secret").then().statusCode(404);
        webhooks.admin(other).post(one + "/deliveries/retry").then().statusCode(404);
        webhooks.admin(other).post(one + "/deliveries/" + UUID.randomUUID() + "/retry").then().statusCode(404);
    }

    @Test
    void anotherTenantsEventsAreNotDelivered() {
        try (Receiver mine = new Receiver(); Receiver theirs = new Receiver()) {
            UUID other = given.tenant();
            webhooks.subscribe(tenant, mine.url(), "*");
            webhooks.subscribe(other, theirs.url(), "*");
            String own = webhooks.event(tenant, null, "payout.paid").toString();
            webhooks.event(other, null, "payout.paid");
            webhooks.tick(tenant);
            assertEquals(List.of(own), mine.ids());
            assertEquals(List.of(), theirs.ids());
        }
    }

    @Test
    void privateAndReservedAddressesAreRefused() {
        for (String url : List.of("https://10.0.0.1/x", "https://172.16.5.5", "https://192.168.1.1",
                "https://100.64.0.1",
                "https://169.254.169.254/latest/meta-data", "https://[fe80::1]", "https://[fd00:ec2::254]",
                "https://[fc00::1]/x", "https://[::ffff:10.0.0.1]", "https://0.0.0.0", "https://[::]",
                "https://[64:ff9b::a00:1]", "https://[2002:a00:1::]", "https://224.0.0.1", "https://167772161/x")) {
            refused(url, "WEBHOOK_URL_REFUSED");
        }
    }

    @Test
    void onlyHttpsIsTakenBesideThisMachineInDevelopment() {
        for (String url : List.of("http://8.8.8.8/x", "http://hooks.example.invalid/x", "ftp://hooks.example.com",
                "file:///etc/passwd", "hooks.example.com", "https://user:pass@hooks.example.com/", "https:///x",
                "https://hooks.example.com/#x", "https://hooks.example.com/a b")) {
            refused(url, "WEBHOOK_URL_REFUSED");
        }
        webhooks.subscribe(tenant, "http://127.0.0.1:1/x", "*");
        webhooks.subscribe(tenant, "https://8.8.8.8/x", "*");
    }

    @Test
    void eventTypesAreKnownOnes() {
        for (String type : List.of("load.delivered", "commission", "*.paid", "payout*", "")) {
            admin().body("{\"url\": \"https://8.8.8.8\", \"eventTypes\": [\"" + type + "\"]}").post(PATH).then()
                    .statusCode(422).body("code", equalTo("EVENT_TYPE_UNKNOWN"))
                    .body("errors[0].field", equalTo("eventTypes"));
        }
        admin().body("{\"url\": \"https://8.8.8.8\", \"eventTypes\": []}").post(PATH).then().statusCode(400);
        admin().body("{\"url\": \"https://8.8.8.8\", \"eventTypes\": [\"*\"], \"secret\": \"mine\"}").post(PATH).then()
                .statusCode(400).body("code", equalTo("MALFORMED_REQUEST"));
        admin().get(PATH).then().body("items", empty()).body("nextCursor", nullValue());
    }

    private void refused(String url, String code) {
        admin().body("{\"url\": \"" + url + "\", \"eventTypes\": [\"*\"]}").post(PATH).then().statusCode(422)
                .body("code", equalTo(code)).body("errors[0].field", equalTo("url"));
    }

    private RequestSpecification admin() {
        return webhooks.admin(tenant);
    }
}
