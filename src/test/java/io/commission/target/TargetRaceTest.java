package io.commission.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.forecast.FigureCheck;
import io.commission.forecast.PlainFigures;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Targets change while deals, people, weights and whole books of business do: somebody waits, nobody fails, nothing is lost. */
@QuarkusTest
class TargetRaceTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-15");
    private static final int TIMES = Integer.getInteger("commission.times", 15);
    private static final long SEED = Long.getLong("commission.seed", System.nanoTime());

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    PlainFigures plain;
    @Inject
    FigureCheck check;
    @Inject
    TenantWork tenantWork;
    Api admin;
    UUID tenant;
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    @Test
    void nobodyFailsAndNothingIsLost() throws Exception {
        clock.set(TODAY, "America/Chicago");
        tenant = given.tenant();
        admin = Api.admin(tenant);
        List<UUID> people = new ArrayList<>();
        for (String name : List.of("ann", "bob", "cal", "dan")) {
            people.add(given.person(tenant, name));
        }
        List<String> targets = new ArrayList<>();
        for (UUID person : people) {
            targets.add(admin.create("/targets", target(person, "2026-12-31", "10")));
        }
        List<String> deals = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            deals.add(admin.create("/deals", "{'name':'Deal','openedOn':'2026-01-01','ownerId':'" + people.get(i % 4)
                    + "','amount':" + (1000 + i) + "," + (i % 3 == 0
                            ? "'status':'closed_won','closeDate':'2026-03-0" + (1 + i % 9) + "'}"
                            : "'status':'commit','closeDate':'2026-04-10'}")));
        }
        List<IntConsumer> players = List.of(
                n -> send("target", "PUT", "/targets/" + targets.get(n % 4), target(people.get(n % 4),
                        n % 2 == 0 ? "2026-12-31" : "2026-03-05", (5 + n % 7) + ".5")),
                n -> send("target", "PUT", "/targets/" + targets.get((n + 2) % 4), target(people.get((n + 2) % 4),
                        "2026-12-31", (5 + n % 5) + ".25")),
                n -> send("deal", "PUT", "/deals/" + deals.get(n * 5 % 24), deal(n, people)),
                n -> send("deal", "PUT", "/deals/" + deals.get((n * 7 + 3) % 24), deal(n + 1, people)),
                n -> send("sync", "POST", "/deals/sync", sync(n, people)),
                n -> send("batch", "POST", "/reassignment/global-execute", "{'personId':'" + people.get(n % 4)
                        + "','effectiveDate':'2026-03-16','reason':'r','strategy':{'kind':'UNIFORM','change':{'type':'DIRECT_TRANSFER',"
                        + "'newRepId':'" + people.get((n + 1) % 4) + "'}}}"),
                n -> send("person", "PUT", "/people/" + people.get(n % 4),
                        "{'name':'x" + n + "','externalId':'E" + n % 4
                                + "-" + n + "','hireDate':'2020-01-01'"
                                + (n % 2 == 0 ? ",'commissionEndDate':'2026-03-10'}" : "}")),
                n -> {
                    send("weight", "PUT", "/v1/commission/settings", "{'commitWeight':" + (60 + n) + "}");
                    send("read", "GET", "/deals?limit=5", null);
                });
        ExecutorService threads = Executors.newFixedThreadPool(players.size());
        List<Future<?>> all = new ArrayList<>();
        players.forEach(player -> all.add(threads.submit(() -> {
            for (int n = 0; n < TIMES; n++) {
                player.accept(n);
            }
        })));
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        System.out.println("race, seed " + SEED + ": " + new TreeMap<>(answers));
        admin.get("/deals").statusCode(200);
        assertNull(plain.differences(tenant, TODAY, 2), () -> "seed " + SEED);
        FigureCheck.Outcome outcome = tenantWork.in(tenant, "test", check::run);
        assertTrue(outcome.equal(), outcome::toString);
        assertEquals(0, answers.keySet().stream().filter(answer -> answer.endsWith(" 503")).count(),
                () -> "deadlocks: " + answers);
    }

    private static String target(UUID person, String end, String rate) {
        return "{'personId':'" + person + "','startDate':'2026-01-01','endDate':'" + end
                + "','quota':1200,'commissionRate':" + rate + "}";
    }

    private static String deal(int n, List<UUID> people) {
        Random random = new Random(SEED + n);
        return "{'name':'Deal','amount':" + random.nextInt(5000) + ",'closeDate':'2026-0" + (2 + random.nextInt(4))
                + "-10','status':'"
                + List.of("pipeline", "commit", "closed_won", "closed_lost").get(random.nextInt(4)) + "'"
                + (random.nextBoolean() ? ",'ownerId':'" + people.get(random.nextInt(4)) + "'" : "") + "}";
    }

    private static String sync(int n, List<UUID> people) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            rows.add("{'externalId':'S" + (n + i) % 12 + "'," + deal(n * 10 + i, people).substring(1));
        }
        return "{'deals':[" + String.join(",", rows) + "]}";
    }

    private Response send(String what, String method, String path, String body) {
        var request = admin.request().header("If-Match", "*");
        if (body != null) {
            request.body(Api.json(body));
        }
        Response answer = request.request(method, "/api" + path);
        answers.merge(what + " " + answer.statusCode(), 1, Integer::sum);
        assertTrue(answer.statusCode() < 500 || answer.statusCode() == 503, () -> what + ": " + answer.asString());
        return answer;
    }
}
