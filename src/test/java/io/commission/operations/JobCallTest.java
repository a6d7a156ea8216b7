package io.commission.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpServer;

/** What a CronJob's process does: piece by piece, with the token of that moment, and how it ends. */
class JobCallTest {
    private static final String UNFINISHED = "{\"code\":\"JOB_UNFINISHED\"}";

    private record Answer(int status, String link, String body) {
    }

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer service;
    private Path token;

    @BeforeEach
    void listen(@TempDir Path folder) throws IOException {
        token = Files.writeString(folder.resolve("token"), "one\n");
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            Files.writeString(token, "two");
            Answer answer = answers.pop();
            if (answer.link() != null) {
                exchange.getResponseHeaders().add("Link", "<" + answer.link() + ">; rel=\"next\"");
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private int run() {
        return new JobCall(URI.create("http://localhost:" + service.getAddress().getPort()), token,
                Duration.ofSeconds(10), 3, Duration.ofMillis(1)).run(Job.PAYOUTS);
    }

    @Test
    void followsTheLinksWithTheTokenOfThatMoment() {
        answers.add(new Answer(200, "/api/v1/operations/jobs/payouts?after=x", "{}"));
        answers.add(new Answer(200, null, "{}"));
        assertEquals(0, run());
        assertEquals(List.of("POST /api/v1/operations/jobs/payouts Bearer one",
                "POST /api/v1/operations/jobs/payouts?after=x Bearer two"), asked);
    }

    @Test
    void goesOnBehindATenantThatFailedAndFailsAtTheEnd() {
        answers.add(new Answer(500, "/api/v1/operations/jobs/payouts?after=x", UNFINISHED));
        answers.add(new Answer(200, null, "{}"));
        assertEquals(1, run());
        assertEquals(2, asked.size());
    }

    @Test
    void asksAgainWhereNobodyServes() {
        answers.add(new Answer(503, null, ""));
        answers.add(new Answer(502, null, ""));
        answers.add(new Answer(200, null, "{}"));
        assertEquals(0, run());
        answers.addAll(List.of(new Answer(503, null, ""), new Answer(503, null, ""), new Answer(503, null, "")));
        assertEquals(1, run());
        assertEquals(6, asked.size());
    }

    @Test
    void failsAtOnceWhenItIsRefused() {
        answers.add(new Answer(403, null, "{\"code\":\"PERMISSION_MISSING\"}"));
        assertEquals(1, run());
        assertEquals(1, asked.size());
    }

    @Test
    void failsWithoutATokenAndWithoutAService() throws IOException {
        Files.delete(token);
        assertEquals(1, run());
        assertEquals(List.of(), asked);
        Files.writeString(token, "one");
        service.stop(0);
        assertEquals(1, run());
    }

    @Test
    void commandsAreTheseAndNoOthers() {
        assertEquals(Optional.of(new Command(Command.Deed.SERVE, null)), Command.of());
        assertEquals(Optional.of(new Command(Command.Deed.MIGRATE, null)), Command.of("migrate"));
        for (Job job : Job.values()) {
            assertEquals(Optional.of(new Command(Command.Deed.JOB, job)), Command.of("job", job.word()));
        }
        for (String[] none : new String[][]{{"serve"}, {"job"}, {"job", "all"}, {"job", "payouts", "x"}, {""}}) {
            assertEquals(Optional.empty(), Command.of(none));
        }
    }

    @Test
    void isConfiguredByTheEnvironment() {
        assertEquals(new JobCall(URI.create("http://commission"), Path.of("/t"), Duration.ofMinutes(5), 6,
                Duration.ofSeconds(2)),
                JobCall.ofEnvironment(Map.of(JobCall.SERVICE, "http://commission", JobCall.TOKEN_FILE, "/t",
                        JobCall.TIMEOUT, "PT5M")));
    }
}
