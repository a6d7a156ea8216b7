package io.commission.webhook;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.commission.problem.Refusal;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The guard as production has it: nothing is allowed that configuration does not name. */
class TargetGuardTest {
    @Test
    void byDefaultNotEvenThisMachine() throws UnknownHostException {
        TargetGuard guard = guard(Map.of());
        for (String url : new String[]{"http://127.0.0.1/x", "https://127.0.0.1/x", "https://localhost",
                "https://[::1]",
                "https://10.1.2.3", "http://8.8.8.8"}) {
            assertThrows(Refusal.class, () -> guard.check(url), url);
            assertTrue(guard.why(URI.create(url)).isPresent(), url);
        }
        assertDoesNotThrow(() -> guard.check("https://8.8.8.8/x"));
    }

    @Test
    void privateNetworksWhereConfiguredButNeverLinkLocalOnes() {
        TargetGuard guard = guard(Map.of("commission.webhooks.targets.private-networks", "true"));
        assertDoesNotThrow(() -> guard.check("https://10.1.2.3/x"));
        assertThrows(Refusal.class, () -> guard.check("http://10.1.2.3/x"), "still https");
        assertThrows(Refusal.class, () -> guard.check("https://127.0.0.1/x"));
        assertThrows(Refusal.class, () -> guard.check("https://169.254.169.254/x"));
    }

    private static TargetGuard guard(Map<String, String> properties) {
        return new TargetGuard(new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "test", 100)).withMapping(WebhookConfig.class)
                .build().getConfigMapping(WebhookConfig.class));
    }
}
