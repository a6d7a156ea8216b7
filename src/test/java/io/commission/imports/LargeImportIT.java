package io.commission.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.Given;
import io.commission.PackagedService;
import io.commission.TestTokens;

/**
 * 100,000 loads of 200 reps, with some bad rows, go into the packaged service as CSV and as NDJSON. The body is sent as it
 * is made, in chunks of unknown length, and the service has a small heap: it could not hold the rows.
 */
class LargeImportIT {
    private static final int ROWS = 100_000;
    private static final int REPS = 200;
    private static final String HEAP = System.getProperty("commission.import.heap", "160m");
    private static final String PLAN = """
            {"name": "Revenue tiers", "type": "TIERED", "basis": "GROSS_REVENUE", "effectiveDate": "2025-01-01",
             "isDefault": true, "tiers": [
               {"thresholdType": "REVENUE", "rateType": "PERCENT", "period": "MONTHLY", "maximum": 50000, "rate": 8},
               {"thresholdType": "REVENUE", "rateType": "PERCENT", "period": "MONTHLY", "rate": 10}]}""";

    /** The bad rows, by their number from 0. */
    private static final Map<Integer, String> BAD = Map.of(11_111, "revenue", 50_000, "deliveredAt", 75_001,
            "externalId", 99_998, "reps", 99_999, "row");

    @Test
    void aHundredThousandRowsPassThroughASmallHeap() throws Exception {
        try (PackagedService service = PackagedService.start("-Xmx" + HEAP, "-XX:+ExitOnOutOfMemoryError")) {
            Given given = service.given();
            UUID tenant = given.tenant();
            assertEquals(201, service.send(request(service, tenant, "/api/v1/commission/plans", "application/json")
                    .POST(BodyPublishers.ofString(PLAN)).build()).statusCode());
            upload(service, tenant, "people", "text/csv", people());

            JsonNode aborted = loads(service, tenant, "?onError=ABORT", "text/csv", csv());
            counted(aborted, 0, 0);
            assertTrue(aborted.get("aborted").asBoolean());
            assertEquals(0, given.count(tenant, "select count(*) from loads where tenant_id = ?", tenant));

            JsonNode imported = loads(service, tenant, "", "text/csv", csv());
            counted(imported, ROWS - BAD.size(), 0);
            assertEquals(List.of("11113 revenue TOO_MANY_DECIMALS", "50002 deliveredAt NOT_AN_INSTANT",
                    "75003 externalId REQUIRED", "100000 reps SHARES_NOT_100", "100001 null CELL_COUNT"),
                    faults(imported));

            JsonNode again = loads(service, tenant, "", "application/x-ndjson", ndjson());
            counted(again, 0, ROWS - BAD.size());
            assertEquals(List.of("11112 revenue TOO_MANY_DECIMALS", "50001 deliveredAt NOT_AN_INSTANT",
                    "75002 externalId REQUIRED", "99999 reps SHARES_NOT_100", "100000 null BAD_JSON"), faults(again));

            assertEquals(ROWS - BAD.size(),
                    given.count(tenant, "select count(*) from loads where tenant_id = ?", tenant));
            assertEquals(ROWS - BAD.size(), given.count(tenant, """
                    select count(*) from commission_entries where tenant_id = ? and status = 'PENDING'""", tenant));
            assertFalse(service.log().contains("OutOfMemory"), "the heap was enough");
        }
    }

    private static void counted(JsonNode result, int imported, int unchanged) {
        assertEquals(List.of(ROWS, imported, unchanged, BAD.size()),
                Stream.of("received", "imported", "unchanged", "rejected").map(name -> result.get(name).asInt())
                        .toList(),
                result::toString);
    }

    private static List<String> faults(JsonNode result) {
        return StreamSupport.stream(result.get("errors").spliterator(), false)
                .peek(error -> assertFalse(error.get("message").asText().isBlank(), "says the reason"))
                .map(error -> error.get("line").asInt() + " " + error.path("column").asText("null") + " "
                        + error.get("code").asText())
                .toList();
    }

    private static JsonNode loads(PackagedService service, UUID tenant, String query, String type, InputStream body)
            throws Exception {
        long started = System.nanoTime();
        JsonNode result = upload(service, tenant, "loads" + query, type, body);
        System.out.printf("%,d rows as %s%s with %s of heap: %.1f s%n", ROWS, type, query, HEAP,
                (System.nanoTime() - started) / 1e9);
        return result;
    }

    /** From a stream: its length is not known, so it is sent in chunks. */
    private static JsonNode upload(PackagedService service, UUID tenant, String what, String type, InputStream body)
            throws Exception {
        HttpResponse<String> response = service.send(request(service, tenant, "/api/imports/" + what, type)
                .POST(BodyPublishers.ofInputStream(() -> body)).build());
        assertEquals(200, response.statusCode(), () -> response.body());
        return new ObjectMapper().readTree(response.body());
    }

    private static HttpRequest.Builder request(PackagedService service, UUID tenant, String path, String type) {
        return HttpRequest.newBuilder(service.at(path)).timeout(Duration.ofMinutes(10))
                .header("Authorization", "Bearer " + TestTokens.of(tenant, "ada", "admin"))
                .header("Content-Type", type + "; charset=utf-8");
    }

    private static InputStream people() {
        return stream("externalId,name\n", REPS, i -> "rep%d,Rep %d\n".formatted(i, i));
    }

    private static InputStream csv() {
        return stream("externalId,customerId,revenue,carrierCost,deliveredAt,reps,eventTime\n", ROWS,
                i -> "%s,C%d,%s,%d.09,%s,%s,2026-08-01T00:00:00Z%s\n".formatted(id(i), i % 300, revenue(i),
                        500 + i % 99,
                        day(i), isBad(i, "reps") ? "rep1:60;rep2:50" : "rep" + i % REPS,
                        isBad(i, "row") ? ",one,too,many" : ""));
    }

    private static InputStream ndjson() {
        return stream("", ROWS, i -> """
                {"externalId": "%s", "customerId": "C%d", "revenue": %s, "carrierCost": %d.09, "deliveredAt": "%s", \
                "reps": [%s], "eventTime": "2026-08-01T00:00:00Z"%s
                """.formatted(id(i), i % 300, revenue(i), 500 + i % 99, day(i),
                isBad(i, "reps")
                        ? "{\"rep\": \"rep1\", \"share\": 60}, {\"rep\": \"rep2\", \"share\": 50}"
                        : "{\"rep\": \"rep" + i % REPS + "\"}",
                isBad(i, "row") ? "" : "}"));
    }

    private static String id(int i) {
        return isBad(i, "externalId") ? "" : "L-" + i;
    }

    private static String revenue(int i) {
        return 1_000 + i % 777 + (isBad(i, "revenue") ? ".375" : ".37");
    }

    private static String day(int i) {
        return isBad(i, "deliveredAt") ? "2026-02-30" : "2026-0%d-1%d".formatted(1 + i % 6, i % 10);
    }

    private static boolean isBad(int i, String what) {
        return what.equals(BAD.get(i));
    }

    /** Each line is made when it is sent. */
    private static InputStream stream(String head, int rows, IntFunction<String> line) {
        Iterator<InputStream> lines = Stream.concat(Stream.of(head), IntStream.range(0, rows).mapToObj(line))
                .<InputStream>map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return lines.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return lines.next();
            }
        });
    }
}
