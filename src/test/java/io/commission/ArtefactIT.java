package io.commission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;

/** What is shipped: nothing of development mode is in it, and it does not start half configured. */
class ArtefactIT {
    private static final Path APPLICATION = Path.of("target/quarkus-app");
    private static final Pattern DEVELOPMENT = Pattern.compile(
            "(?i)io/commission/dev/.*|dev/.*|META-INF/services/io\\.smallrye\\.config\\.ConfigSourceFactory"
                    + "|.*(embedded-?postgres|postgres-(linux|darwin|windows)|zonky|mock-?oauth2).*");

    @Test
    void nothingOfDevelopmentModeIsShipped() throws IOException {
        List<String> shipped = new ArrayList<>();
        for (Path jar : jars()) {
            boolean ours = jar.toString().contains("commission-service");
            shipped.add(jar.getFileName().toString());
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                zip.stream().map(entry -> entry.getName())
                        .filter(name -> ours || !name.startsWith("META-INF/services") && !name.startsWith("dev/"))
                        .forEach(shipped::add);
            }
        }
        assertTrue(shipped.contains("io/commission/access/MeResource.class"), "the search sees the application");
        assertEquals(List.of(), shipped.stream().filter(name -> DEVELOPMENT.matcher(name).matches()).toList());
    }

    @Test
    void productionDoesNotStartWithoutProviderIssuerAndAudience() throws Exception {
        Map<String, String> complete = Map.of("QUARKUS_OIDC_AUTH_SERVER_URL", "http://localhost:1/realm",
                "QUARKUS_OIDC_TOKEN_ISSUER", "http://localhost:1/realm", "QUARKUS_OIDC_TOKEN_AUDIENCE", "commission",
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://localhost:1/none");
        for (String unset : List.of("QUARKUS_OIDC_AUTH_SERVER_URL", "QUARKUS_OIDC_TOKEN_ISSUER",
                "QUARKUS_OIDC_TOKEN_AUDIENCE")) {
            String output = refusedStart(complete, unset);
            String property = unset.toLowerCase().replace('_', '.').replace("auth.server.url", "auth-server-url");
            assertTrue(output.contains(property), () -> unset + " is named in: " + output);
        }
    }

    @Test
    void developmentCannotBeSwitchedOnInProduction() throws Exception {
        String output = refusedStart(Map.of("QUARKUS_PROFILE", "dev"), "nothing");
        assertTrue(output.contains("quarkus.oidc"), output);
    }

    private static String refusedStart(Map<String, String> environment, String unset) throws Exception {
        ProcessBuilder builder = PackagedService.artefact(List.of()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().remove(unset);
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ends by itself");
            assertNotEquals(0, process.exitValue(), output);
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.walk(APPLICATION)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }
}
