package io.commission.permission;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The Keycloak that the profile unpacks, as a process of its own on this machine, with the realm of src/test/keycloak. */
public final class KeycloakServer implements QuarkusTestResourceLifecycleManager {
    static final Path REALM = Path.of("src/test/keycloak/commission-realm.json");
    static final String ADMIN = "keycloak-admin";
    private static final String AUDIENCE = "commission-service";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(6);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static int port;

    private Process process;

    static String base() {
        return "http://localhost:" + port;
    }

    static String realm() {
        return base() + "/realms/commission";
    }

    /** Behind the tests' own issuer, whose settings these replace. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path home = Path.of(System.getProperty("commission.keycloak"));
            Path imported = Files.createDirectories(home.resolve("data/import"));
            Files.copy(REALM, imported.resolve("commission-realm.json"), StandardCopyOption.REPLACE_EXISTING);
            port = freePort();
            Path log = home.resolve("keycloak.log");
            ProcessBuilder builder = new ProcessBuilder("bash", home.resolve("bin/kc.sh").toString(), "start-dev",
                    "--import-realm", "--db=dev-mem", "--http-host=127.0.0.1", "--http-port=" + port)
                    .redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
            builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
            builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx512m");
            // Options meant for the build need not suit it.
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
            awaitRealm(log);
        } catch (IOException | InterruptedException e) {
            stop();
            throw new IllegalStateException(e);
        }
        return Map.of("quarkus.oidc.auth-server-url", realm(), "quarkus.oidc.token.issuer", realm(),
                "quarkus.oidc.token.audience", AUDIENCE);
    }

    /** The script and what it started. */
    @Override
    public void stop() {
        if (process == null) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitRealm(Path log) throws IOException, InterruptedException {
        long until = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                stop();
                throw new IllegalStateException("Keycloak did not start: " + Files.readString(log));
            }
            Thread.sleep(500);
        }
    }

    private static boolean answers() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest
                    .newBuilder(URI.create(realm() + "/.well-known/openid-configuration"))
                    .timeout(Duration.ofSeconds(10)).build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
