package io.commission.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Calls the service as demo people do: over HTTP, with tokens of the dev sign-in. Each unsafe call carries a key made from its content, so
 * that filling a tenant again after an interruption repeats nothing.
 */
final class DemoClient {
    private static final String JSON = "application/json";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper mapper;
    private final String service;
    private final String provider;
    private final Map<String, String> tokens = new HashMap<>();

    /** What the service or the sign-in answered in place of a success. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    DemoClient(ObjectMapper mapper, String service, String provider) {
        this.mapper = mapper;
        this.service = service;
        this.provider = provider;
    }

    /** An object with its properties in this order; a null is left out. */
    static Map<String, Object> json(Object... namesAndValues) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                properties.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return properties;
    }

    static BigDecimal cents(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    boolean isServiceReady() {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(service + "/q/health/ready")).build(),
                    BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    JsonNode get(String user, String path) {
        return read(send("GET " + path + " as " + user, request(user, path).GET().build()));
    }

    JsonNode post(String user, String path, Object body) {
        return send(user, "POST", path, JSON, text(body), null);
    }

    JsonNode patch(String user, String path) {
        return send(user, "PATCH", path, JSON, "", null);
    }

    /** @param version an ETag, or * */
    JsonNode put(String user, String path, String version, Object body) {
        return send(user, "PUT", path, JSON, text(body), version);
    }

    JsonNode send(String user, String path, String type, String body) {
        return send(user, "POST", path, type, body, null);
    }

    /** The body as it is sent: properties in the order in which they were given. */
    String text(Object body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode send(String user, String method, String path, String type, String body, String version) {
        UUID key = UUID.nameUUIDFromBytes((method + path + body).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = request(user, path).header("Idempotency-Key", "demo-" + key)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (version != null) {
            request.header("If-Match", version);
        }
        return read(send(method + " " + path + " as " + user, request.build()));
    }

    private HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(URI.create(service + "/api" + path)).header("Accept", JSON)
                .header("Authorization", "Bearer " + tokens.computeIfAbsent(user, this::signIn));
    }

    private String signIn(String user) {
        String form = "grant_type=password&client_id=dev&password=x&username="
                + URLEncoder.encode(user, StandardCharsets.UTF_8);
        return read(send("sign-in of " + user, HttpRequest.newBuilder(URI.create(provider + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form))
                .build())).get("access_token").textValue();
    }

    private String send(String what, HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new Refused(what + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new Refused(what + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(what + ": interrupted");
        }
    }

    private JsonNode read(String body) {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
