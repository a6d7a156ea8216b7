package io.commission.webhook;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestClock;
import io.commission.webhook.Webhooks.Subscribed;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;

/** EVT-2: delivered at least once, in order per person, with a stable id; signed, retried, given up, visible. */
@QuarkusTest
class DeliveryTest {
    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    Webhooks webhooks;
    @Inject
    FanOut fanOut;
    @Inject
    DeliveryQueue queue;
    @Inject
    WebhookSender sender;
    @Inject
    WebhookConfig config;
    @Inject
    WebhookPurge purge;
    @Inject
    MeterRegistry metrics;

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
        clock.set(Instant.parse("2026-03-02T12:00:00Z"));
    }

    @AfterEach
    void noReceiver() {
        receiver.close();
    }

    @Test
    void anEventArrivesAsASignedCloudEvent() {
        Subscribed hook = webhooks.subscribe(tenant, receiver.url(), "*");
        UUID event = webhooks.event(tenant, rita, "commission.calculated");
        webhooks.tick(tenant);
        assertEquals(1, receiver.received.size());
        Receiver.Received request = receiver.received.get(0);
        assertEquals("application/cloudevents+json; charset=utf-8", request.header("Content-Type"));
        assertEquals(event.toString(), request.id());
        assertEquals("1.0", request.text("specversion"));
        assertEquals(event.toString(), request.text("id"));
        assertEquals("urn:commission:tenant:" + tenant, request.text("source"));
        assertEquals("commission.calculated", request.text("type"));
        assertEquals("entry", request.text("subject"));
        assertEquals(rita.toString(), request.text("partitionkey"));
        assertTrue(request.body().contains("\"data\":{\"amount\": 12.50}"), "data as it was written");
        Instant.parse(request.text("time"));
        assertEquals("1772452800", request.header("webhook-timestamp"));
        assertEquals("v1," + WebhookSignature.sign(hook.secret(), request.id(), 1772452800, request.body()),
                request.header("webhook-signature"));
    }

    @Test
    void aRotatedSecretSignsBesideTheNewOneForAWhile() {
        Subscribed hook = webhooks.subscribe(tenant, receiver.url(), "*");
        String second = webhooks.admin(tenant).post("/api/webhooks/" + hook.id() + "/rotate-secret").then()
                .statusCode(200).extract().path("secret");
        webhooks.event(tenant, rita, "payout.paid");
        webhooks.tick(tenant);
        clock.advance(Duration.ofHours(25));
        webhooks.event(tenant, rita, "payout.paid");
        webhooks.tick(tenant);
        Receiver.Received during = receiver.received.get(0);
        Receiver.Received after = receiver.received.get(1);
        assertEquals("v1," + signature(second, during) + " v1," + signature(hook.secret(), during),
                during.header("webhook-signature"));
        assertEquals("v1," + signature(second, after), after.header("webhook-signature"));
    }

    @Test
    void eventsOfAPersonArriveInOrder() {
        Subscribed hook = webhooks.subscribe(tenant, receiver.url(), "*");
        List<UUID> people = webhooks.people(tenant, 25);
        List<UUID> told = webhooks.events(tenant, people, 250);
        webhooks.tick(tenant);
        assertEquals(250, receiver.received.size());
        for (int who = 0; who < people.size(); who++) {
            List<String> own = new ArrayList<>();
            for (int i = who; i < told.size(); i += people.size()) {
                own.add(told.get(i).toString());
            }
            assertEquals(own, of(people.get(who)));
        }
        assertEquals(Set.of("DELIVERED"), new HashSet<>(webhooks.statuses(tenant, hook.id())));
    }

    @Test
    void aFailedDeliveryHoldsBackThatPersonOnlyAndBacksOff() {
        Subscribed hook = webhooks.subscribe(tenant, receiver.url(), "*");
        String first = webhooks.event(tenant, rita, "commission.calculated").toString();
        String second = webhooks.event(tenant, rita, "commission.approved").toString();
        String other = webhooks.event(tenant, ralf, "commission.calculated").toString();
        receiver.answers(request -> request.id().equals(first) ? 503 : 204);
        webhooks.tick(tenant);
        assertEquals(Set.of(first, other), Set.copyOf(receiver.ids()));
        assertEquals(List.of(first), of(rita));
        assertEquals(List.of(other), of(ralf));
        webhooks.admin(tenant).queryParam("status", "WAITING").get("/api/webhooks/" + hook.id() + "/deliveries").then()
                .statusCode(200).body("items", hasSize(2)).body("items[1].eventId", equalTo(first))
                .body("items[1].attempts", equalTo(1)).body("items[1].lastStatus", equalTo(503))
                .body("items[1].lastError", equalTo("the receiver answered 503"));

        receiver.answers(204);
        clock.advance(Duration.ofSeconds(7));
        webhooks.tick(tenant);
        assertEquals(List.of(first), of(rita), "too early: 10 s, a fifth less at most");
        clock.advance(Duration.ofSeconds(6));
        webhooks.tick(tenant);
        assertEquals(List.of(first, first, second), of(rita));
        assertEquals(List.of("DELIVERED", "DELIVERED", "DELIVERED"), webhooks.statuses(tenant, hook.id()));
    }

    @Test
    void aDeliveryIsGivenUpAfterItsAttemptsShownAndRetriedByHand() {
        Subscribed hook = webhooks.subscribe(tenant, receiver.url(), "*");
        String path = "/api/webhooks/" + hook.id() + "/deliveries";
        String first = webhooks.event(tenant, rita, "commission.calculated").toString();
        String second = webhooks.event(tenant, rita, "commission.approved").toString();
        receiver.answers(request -> request.id().equals(first) ? 500 : 204);
        for (int attempt = 1; attempt <= config.retries().attempts(); attempt++) {
            assertFalse(of(rita).contains(second), "the second one waits while the first is tried");
            webhooks.tick(tenant);
            clock.advance(Duration.ofHours(8));
        }
        assertEquals(config.retries().attempts(), of(rita).stream().filter(first::equals).count());
        assertEquals(1, of(rita).stream().filter(second::equals).count(), "a dead one holds back nobody");
        String dead = webhooks.admin(tenant).queryParam("status", "DEAD").get(path).then().statusCode(200)
                .body("items", hasSize(1)).body("items[0].eventId", equalTo(first))
                .body("items[0].nextAttemptAt", nullValue()).extract().path("items[0].id");
        webhooks.tick(tenant);
        assertEquals(config.retries().attempts() + 1, receiver.received.size(), "nothing more is tried");

        receiver.answers(204);
        webhooks.admin(tenant).post(path + "/" + dead + "/retry").then().statusCode(200)
                .body("status", equalTo("WAITING")).body("attempts", equalTo(0));
        webhooks.tick(tenant);
        assertEquals(first, of(rita).get(of(rita).size() - 1));
        webhooks.admin(tenant).post(path + "/" + dead + "/retry").then().statusCode(409)
                .body("code", equalTo("DELIVERY_NOT_DEAD"));
    }

    @Test
    void everythingGivenUpIsRetriedAtOnce() {
        Subscribed hook = webhooks.subscribe(tenant, receiver.url(), "*");
        webhooks.event(tenant, rita, "commission.calculated");
        webhooks.event(tenant, ralf, "commission.calculated");
        receiver.answers(410);
        webhooks.tick(tenant);
        assertEquals(List.of("DEAD", "DEAD"), webhooks.statuses(tenant, hook.id()), "410 is final");
        receiver.answers(204);
        webhooks.admin(tenant).post("/api/webhooks/" + hook.id() + "/deliveries/retry").then().statusCode(200)
                .body("retried", equalTo(2));
        webhooks.tick(tenant);
        assertEquals(List.of("DELIVERED", "DELIVERED"), webhooks.statuses(tenant, hook.id()));
    }

    @Test
    void aSubscriptionReceivesWhatItAskedForAndFromItsBeginningOn() {
        webhooks.event(tenant, rita, "payout.paid");
        webhooks.subscribe(tenant, receiver.url(), "payout.*");
        webhooks.event(tenant, rita, "commission.calculated");
        String paid = webhooks.event(tenant, rita, "payout.paid").toString();
        String generated = webhooks.event(tenant, ralf, "payout.generated").toString();
        webhooks.tick(tenant);
        assertEquals(Set.of(paid, generated), Set.copyOf(receiver.ids()));
    }

    @Test
    void anInactiveSubscriptionStandsStillAndLosesNothing() {
        Subscribed hook = webhooks.subscribe(tenant, receiver.url(), "*");
        webhooks.event(tenant, rita, "payout.generated");
        fanOut.run(tenant);
        setActive(hook, false, 0);
        webhooks.event(tenant, rita, "payout.paid");
        webhooks.tick(tenant);
        assertEquals(List.of(), receiver.ids());
        setActive(hook, true, 1);
        webhooks.tick(tenant);
        assertEquals(2, receiver.received.size());
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (Receiver inside = new Receiver()) {
            receiver.redirectsTo(inside.url());
            Subscribed hook = webhooks.subscribe(tenant, receiver.url(), "*");
            webhooks.event(tenant, rita, "payout.paid");
            webhooks.tick(tenant);
            assertEquals(List.of(), inside.ids());
            assertEquals(List.of("WAITING"), webhooks.statuses(tenant, hook.id()));
        }
    }

    @Test
    void aReceiverThatIsNotThereIsNamedInWordsOfTheService() {
        Subscribed hook = webhooks.subscribe(tenant, receiver.url(), "*");
        receiver.close();
        webhooks.event(tenant, rita, "payout.paid");
        webhooks.tick(tenant);
        webhooks.admin(tenant).get("/api/webhooks/" + hook.id() + "/deliveries").then()
                .body("items[0].lastError", equalTo("the connection was refused"))
                .body("items[0].lastStatus", nullValue());
    }

    @Test
    void twoReplicasSendEachEventOnce() {
        webhooks.subscribe(tenant, receiver.url(), "*");
        List<UUID> people = webhooks.people(tenant, 40);
        Set<String> sent = webhooks.events(tenant, people, 200).stream().map(UUID::toString)
                .collect(Collectors.toSet());
        DeliveryPump one = new DeliveryPump(queue, sender, config, metrics);
        DeliveryPump other = new DeliveryPump(queue, sender, config, metrics);
        Thread second = new Thread(() -> replica(other));
        second.start();
        replica(one);
        Webhooks.await(() -> one.isIdle() && other.isIdle() && !second.isAlive());
        assertEquals(200, receiver.received.size(), "none twice");
        assertEquals(sent, Set.copyOf(receiver.ids()), "none missing");
        for (UUID person : people) {
            List<Integer> positions = receiver.received.stream()
                    .filter(event -> event.text("partitionkey").equals(person.toString()))
                    .map(event -> Integer.valueOf(event.text("subject"))).toList();
            assertEquals(positions.stream().sorted().toList(), positions);
        }
    }

    @Test
    void whatADeadReplicaClaimedIsSentByAnotherWhenItsLeaseEnds() {
        Subscribed hook = webhooks.subscribe(tenant, receiver.url(), "*");
        webhooks.event(tenant, rita, "payout.paid");
        fanOut.run(tenant);
        Claim dead = queue.claim(tenant, hook.id());
        assertEquals(1, dead.lines().size());
        webhooks.tick(tenant);
        assertEquals(List.of(), receiver.ids(), "it is the other one's while its lease lasts");
        given.sql(tenant, "update webhook_deliveries set leased_until = clock_timestamp() - interval '1 second'");
        webhooks.tick(tenant);
        assertEquals(1, receiver.received.size());
        assertFalse(queue.renew(dead, dead.lines().get(0)), "a holder that lost its lease learns it");
        queue.answer(dead, dead.lines().get(0), List.of(new DeliveryQueue.Verdict(dead.lines().get(0).get(0).id(),
                Attempt.failed("late"), DeliveryStatus.DEAD, Duration.ZERO)));
        assertEquals(List.of("DELIVERED"), webhooks.statuses(tenant, hook.id()), "and writes nothing any more");
    }

    @Test
    void oldDeliveriesAndEventsAreForgottenButNotWhatASlowSubscriptionStillNeeds() {
        Subscribed hook = webhooks.subscribe(tenant, receiver.url(), "*");
        String failing = webhooks.event(tenant, rita, "payout.paid").toString();
        webhooks.event(tenant, ralf, "payout.paid");
        receiver.answers(request -> request.id().equals(failing) ? 500 : 204);
        webhooks.tick(tenant);
        webhooks.tick(tenant);
        webhooks.event(tenant, ralf, "payout.voided");
        given.sql(tenant, "update outbox_events set created_at = timestamptz '2026-03-01 00:00Z'");
        purge.purge(tenant);
        assertEquals(3, given.count(tenant, "select count(*) from outbox_events where tenant_id = ?", tenant));
        assertEquals(2, webhooks.statuses(tenant, hook.id()).size());
        clock.advance(Duration.ofDays(31));
        purge.purge(tenant);
        assertEquals(2, given.count(tenant, "select count(*) from outbox_events where tenant_id = ?", tenant),
                "one is not delivered, one not even read");
        assertEquals(List.of("WAITING"), webhooks.statuses(tenant, hook.id()));
        receiver.answers(204);
        webhooks.tick(tenant);
        webhooks.tick(tenant);
        clock.advance(Duration.ofDays(31));
        purge.purge(tenant);
        assertEquals(0, given.count(tenant, "select count(*) from outbox_events where tenant_id = ?", tenant));
    }

    private void replica(DeliveryPump replica) {
        for (int i = 0; i < 20; i++) {
            fanOut.run(tenant);
            replica.start(tenant);
        }
    }

    private void setActive(Subscribed hook, boolean active, int version) {
        webhooks.admin(tenant).header("If-Match", "\"" + version + "\"")
                .body("{\"url\": \"%s\", \"eventTypes\": [\"*\"], \"active\": %s}".formatted(receiver.url(), active))
                .put("/api/webhooks/" + hook.id()).then().statusCode(200);
    }

    private List<String> of(UUID person) {
        return receiver.received.stream()
                .filter(request -> person.toString().equals(request.text("partitionkey")))
                .map(Receiver.Received::id).toList();
    }

    private static String signature(String secret, Receiver.Received request) {
        return WebhookSignature.sign(secret, request.id(), Long.parseLong(request.header("webhook-timestamp")),
                request.body());
    }
}
