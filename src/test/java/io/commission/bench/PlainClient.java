package io.commission.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.commission.TestTokens;
import io.restassured.RestAssured;

/**
 * Calls the service with one token and no script language in between: what a request costs the client runs in the same process, and
 * would be counted as the service's.
 */
final class PlainClient {
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;

    PlainClient(UUID tenant) {
        token = TestTokens.of(tenant, "ada", "admin");
    }

    String get(String path) {
        return send(path, 200, request(path).GET());
    }

    String post(String path, int status, String body) {
        return send(path, status, request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A text or number of a JSON answer, by the name of its property. */
    static String value(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(json);
        assertEquals(true, matcher.find(), name + " is missing");
        return matcher.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api" + path))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
    }

    private String send(String path, int status, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(status, response.statusCode(), path);
            return response.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
