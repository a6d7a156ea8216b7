package io.commission;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The packaged service as a process of its own, set up by its environment as in production: database, roles, issuer. */
public final class PackagedService implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(45);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final EmbeddedPostgres postgres;
    private final Path log;
    private final int port;
    private final Process process;
    private final boolean first;
    private final Map<String, String> settings;

    private PackagedService(EmbeddedPostgres postgres, boolean first, Map<String, String> settings,
            List<String> jvmOptions) throws IOException {
        this.postgres = postgres;
        this.first = first;
        this.settings = settings;
        log = Files.createTempFile("packaged-service", ".txt");
        port = freePort();
        ProcessBuilder builder = artefact(jvmOptions).redirectErrorStream(true).redirectOutput(log.toFile());
        equip(builder.environment());
        process = builder.start();
    }

    /** The executable where it was built, otherwise the jar; arguments are the caller's to add. */
    static ProcessBuilder artefact(List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        if (Boolean.getBoolean("quarkus.native.enabled")) {
            command.add(System.getProperty("native.image.path"));
            command.addAll(jvmOptions.stream().filter(option -> option.startsWith("-Xm")).toList());
        } else {
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.addAll(jvmOptions);
            command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_"));
        return builder;
    }

    private void equip(Map<String, String> environment) {
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.putAll(surroundings(postgres));
        environment.putAll(settings);
    }

    /** The environment of a service on this database, whose tokens are those of the tests. */
    private static Map<String, String> surroundings(EmbeddedPostgres postgres) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", TestDatabase.url(postgres));
        environment.put("QUARKUS_DATASOURCE_USERNAME", TestDatabase.APPLICATION);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", TestDatabase.PASSWORD);
        environment.put("QUARKUS_FLYWAY_USERNAME", TestDatabase.OWNER);
        environment.put("QUARKUS_FLYWAY_PASSWORD", TestDatabase.PASSWORD);
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", TestIssuer.start());
        environment.put("QUARKUS_OIDC_TOKEN_ISSUER", TestIssuer.url());
        environment.put("QUARKUS_OIDC_TOKEN_AUDIENCE", TestIssuer.AUDIENCE);
        TestIssuer.settingsOfCluster().forEach(
                (name, value) -> environment.put(name.replaceAll("[^a-z]", "_").toUpperCase(Locale.ROOT), value));
        return environment;
    }

    /** For src/bench/footprint: what a service needs around it, until the input ends. A line of input asks for the tenant. */
    public static void main(String[] arguments) {
        try (EmbeddedPostgres postgres = TestDatabase.open(true)) {
            surroundings(postgres).forEach((name, value) -> System.out.println(name + "=" + value));
            UUID tenant = UUID.randomUUID();
            System.out.println("TOKEN=" + TestTokens.of(tenant, "ada", "admin"));
            System.out.println("DONE");
            for (int read = System.in.read(); read >= 0; read = System.in.read()) {
                TestDatabase.given(postgres).tenant(tenant, "USD", "America/Chicago");
                System.out.println("DONE");
            }
        } catch (IOException | IllegalStateException e) {
            e.printStackTrace();
        }
        // The issuer would keep it alive.
        System.exit(0);
    }

    public static PackagedService start(String... jvmOptions) throws Exception {
        return start(false, Map.of(), jvmOptions);
    }

    /** With more environment, which its replicas have, too. */
    public static PackagedService start(Map<String, String> settings, String... jvmOptions) throws Exception {
        return start(false, settings, jvmOptions);
    }

    /** With a database that loses nothing when it is stopped at once. */
    public static PackagedService startDurable(String... jvmOptions) throws Exception {
        return start(true, Map.of(), jvmOptions);
    }

    private static PackagedService start(boolean durable, Map<String, String> settings, String... jvmOptions)
            throws Exception {
        EmbeddedPostgres postgres = TestDatabase.open(durable);
        try {
            PackagedService service = new PackagedService(postgres, true, settings, List.of(jvmOptions));
            service.awaitReady();
            return service;
        } catch (Exception | Error e) {
            postgres.close();
            throw e;
        }
    }

    /** Another replica on the same database. */
    public PackagedService replica(String... jvmOptions) throws Exception {
        PackagedService service = new PackagedService(postgres, false, settings, List.of(jvmOptions));
        service.awaitReady();
        return service;
    }

    /** Another start of the artefact with the same environment and these changes of it (empty: not set), which ends by itself. */
    public Ended run(Map<String, String> changes, String... arguments) throws Exception {
        ProcessBuilder builder = artefact(List.of()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        equip(builder.environment());
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(freePort()));
        changes.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        Process started = builder.start();
        try {
            String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(started.waitFor(), output);
        } finally {
            started.destroyForcibly();
        }
    }

    public record Ended(int status, String output) {
    }

    public long pid() {
        return process.pid();
    }

    public EmbeddedPostgres database() {
        return postgres;
    }

    public URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    public CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest request) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The database behind it, as its owner. */
    public Given given() {
        return TestDatabase.given(postgres);
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    /** As Kubernetes does: SIGTERM, and after a while SIGKILL. Whether the first was enough. */
    public boolean terminate() {
        process.destroy();
        try {
            return process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        terminate();
        if (first) {
            postgres.close();
        }
        Files.delete(log);
    }

    private void awaitReady() throws Exception {
        long until = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                process.destroyForcibly();
                throw new AssertionError("the packaged service did not start: " + log());
            }
            Thread.sleep(200);
        }
    }

    public boolean isReady() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(at("/q/health/ready")).build()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
