package io.commission.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** The example that the libraries of Standard Webhooks are tested with. */
    @Test
    void signsAsTheConventionSays() {
        assertEquals("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", WebhookSignature.sign(SECRET,
                "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"));
    }

    @Test
    void severalSecretsSignSideBySide() {
        assertEquals("v1," + WebhookSignature.sign(SECRET, "a", 1, "b") + " v1,"
                + WebhookSignature.sign("whsec_QUJD", "a", 1, "b"),
                WebhookSignature.header(List.of(SECRET, "whsec_QUJD"), "a", 1, "b"));
    }
}
