package io.commission.permission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The people and clients of the realm, signed in at a real Keycloak; what they are known by is read from the realm's own file. */
final class Keycloak implements Identities {
    private static final Map<String, String> COMPANIES = Map.of("main", "bluebird", "other", "nordwind");
    private final Map<String, JsonNode> users = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();

    Keycloak() {
        try {
            new ObjectMapper().readTree(KeycloakServer.REALM.toFile()).path("users")
                    .forEach(user -> users.put(user.path("username").asText(), user));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public UUID tenant(String name) {
        String admin = name.equals("main") ? "ada@bluebird" : "anton@nordwind";
        return UUID.fromString(users.get(admin).path("attributes").path("tenant").get(0).asText());
    }

    /** Somebody whom the realm does not know has a subject that never signs in. */
    @Override
    public String subject(String name) {
        JsonNode user = users.getOrDefault(name + "@bluebird", users.get(name + "@nordwind"));
        return user == null ? "unknown-" + name : user.path("id").asText();
    }

    @Override
    public String token(String tenant, String name, String role) {
        return tokens.computeIfAbsent(tenant + " " + name, key -> role.equals("integration")
                ? ofService(COMPANIES.get(tenant) + "-crm")
                : of("test-people", name + "@" + COMPANIES.get(tenant)).path("access_token"));
    }

    /** By name and password. */
    static Response of(String client, String username) {
        return tokens(Map.of("grant_type", "password", "client_id", client, "scope", "openid", "username", username,
                "password", username.split("@")[0]));
    }

    static String ofService(String client) {
        return tokens(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret",
                client + "-secret")).path("access_token");
    }

    static Response tokens(Map<String, String> form) {
        Response answer = form().formParams(form).post(KeycloakServer.realm() + "/protocol/openid-connect/token");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.asString());
        }
        return answer;
    }

    /** A token of the realm that Keycloak keeps for its own administrators. */
    static String administrator() {
        return form().formParams("grant_type", "password", "client_id", "admin-cli", "username", KeycloakServer.ADMIN,
                "password", KeycloakServer.ADMIN)
                .post(KeycloakServer.base() + "/realms/master/protocol/openid-connect/token").path("access_token");
    }

    static RequestSpecification administration() {
        return RestAssured.given().auth().oauth2(administrator()).contentType("application/json")
                .baseUri(KeycloakServer.base() + "/admin/realms/commission");
    }

    /** A realm signs with the active key of the highest priority. */
    static void addKey() {
        administration().body("""
                {"name": "another", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                 "config": {"priority": ["200"], "enabled": ["true"], "active": ["true"], "algorithm": ["RS256"]}}""")
                .post("/components").then().statusCode(201);
    }

    static void disableFormerKey() {
        for (Map<String, Object> key : administration().queryParam("type", "org.keycloak.keys.KeyProvider")
                .get("/components").jsonPath().<Map<String, Object>>getList("")) {
            if (key.get("providerId").equals("rsa-generated") && !key.get("name").equals("another")) {
                @SuppressWarnings("unchecked")
                Map<String, Object> config = (Map<String, Object>) key.get("config");
                config.put("enabled", List.of("false"));
                administration().body(key).put("/components/" + key.get("id")).then().statusCode(204);
            }
        }
    }

    private static RequestSpecification form() {
        return RestAssured.given().contentType("application/x-www-form-urlencoded; charset=utf-8");
    }
}
