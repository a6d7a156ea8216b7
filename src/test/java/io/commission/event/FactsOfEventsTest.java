package io.commission.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.commission.load.EventMark;
import io.commission.load.LoadFacts;
import io.commission.load.LoadStatus;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

class FactsOfEventsTest {
    private static final EventReader READER = new EventReader(2, Instant.EPOCH);

    private static IncomingEvent event(String type, int minute, String data) {
        String body = "{\"specversion\":\"1.0\",\"id\":\"e" + minute + "\",\"source\":\"/tms\",\"type\":\"" + type
                + "\",\"time\":\"2026-03-31T12:0" + minute + ":00Z\",\"data\":{\"externalId\":\"L\"" + data + "}}";
        return READER.read(EventReader.STRUCTURED, Map.of(), body.getBytes(StandardCharsets.UTF_8)).events().get(0);
    }

    private static LoadFacts told(LoadFacts before, String type, int minute, String data) {
        return before.apply(EventFacts.of(event(type, minute, data)));
    }

    @Test
    void aPropertyLeftOutIsNotCarriedAndNullIs() {
        LoadFacts facts = told(LoadFacts.NONE, "load.booked", 1, ",\"revenue\":100,\"carrierCost\":null");
        assertEquals(new BigDecimal("100.00"), facts.revenue().value());
        assertTrue(facts.carrierCost().isSet());
        assertNull(facts.carrierCost().value());
        assertFalse(facts.linehaul().isSet());
        assertEquals(new EventMark(Instant.parse("2026-03-31T12:01:00Z"), "e1"), facts.revenue().mark());
    }

    @Test
    void bookingAndDeliveryRevokeAnEarlierCancellation() {
        LoadFacts facts = told(LoadFacts.NONE, "load.booked", 1, "");
        facts = told(facts, "load.cancelled", 3, "");
        assertEquals(LoadStatus.CANCELLED, facts.status());
        facts = told(facts, "load.delivered", 2, ",\"deliveredAt\":\"2026-03-31T10:00:00Z\"");
        assertEquals(LoadStatus.CANCELLED, facts.status(), "older than the cancellation");
        facts = told(facts, "load.margin_updated", 4, ",\"revenue\":1");
        assertEquals(LoadStatus.CANCELLED, facts.status(), "a new margin revokes nothing");
        facts = told(facts, "load.delivered", 5, ",\"deliveredAt\":\"2026-03-31T11:00:00Z\"");
        assertEquals(LoadStatus.DELIVERED, facts.status());
    }

    @Test
    void onlyAFullPaymentIsAPayment() {
        String paid = ",\"paidAt\":\"2026-03-31T11:00:00Z\"";
        LoadFacts part = told(LoadFacts.NONE, "invoice.paid", 1, paid + ",\"paidInFull\":false");
        assertNull(part.invoicePaidAt().value());
        assertEquals(LoadStatus.INVOICED, part.status());
        LoadFacts full = told(part, "invoice.paid", 2, paid);
        assertEquals(Instant.parse("2026-03-31T11:00:00Z"), full.invoicePaidAt().value());
    }

    @Test
    void load2RepsOfAnEventAreCheckedAndEmptyMeansNone() {
        LoadFacts facts = told(LoadFacts.NONE, "load.reps_changed", 1,
                ",\"reps\":[{\"rep\":\"a\"},{\"rep\":\"b\",\"primary\":true}]");
        assertEquals("b", facts.reps().value().get(0).rep());
        facts = told(facts, "load.reps_changed", 2, ",\"reps\":[]");
        assertTrue(facts.reps().isSet());
        assertNull(facts.reps().value());
        IncomingEvent wrong = event("load.reps_changed", 3, ",\"reps\":[{\"rep\":\"a\",\"share\":50}]");
        assertEquals(Code.SHARES_NOT_100, assertThrows(Refusal.class, () -> EventFacts.of(wrong)).code);
    }

    @Test
    void accountEventsSayNothingOfLoads() {
        IncomingEvent account = event("account.deleted", 1, "");
        assertThrows(IllegalArgumentException.class, () -> EventFacts.of(account));
    }
}
