package io.commission.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;

import io.commission.imports.RepData;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

class EventReaderTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final EventReader READER = new EventReader(2, NOW);
    private static final Map<String, String> BINARY = Map.of("ce-specversion", "1.0", "ce-id", "7", "ce-source", "/tms",
            "ce-type", "load.booked", "ce-time", "2026-03-31T12:00:00-05:00", "host", "localhost");

    private static EventBatch read(String contentType, String body) {
        return READER.read(contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static EventBatch structured(String body) {
        return read("application/cloudevents+json", body);
    }

    private static String event(String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/tms\",\"type\":\"" + type
                + "\",\"time\":\"2026-03-31T12:00:00Z\",\"data\":" + data + "}";
    }

    private static IncomingEvent one(EventBatch batch) {
        assertEquals(List.of(), batch.faults());
        assertEquals(1, batch.events().size());
        return batch.events().get(0);
    }

    private static List<String> faults(EventBatch batch) {
        assertEquals(List.of(), batch.events());
        return batch.faults().stream().map(fault -> fault.field() + " " + fault.code()).toList();
    }

    private static void refused(Code code, String contentType, String body) {
        assertEquals(code, assertThrows(Refusal.class, () -> read(contentType, body)).code);
    }

    @Test
    void aStructuredEventWithAllOfALoad() {
        IncomingEvent event = one(read("application/cloudevents+json; charset=UTF-8", event("load.delivered", """
                {"externalId":"L-1","customerId":"ACME","orderId":"SO-7","revenue":2500.00,"carrierCost":1500.5,
                 "linehaul":null,"deliveredAt":"2026-03-31T17:30:00.1234567+02:00",
                 "reps":[{"rep":"EMP-1","share":60,"primary":true},{"rep":"EMP-2","share":40.0}]}""")));
        assertEquals("/tms 7 LOAD_DELIVERED", event.source() + " " + event.id() + " " + event.type());
        assertEquals(Instant.parse("2026-03-31T12:00:00Z"), event.time());
        LoadData load = (LoadData) event.data();
        assertEquals(new LoadData("L-1", "ACME", "SO-7", new BigDecimal("2500.00"), new BigDecimal("1500.50"), null,
                Instant.parse("2026-03-31T15:30:00.123456Z"), null,
                List.of(new RepData("EMP-1", new BigDecimal("60.0000"), true),
                        new RepData("EMP-2", new BigDecimal("40.0000"), null))),
                load);
        assertEquals(Set.of("externalId", "customerId", "orderId", "revenue", "carrierCost", "linehaul", "deliveredAt",
                "reps"), event.carried(), "null is carried, invoicePaidAt is not");
        assertTrue(event.dataJson().contains("\"revenue\":2500.00,\"carrierCost\":1500.5,"), event.dataJson());
        assertEquals(load, READER.data(EventType.LOAD_DELIVERED, event.dataJson()));
    }

    @Test
    void withoutATimeTheMomentOfReceiptCounts() {
        assertEquals(NOW,
                one(structured(event("load.cancelled", "{\"externalId\":\"L\"}").replaceAll("\"time\":[^,]*,", "")))
                        .time());
        assertEquals(List.of("time NOT_AN_INSTANT"),
                faults(structured(event("load.cancelled", "{\"externalId\":\"L\"}").replace("12:00:00Z", "12:00"))));
    }

    @Test
    void requiredAttributesAreChecked() {
        assertEquals(
                List.of("specversion REQUIRED", "id REQUIRED", "source REQUIRED", "type REQUIRED", "data REQUIRED"),
                faults(structured("{}")));
        assertEquals(List.of("specversion UNSUPPORTED_SPECVERSION", "id WRONG_TYPE", "source NOT_A_URI",
                "type REQUIRED", "data WRONG_TYPE"),
                faults(structured("{\"specversion\":\"0.3\",\"id\":5,\"source\":\"a b\",\"type\":\"\",\"data\":[]}")));
        assertEquals(List.of("id CELL_TOO_LONG"), faults(structured(
                event("load.booked", "{\"externalId\":\"L\"}").replace("\"id\":\"7\"",
                        "\"id\":\"" + "7".repeat(201) + "\""))));
    }

    @Test
    void unknownTypesAreRefusedWithTheKnownOnes() {
        EventBatch batch = structured(event("load.lost", "{\"externalId\":\"L\"}"));
        assertEquals(List.of("type UNSUPPORTED_EVENT_TYPE"), faults(batch));
        for (EventType type : EventType.values()) {
            assertTrue(batch.faults().get(0).message().contains(type.wireName()), type.wireName());
        }
    }

    @Test
    void wireNames() {
        assertEquals(List.of("load.booked", "load.delivered", "load.margin_updated", "load.reps_changed",
                "load.cancelled", "invoice.paid", "account.created", "account.updated", "account.deleted",
                "contact.created", "contact.updated", "contact.deleted", "deal.created", "deal.updated",
                "deal.deleted", "schedule.reconciled"), EventType.wireNames());
    }

    @Test
    void theDocumentNamesTheTypesThatAreRead() throws NoSuchFieldException {
        Schema type = CloudEvent.class.getDeclaredField("type").getAnnotation(Schema.class);
        assertEquals(EventType.wireNames(), Arrays.asList(type.enumeration()));
    }

    @Test
    void extensionsAreAcceptedWhenTheyAreWellFormed() {
        String event = event("load.cancelled", "{\"externalId\":\"L\"}");
        one(structured(event.replace("{\"spec", "{\"traceparent\":\"00-1\",\"n1\":5,\"spec")));
        assertEquals(List.of("Trace BAD_ATTRIBUTE", "x BAD_ATTRIBUTE"),
                faults(structured(event.replace("{\"spec", "{\"Trace\":\"a\",\"x\":{},\"spec"))));
    }

    @Test
    void dataIsJson() {
        String event = event("load.cancelled", "{\"externalId\":\"L\"}");
        one(structured(event.replace("{\"spec", "{\"datacontenttype\":\"application/json; charset=utf-8\",\"spec")));
        assertEquals(List.of("datacontenttype DATA_NOT_JSON"),
                faults(structured(event.replace("{\"spec", "{\"datacontenttype\":\"text/xml\",\"spec"))));
        assertTrue(faults(structured(event.replace("\"data\":{\"externalId\":\"L\"}", "\"data_base64\":\"e30=\"")))
                .contains("data_base64 DATA_NOT_JSON"));
    }

    @Test
    void faultsOfDataNameTheirPathAndComeTogether() {
        assertEquals(List.of("data.Revenue UNKNOWN_COLUMN", "data.externalId REQUIRED", "data.carrierCost OUT_OF_RANGE",
                "data.linehaul TOO_MANY_DECIMALS", "data.reps[0].share TOO_MANY_DECIMALS", "data.deliveredAt REQUIRED"),
                faults(structured(event("load.delivered", """
                        {"Revenue":1,"carrierCost":-1,"linehaul":0.001,"reps":[{"rep":"a","share":60.00001}]}"""))));
    }

    @Test
    void mon1TheCurrencyDecides() {
        String event = event("load.booked", "{\"externalId\":\"L\",\"revenue\":1.125}");
        assertEquals(List.of("data.revenue TOO_MANY_DECIMALS"), faults(structured(event)));
        EventBatch kwd = new EventReader(3, NOW).read("application/cloudevents+json", Map.of(),
                event.getBytes(StandardCharsets.UTF_8));
        assertEquals(new BigDecimal("1.125"), ((LoadData) one(kwd).data()).revenue());
        assertEquals(List.of("data.revenue NOT_A_NUMBER"), faults(structured(event.replace("1.125", "1e3"))));
    }

    @Test
    void eachTypeNeedsItsOwn() {
        assertEquals(List.of("data REQUIRED"),
                faults(structured(event("load.margin_updated", "{\"externalId\":\"L\",\"orderId\":\"o\"}"))));
        one(structured(event("load.margin_updated", "{\"externalId\":\"L\",\"carrierCost\":null}")));
        assertEquals(List.of("data.reps REQUIRED"),
                faults(structured(event("load.reps_changed", "{\"externalId\":\"L\"}"))));
        one(structured(event("load.reps_changed", "{\"externalId\":\"L\",\"reps\":[]}")));
        assertEquals(List.of("data.deliveredAt REQUIRED"),
                faults(structured(event("load.delivered", "{\"externalId\":\"L\",\"deliveredAt\":null}"))));
        assertEquals(List.of("data.paidAt REQUIRED"),
                faults(structured(event("invoice.paid", "{\"externalId\":\"L\"}"))));
        assertEquals(List.of("data.name REQUIRED"),
                faults(structured(event("account.created", "{\"externalId\":\"A\"}"))));
        assertEquals(List.of("data.name REQUIRED"),
                faults(structured(event("account.updated", "{\"externalId\":\"A\",\"name\":null}"))));
        assertEquals(List.of("data.name REQUIRED", "data.email REQUIRED"),
                faults(structured(event("contact.created", "{\"externalId\":\"P\"}"))));
        assertEquals(List.of("data.email NOT_AN_EMAIL"),
                faults(structured(event("contact.updated", "{\"externalId\":\"P\",\"email\":\"rita\"}"))));
    }

    @Test
    void theOtherDataIsRead() {
        assertEquals(new InvoicePaidData("L", null, NOW, true), one(structured(
                event("invoice.paid", "{\"externalId\":\"L\",\"paidAt\":\"2026-04-01T00:00:00Z\"}"))).data());
        assertFalse(((InvoicePaidData) one(structured(event("invoice.paid",
                "{\"externalId\":\"L\",\"paidAt\":\"2026-04-01T00:00:00Z\",\"paidInFull\":false}"))).data())
                .paidInFull());
        assertEquals(new AccountData("A", "Acme", "SHIPPER", "Central", "HIGH", "house"), one(structured(
                event("account.created", """
                        {"externalId":"A","name":"Acme","type":"SHIPPER","territory":"Central","valueClass":"HIGH",
                         "ownerId":"house"}"""))).data());
        assertEquals(new ContactData("P", "Rita", "rita@example.com", null, "T", null, "M", LocalDate.of(2024, 1, 15),
                null, true, null), one(structured(event("contact.created", """
                        {"externalId":"P","name":"Rita","email":"rita@example.com","team":"T","managerId":"M",
                         "hireDate":"2024-01-15","commissionEligible":true}"""))).data());
        for (String type : List.of("account.deleted", "contact.deleted")) {
            assertEquals("X", one(structured(event(type, "{\"externalId\":\"X\"}"))).data().externalId());
        }
    }

    @Test
    void aBatchKeepsItsOrderAndItsGoodEvents() {
        String good = event("load.cancelled", "{\"externalId\":\"L\"}");
        EventBatch batch = read("application/cloudevents-batch+json",
                "[" + good + ",{\"specversion\":\"1.0\"}," + good.replace("\"7\"", "\"8\"") + "]");
        assertEquals(List.of("7", "8"), batch.events().stream().map(IncomingEvent::id).toList());
        assertEquals(List.of("id", "source", "type", "data"), batch.faults().stream().map(EventFault::field).toList());
        assertEquals(2, batch.faults().get(0).position());
        assertEquals(List.of(), read("application/cloudevents-batch+json", "[]").events());
    }

    @Test
    void limitsAreNamed() {
        String batch = "[" + String.join(",", Collections.nCopies(1_001, "{}")) + "]";
        Refusal many = assertThrows(Refusal.class, () -> read("application/cloudevents-batch+json", batch));
        assertEquals(Code.LIMIT_EXCEEDED, many.code);
        assertTrue(many.getMessage().contains("1000"), many.getMessage());
        Refusal large = assertThrows(Refusal.class, () -> structured(" ".repeat(65_537)));
        assertEquals(Code.BODY_TOO_LARGE, large.code);
        assertTrue(large.getMessage().contains("65536"), large.getMessage());
        refused(Code.BODY_TOO_LARGE, "application/cloudevents-batch+json", " ".repeat(EventReader.MAX_BATCH_BYTES + 1));
    }

    @Test
    void otherMediaTypesAndBrokenJsonAreRefused() {
        refused(Code.UNSUPPORTED_MEDIA_TYPE, "text/plain", "{}");
        refused(Code.UNSUPPORTED_MEDIA_TYPE, null, "{}");
        refused(Code.UNSUPPORTED_MEDIA_TYPE, "application/cloudevents+json; charset=iso-8859-1", "{}");
        refused(Code.UNSUPPORTED_MEDIA_TYPE, "application/json", "{}");
        refused(Code.MALFORMED_REQUEST, "application/cloudevents+json", "[]");
        refused(Code.MALFORMED_REQUEST, "application/cloudevents+json", "{\"id\":");
        refused(Code.MALFORMED_REQUEST, "application/cloudevents+json", "{} {}");
        refused(Code.MALFORMED_REQUEST, "application/cloudevents+json", "{\"id\":\"1\",\"id\":\"2\"}");
        refused(Code.MALFORMED_REQUEST, "application/cloudevents-batch+json", "{}");
        refused(Code.MALFORMED_REQUEST, "application/cloudevents-batch+json", "[{},5]");
        refused(Code.MALFORMED_REQUEST, "application/cloudevents+json", "");
    }

    @Test
    void binaryModeHasItsAttributesInHeaders() {
        IncomingEvent event = one(
                READER.read("application/json", BINARY, "{\"externalId\":\"L\"}".getBytes(StandardCharsets.UTF_8)));
        assertEquals("/tms 7 LOAD_BOOKED 2026-03-31T17:00:00Z",
                event.source() + " " + event.id() + " " + event.type() + " " + event.time());
        assertNull(event.subject());
        assertEquals("{\"externalId\":\"L\"}", event.dataJson());
    }

    @Test
    void headersArePercentDecodedOnce() {
        assertEquals("Euro \u20AC \"x\"", HeaderText.decode("Euro%20%E2%82%AC%20%22x%22"));
        assertEquals("%25", HeaderText.decode("%2525"));
        assertEquals("100% %zz %", HeaderText.decode("100% %zz %"));
    }

    @Test
    void wrongUtf8AndNulInDataAreNamed() {
        byte[] body = event("load.cancelled", "{\"externalId\":\"L?\",\"orderId\":\"a\\u0000\"}")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '?' ? (byte) 0xE9 : body[i];
        }
        assertEquals(List.of("data.externalId NOT_UTF8", "data.orderId CONTROL_CHARACTER"),
                faults(READER.read("application/cloudevents+json", Map.of(), body)));
    }
}
