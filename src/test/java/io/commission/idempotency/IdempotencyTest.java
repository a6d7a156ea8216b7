package io.commission.idempotency;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestClock;
import io.commission.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** API-2: the same key and content have one effect and one answer. */
@QuarkusTest
class IdempotencyTest {
    private static final String PROBE = "/api/v1/probe";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    IdempotencyPurge purge;

    UUID tenant;
    String ada;

    @BeforeEach
    void aTenant() {
        tenant = given.tenant();
        ada = TestTokens.of(tenant, "ada", "admin");
    }

    @Test
    void theFirstAnswerComesAgain() {
        Response first = post(ada, "key", "one");
        Response second = post(ada, "key", "one");
        assertEquals(201, second.statusCode());
        assertEquals(first.asString(), second.asString());
        assertEquals(first.header("ETag"), second.header("ETag"));
        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals(first.contentType(), second.contentType());
        assertEquals("true", second.header("Idempotency-Replayed"));
        assertEquals(1, teams());
    }

    @Test
    void aDeclaredStatusIsKeptToo() {
        Response first = post(PROBE + "/plain", ada, "key", "one");
        Response second = post(PROBE + "/plain", ada, "key", "one");
        assertEquals(202, first.statusCode());
        assertEquals(202, second.statusCode());
        assertEquals(first.asString(), second.asString());
    }

    @Test
    void anEmptyAnswerIsKeptToo() {
        String row = PROBE + "/" + UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            given().auth().oauth2(ada).header("Idempotency-Key", "key").delete(row).then().statusCode(204);
        }
    }

    @Test
    void otherContentUnderTheKeyIsRefused() {
        post(ada, "key", "one");
        post(ada, "key", "two").then().statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        post(PROBE + "/plain", ada, "key", "one").then().statusCode(422);
        assertEquals(1, teams());
    }

    @Test
    void aKeyIsTheCallersOwn() {
        post(ada, "key", "one").then().statusCode(201);
        post(TestTokens.of(tenant, "anna", "admin"), "key", "two").then().statusCode(201);
        UUID other = given.tenant();
        post(TestTokens.of(other, "ada", "admin"), "key", "three").then().statusCode(201);
    }

    @Test
    void onlySuccessesAreKept() {
        post(ada, "key", "fail").then().statusCode(500);
        post(ada, "key", "now").then().statusCode(201).header("Idempotency-Replayed", nullValue());
        post(ada, "other", "now").then().statusCode(409);
        post(ada, "other", "then").then().statusCode(201);
    }

    @Test
    void aKeyMustBeUsable() {
        post(ada, " ", "one").then().statusCode(400).body("code", equalTo("IDEMPOTENCY_KEY_INVALID"));
        post(ada, "k".repeat(256), "one").then().statusCode(400);
        post(ada, "k".repeat(255), "one").then().statusCode(201);
    }

    @Test
    void answersAreKeptFor72Hours() {
        post(ada, "key", "one").then().statusCode(201);
        clock.advance(Duration.ofHours(71));
        purge.purge(tenant);
        post(ada, "key", "one").then().statusCode(201).header("Idempotency-Replayed", "true");
        clock.advance(Duration.ofHours(2));
        post(ada, "key", "two").then().statusCode(201).header("Idempotency-Replayed", nullValue());
        clock.advance(Duration.ofHours(73));
        purge.purge(tenant);
        assertEquals(0, given.count(tenant, "select count(*) from idempotency_keys where tenant_id = ?", tenant));
    }

    @Test
    void sixtyFourCallsAtOnceHaveOneEffect() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            calls.add(threads.submit(() -> {
                start.await();
                return post(ada, "key", "slow");
            }));
        }
        start.countDown();
        Set<String> answers = new HashSet<>();
        for (Future<Response> call : calls) {
            Response response = call.get();
            assertTrue(response.statusCode() == 201 || response.statusCode() == 409, response.asString());
            if (response.statusCode() == 201) {
                answers.add(response.asString());
            } else {
                assertEquals("IDEMPOTENCY_KEY_IN_USE", response.path("code"));
            }
        }
        threads.shutdown();
        assertEquals(1, answers.size());
        assertEquals(1, teams());
        assertEquals(answers.iterator().next(), post(ada, "key", "slow").asString());
    }

    private long teams() {
        return given.count(tenant, "select count(*) from teams where tenant_id = ?", tenant);
    }

    private static Response post(String token, String key, String name) {
        return post(PROBE, token, key, name);
    }

    private static Response post(String path, String token, String key, String name) {
        return given().auth().oauth2(token).header("Idempotency-Key", key).contentType(ContentType.JSON)
                .body("{\"name\": \"" + name + "\"}").post(path);
    }
}
