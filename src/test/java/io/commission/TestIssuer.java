package io.commission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpServer;

/** An OpenID Connect issuer as far as a resource server sees it: discovery and keys over HTTP. */
final class TestIssuer {
    static final String AUDIENCE = "commission-service";
    static final String KEY_ID = "test";
    static final KeyPair KEYS = newKeys();
    static final KeyPair KEYS_OF_CLUSTER = newKeys();
    private static HttpServer server;
    private static volatile String another = "";

    private TestIssuer() {
    }

    static synchronized String start() {
        if (server == null) {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            answer("/.well-known/openid-configuration", """
                    {"issuer": "%1$s", "jwks_uri": "%1$s/jwks", "token_endpoint": "%1$s/token",
                     "authorization_endpoint": "%1$s/authorize"}""".formatted(url())::toString);
            answer("/jwks", () -> keySet(key(KEY_ID, KEYS) + another));
            answer("/cluster/openid/v1/jwks", () -> keySet(key(KEY_ID, KEYS_OF_CLUSTER)));
            server.start();
        }
        return url();
    }

    static String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The issuer of service-account tokens: only its keys are published where anybody may read them. */
    static String urlOfCluster() {
        return url() + "/cluster";
    }

    /** The settings of a service that lets one service account of the cluster start jobs. */
    static Map<String, String> settingsOfCluster() {
        return Map.of("quarkus.oidc.cluster.tenant-enabled", "true", "quarkus.oidc.cluster.auth-server-url",
                urlOfCluster(),
                "quarkus.oidc.cluster.discovery-enabled", "false", "quarkus.oidc.cluster.jwks-path", "/openid/v1/jwks",
                "quarkus.oidc.cluster.token.issuer", urlOfCluster(), "quarkus.oidc.cluster.token.audience", AUDIENCE,
                "commission.operators.subjects", TestTokens.OPERATOR);
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One more key beside the usual one; the former one more is withdrawn. */
    static void publish(String keyId, KeyPair keys) {
        another = ", " + key(keyId, keys);
    }

    private static void answer(String path, Supplier<String> json) {
        server.createContext(path, exchange -> {
            byte[] body = json.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static String keySet(String keys) {
        return "{\"keys\": [" + keys + "]}";
    }

    private static String key(String keyId, KeyPair keys) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return """
                {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "%s", "n": "%s", "e": "%s"}"""
                .formatted(keyId, base64(key.getModulus()), base64(key.getPublicExponent()));
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }
}
