package io.commission.history;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Signs heads of the chain by Ed25519. The configuration gives the private key alone; the public one follows from it. */
@ApplicationScoped
class SigningKey {
    static final String ALGORITHM = "Ed25519";

    private final Optional<String> configured;

    SigningKey(@ConfigProperty(name = "commission.changes.signing-key") Optional<String> configured) {
        this.configured = configured;
    }

    boolean configured() {
        return configured.isPresent();
    }

    /** X.509 in base64. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(pair().getPublic().getEncoded());
    }

    /** In base64. */
    String sign(String content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair().getPrivate());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a head cannot be signed", e);
        }
    }

    boolean verifies(String content, String base64) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(pair().getPublic());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
            return false;
        }
    }

    private KeyPair pair() {
        String key = configured.orElseThrow(() -> missing("There is none."));
        try {
            EdECPrivateKey secret = (EdECPrivateKey) KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key.strip())));
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Seed(secret.getBytes().orElseThrow()));
            return new KeyPair(generator.generateKeyPair().getPublic(), secret);
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw missing("What is configured is none.");
        }
    }

    private static Refusal missing(String why) {
        return Refusal.of(Code.SIGNING_KEY_MISSING, "Configure COMMISSION_CHANGES_SIGNING_KEY: an Ed25519 private key,"
                + " PKCS#8 in base64 (openssl genpkey -algorithm ed25519 -outform DER | base64). " + why);
    }

    /** The JDK derives a public key only where it makes the pair, from the random bytes that it asks for: the key itself. */
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
