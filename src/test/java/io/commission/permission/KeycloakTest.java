package io.commission.permission;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/**
 * TEN-2 and PERM-1 with a real provider: the permission matrix with the tokens of a Keycloak, what is refused of its tokens, and a
 * browser's way in. Runs by {@code ./mvnw -Pkeycloak test} only.
 */
@QuarkusTest
@Tag("keycloak")
@WithTestResource(KeycloakServer.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTest extends PermissionMatrix {
    private static final int LAST = Integer.MAX_VALUE;
    private static final String VERIFIER = "a-verifier-of-at-least-43-characters-0123456789";
    private static final String BACK = "http://localhost:8080/signed-in";
    private final Keycloak keycloak = new Keycloak();

    @Override
    Identities identities() {
        return keycloak;
    }

    @BeforeEach
    void theTenantOfTheRealm() {
        given.tenant(keycloak.tenant("main"), "USD", "America/Chicago");
    }

    @Test
    void aTokenSaysWhoCallsAndForWhom() {
        me(keycloak.token("main", "mia", "manager")).statusCode(200)
                .body("tenant.id", equalTo(keycloak.tenant("main").toString()))
                .body("subject", equalTo(keycloak.subject("mia"))).body("roles", contains("manager"));
        me(Keycloak.ofService("bluebird-crm")).statusCode(200)
                .body("tenant.id", equalTo(keycloak.tenant("main").toString())).body("roles", contains("integration"));
    }

    @Test
    void anExpiredTokenIsRefused() throws InterruptedException {
        String token = Keycloak.of("test-short-lived", "ada@bluebird").path("access_token");
        Thread.sleep(2500);
        refused(token);
    }

    @Test
    void aTokenForAnotherServiceIsRefused() {
        refused(Keycloak.of("test-elsewhere", "ada@bluebird").path("access_token"));
    }

    @Test
    void aTokenOfAnotherRealmIsRefused() {
        refused(Keycloak.administrator());
    }

    @Test
    void anUnsignedTokenIsRefused() {
        String[] parts = keycloak.token("main", "ada", "admin").split("\\.");
        String header = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        refused(header + "." + parts[1] + ".");
        refused(header + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void whatIsNoAccessTokenIsRefused() {
        Response tokens = Keycloak.of("test-people", "ada@bluebird");
        refused(tokens.path("id_token"));
        refused(tokens.path("refresh_token"));
    }

    /** What commission-web does: authorization code with PKCE, by a form that a person fills in. */
    @Test
    void aBrowserSignsIn() throws Exception {
        JsonPath signIn = RestAssured.get("/api/v1/sign-in").jsonPath();
        JsonPath provider = RestAssured.get(signIn.getString("provider") + "/.well-known/openid-configuration")
                .jsonPath();
        String client = signIn.getString("clientId");
        assertEquals("commission-web", client);
        String code = code(provider.getString("authorization_endpoint"), client);
        Map<String, String> form = Map.of("grant_type", "authorization_code", "client_id", client, "code", code,
                "redirect_uri", BACK);
        assertEquals(400, tokens(provider, form).statusCode(), "a code is worth nothing without the verifier");
        Map<String, String> proven = new HashMap<>(form);
        proven.put("code", code(provider.getString("authorization_endpoint"), client));
        proven.put("code_verifier", VERIFIER);
        Response tokens = tokens(provider, proven);
        assertEquals(200, tokens.statusCode(), tokens::asString);
        me(tokens.path("access_token")).statusCode(200).body("subject", equalTo(keycloak.subject("ray")))
                .body("roles", contains("rep"));
        refused(tokens.path("id_token"));
    }

    /** Before it is too late for the other tests' tokens. */
    @Test
    @Order(LAST)
    void aRotatedKeyIsAcceptedAndTheFormerOneIsNot() throws InterruptedException {
        String former = Keycloak.of("test-people", "ada@bluebird").path("access_token");
        me(former).statusCode(200);
        Keycloak.addKey();
        Keycloak.disableFormerKey();
        Thread.sleep(1100);
        String rotated = Keycloak.of("test-people", "ada@bluebird").path("access_token");
        assertNotEquals(former.split("\\.")[0], rotated.split("\\.")[0], "another key signs");
        me(rotated).statusCode(200);
        refused(former);
    }

    private static String code(String authorization, String client) throws Exception {
        String challenge = base64(MessageDigest.getInstance("SHA-256")
                .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        Response form = RestAssured.given().queryParams(Map.of("client_id", client, "redirect_uri", BACK,
                "response_type", "code", "scope", "openid", "state", "s", "nonce", "n", "code_challenge", challenge,
                "code_challenge_method", "S256")).get(authorization);
        assertEquals(200, form.statusCode(), form::asString);
        Matcher action = Pattern.compile("action=\"([^\"]+)\"").matcher(form.asString());
        assertEquals(true, action.find(), form::asString);
        Response signedIn = RestAssured.given().cookies(form.getCookies()).redirects().follow(false)
                .contentType("application/x-www-form-urlencoded").formParam("username", "ray@bluebird")
                .formParam("password", "ray").urlEncodingEnabled(false)
                .post(action.group(1).replace("&amp;", "&"));
        assertEquals(302, signedIn.statusCode(), signedIn::asString);
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(signedIn.header("Location"));
        assertEquals(true, code.find(), () -> signedIn.header("Location"));
        return code.group(1);
    }

    private static Response tokens(JsonPath provider, Map<String, String> form) {
        return RestAssured.given().contentType("application/x-www-form-urlencoded; charset=utf-8").formParams(form)
                .post(provider.getString("token_endpoint"));
    }

    private static void refused(String token) {
        assertNotNull(token);
        me(token).statusCode(401).contentType("application/problem+json").body("code", equalTo("NOT_AUTHENTICATED"))
                .header("WWW-Authenticate", containsString("Bearer"));
    }

    private static ValidatableResponse me(String token) {
        return RestAssured.given().auth().oauth2(token).get("/api/v1/me").then();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

}
