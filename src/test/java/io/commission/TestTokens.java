package io.commission;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

/** Real signed tokens: {@code given().auth().oauth2(TestTokens.of(tenant, "ada", "admin"))}. */
public final class TestTokens {
    /** The service account that may start jobs. */
    public static final String OPERATOR = "system:serviceaccount:commission:commission-jobs";

    private TestTokens() {
    }

    /** As the cluster's issuer makes them for a service account. */
    public static String ofCluster(String subject) {
        return ofCluster(subject, TestIssuer.AUDIENCE);
    }

    public static String ofCluster(String subject, String audience) {
        return Jwt.issuer(TestIssuer.urlOfCluster()).audience(audience).subject(subject).expiresIn(600)
                .claim("kubernetes.io", Map.of("namespace", "commission")).jws().keyId(TestIssuer.KEY_ID)
                .sign(TestIssuer.KEYS_OF_CLUSTER.getPrivate());
    }

    /** What a person's provider signs, though it names the cluster as issuer. */
    public static String ofClusterForged(String subject) {
        return sign(Jwt.issuer(TestIssuer.urlOfCluster()).audience(TestIssuer.AUDIENCE).subject(subject).expiresIn(600),
                TestIssuer.KEYS.getPrivate());
    }

    /** With scopes, which are no permissions here. */
    public static String withScope(UUID tenantId, String subject, String scope) {
        return sign(claims(tenantId, subject).claim("scope", scope), TestIssuer.KEYS.getPrivate());
    }

    public static String of(UUID tenantId, String subject, String... roles) {
        return sign(claims(tenantId, subject, roles), TestIssuer.KEYS.getPrivate());
    }

    public static String expired(UUID tenantId, String subject, String... roles) {
        Instant past = Instant.now().minusSeconds(7200);
        return sign(claims(tenantId, subject, roles).issuedAt(past).expiresAt(past.plusSeconds(60)),
                TestIssuer.KEYS.getPrivate());
    }

    public static String wrongIssuer(UUID tenantId, String subject, String... roles) {
        return sign(claims(tenantId, subject, roles).issuer("https://elsewhere.example"), TestIssuer.KEYS.getPrivate());
    }

    public static String wrongAudience(UUID tenantId, String subject, String... roles) {
        return sign(claims(tenantId, subject, roles).audience("another-service"), TestIssuer.KEYS.getPrivate());
    }

    /** Signed by a key that the issuer does not publish. */
    public static String forged(UUID tenantId, String subject, String... roles) {
        return sign(claims(tenantId, subject, roles), TestIssuer.newKeys().getPrivate());
    }

    /** With what the provider says of the sign-in, for the client; here the client's id is the audience of the service, too. */
    public static String idToken(UUID tenantId, String subject, String... roles) {
        return sign(claims(tenantId, subject, roles).claim("typ", "ID"), TestIssuer.KEYS.getPrivate());
    }

    /** One of a provider that does not name the type. */
    public static String idTokenByItsHash(UUID tenantId, String subject, String... roles) {
        return sign(claims(tenantId, subject, roles).claim("at_hash", "MTIzNDU2Nzg5MDEyMzQ1Ng"),
                TestIssuer.KEYS.getPrivate());
    }

    /** Publishes another key beside the usual one, in the place of the one that was published so before. */
    public static RotatedKey rotate(String keyId) {
        KeyPair keys = TestIssuer.newKeys();
        TestIssuer.publish(keyId, keys);
        return (tenantId, subject, roles) -> claims(tenantId, subject, roles).jws().keyId(keyId)
                .sign(keys.getPrivate());
    }

    public interface RotatedKey {
        String sign(UUID tenantId, String subject, String... roles);
    }

    public static String unsigned(UUID tenantId, String subject, String... roles) {
        String payload = of(tenantId, subject, roles).split("\\.")[1];
        String header = Base64.getUrlEncoder().withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        return header + "." + payload + ".";
    }

    /** The tenant claim as given, which may be anything. */
    public static String withTenantClaim(Object tenant, String subject, String... roles) {
        JwtClaimsBuilder claims = claims(UUID.randomUUID(), subject, roles);
        return sign(tenant == null ? claims.remove("tenant") : claims.claim("tenant", tenant),
                TestIssuer.KEYS.getPrivate());
    }

    private static JwtClaimsBuilder claims(UUID tenantId, String subject, String... roles) {
        return Jwt.issuer(TestIssuer.url()).audience(TestIssuer.AUDIENCE).subject(subject)
                .claim("tenant", tenantId.toString()).claim("roles", List.of(roles)).expiresIn(3600);
    }

    private static String sign(JwtClaimsBuilder claims, PrivateKey key) {
        return claims.jws().keyId(TestIssuer.KEY_ID).sign(key);
    }
}
