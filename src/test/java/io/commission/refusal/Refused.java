package io.commission.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.commission.problem.Code;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * One call that must be refused: {@code refused("PLAN-1 …", Code.X).by("finn", "finance").post("/path/<plan>", "{'name': …}")}.
 * {@code <name>} stands for an id of the scene, single quotes for double ones. Unless said otherwise ada, an admin of the main
 * tenant, calls; PUT and DELETE send If-Match: *.
 */
final class Refused {
    static final String JSON = "application/json";
    private static final ObjectMapper JSON_READER = new ObjectMapper();

    final String title;
    final Code code;
    private final List<String> fields = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String tenant = "main";
    private String subject = "ada";
    private String role = "admin";
    private String token;
    private String contentType = JSON;
    private String method;
    private String path;
    private String body;
    private String hidden;

    private Refused(String title, Code code) {
        this.title = title;
        this.code = code;
    }

    /** @param title the rule and what breaks it */
    static Refused refused(String title, Code code) {
        return new Refused(title, code);
    }

    /** Bad rows of a file: the import answers 200 and brings none of them in, each with this code. */
    static Refused badRow(String title, String rowCode) {
        return new Refused(title, null).fault(rowCode);
    }

    Refused by(String otherSubject, String otherRole) {
        subject = otherSubject;
        role = otherRole;
        return this;
    }

    Refused in(String otherTenant) {
        tenant = otherTenant;
        return this;
    }

    /** The whole Authorization header; empty for none. */
    Refused authorized(String authorization) {
        token = authorization;
        return this;
    }

    Refused with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Refused as(String type) {
        contentType = type;
        return this;
    }

    /** The problem names this field. */
    Refused naming(String field) {
        fields.add(field);
        return this;
    }

    /** One of the fields that the problem names has this code. */
    Refused fault(String fieldCode) {
        faults.add(fieldCode);
        return this;
    }

    /** The problem says these words somewhere. */
    Refused telling(String text) {
        words.add(text);
        return this;
    }

    Refused get(String at) {
        return call("GET", at, null);
    }

    Refused post(String at, String json) {
        return call("POST", at, json);
    }

    Refused patch(String at, String json) {
        return call("PATCH", at, json);
    }

    Refused put(String at, String json) {
        headers.putIfAbsent("If-Match", "*");
        return call("PUT", at, json);
    }

    Refused delete(String at) {
        headers.putIfAbsent("If-Match", "*");
        return call("DELETE", at, null);
    }

    /** A CSV file. */
    Refused csv(String at, String... lines) {
        contentType = "text/csv; charset=utf-8";
        return call("POST", at, String.join("\n", lines));
    }

    /** The answer is the one that an id which nobody has gets (TEN-1). */
    Refused asIfNobody(String idName) {
        hidden = idName;
        return this;
    }

    /** Without If-Match, where a call would send one. */
    Refused withoutIfMatch() {
        headers.put("If-Match", null);
        return this;
    }

    Refused call(String verb, String at, String json) {
        method = verb;
        path = at;
        body = json;
        return this;
    }

    /** Whether the problem, or what it says of a field or a row, has this code. */
    boolean provokes(Code one) {
        return code == one || faults.contains(one.name());
    }

    /** Method and path with {} for each id, as the API document's addresses can be written too. */
    String address() {
        return method + " /api" + path.replaceAll("<[^>]+>", "{}");
    }

    String name() {
        return title + " → " + (code == null ? "row " + faults.get(0) : code.status + " " + code.name());
    }

    void check(RefusalScene scene) {
        Response answer = send(scene, path);
        JsonNode told = read(answer);
        if (code == null) {
            assertEquals(200, answer.statusCode(), told::toString);
            assertEquals(0, told.path("imported").asInt(-1), told::toString);
            assertTrue(told.path("errors").findValuesAsText("code").containsAll(faults), told::toString);
            return;
        }
        assertEquals(code.status + " " + code.name(), answer.statusCode() + " " + told.path("code").asText(),
                told::toString);
        assertTrue(answer.contentType().startsWith("application/problem+json"), answer.contentType());
        assertEquals(code.status, told.path("status").asInt());
        assertEquals(code.type(), told.path("type").asText());
        assertEquals(code.title, told.path("title").asText());
        assertTrue(told.path("traceId").asText().matches("[0-9a-f]{32}"), told::toString);
        assertTrue(told.path("errors").findValuesAsText("field").containsAll(fields), told::toString);
        assertTrue(told.path("errors").findValuesAsText("code").containsAll(faults), told::toString);
        words.forEach(text -> assertTrue(told.toString().contains(scene.fill(text)), told::toString));
        if (hidden != null) {
            String ofNobody = path.replace("<" + hidden + ">", "<nobody>");
            assertNotEquals(ofNobody, path);
            assertEquals(withoutPlace(read(send(scene, ofNobody))), withoutPlace(told));
        }
    }

    private static JsonNode read(Response answer) {
        try {
            return JSON_READER.readTree(answer.asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All but the address and the trace. */
    private static JsonNode withoutPlace(JsonNode problem) {
        return ((ObjectNode) problem).without(List.of("instance", "traceId"));
    }

    private Response send(RefusalScene scene, String to) {
        RequestSpecification request = RestAssured.given();
        String authorization = token == null ? "Bearer " + scene.token(tenant, subject, role) : token;
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        headers.forEach((header, value) -> {
            if (value != null) {
                request.header(header, scene.fill(value));
            }
        });
        if (body != null) {
            request.config(RestAssured.config().encoderConfig(RestAssured.config().getEncoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false))).contentType(contentType)
                    .body(contentType.contains("json") ? scene.fill(body).replace('\'', '"') : scene.fill(body));
        } else {
            request.noContentType();
        }
        return request.urlEncodingEnabled(false).request(method, "/api" + scene.fill(to));
    }
}
