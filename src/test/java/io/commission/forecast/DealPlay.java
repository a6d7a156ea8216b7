package io.commission.forecast;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.commission.Api;
import io.commission.Given;
import io.restassured.response.Response;

/** Generated changes of everything that decides what deals earn, over HTTP. What was asked for may be refused, but nothing may fail. */
final class DealPlay {
    private static final String[] OPEN = {"pipeline", "best_case", "commit"};

    final UUID tenant;
    final Api admin;
    private final int digits;
    private final List<UUID> people = new ArrayList<>();
    private final List<String> deals = new CopyOnWriteArrayList<>();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final List<String> batches = new CopyOnWriteArrayList<>();
    final Map<String, Integer> answers = new ConcurrentHashMap<>();

    DealPlay(Given given, String currency, int digits) {
        tenant = given.tenant(currency, "America/Chicago");
        admin = Api.admin(tenant);
        this.digits = digits;
        UUID mia = given.person(tenant, "mia");
        people.add(mia);
        for (String name : List.of("ann", "bob", "cal", "dan", "eve")) {
            people.add(given.person(tenant, name, mia));
        }
    }

    /** One change; answers what it was. */
    String step(Random random, LocalDate today) {
        int what = random.nextInt(100);
        if (what < 20 || deals.size() < 5) {
            return keep("create", "POST", "/deals", facts(random, today, true), deals, "id");
        } else if (what < 45) {
            return call("change", "PUT", "/deals/" + any(random, deals), facts(random, today, false));
        } else if (what < 49) {
            return call("delete", "DELETE", "/deals/" + any(random, deals), null);
        } else if (what < 60) {
            return call("sync", "POST", "/deals/sync", sync(random, today));
        } else if (what < 74 || targets.isEmpty()) {
            UUID person = any(random, people);
            Response answer = send("target", "POST", "/targets", target(random, today, person));
            if (answer.statusCode() == 201) {
                targets.add(answer.path("id") + " " + person);
            }
            return "target " + answer.statusCode() + " " + answer.asString();
        } else if (what < 83) {
            String[] target = any(random, targets).split(" ");
            return call("retarget", "PUT", "/targets/" + target[0], target(random, today, UUID.fromString(target[1])));
        } else if (what < 85) {
            return call("untarget", "DELETE", "/targets/" + any(random, targets).split(" ")[0], null);
        } else if (what < 93 || batches.isEmpty()) {
            return reassign(random, today);
        } else if (what < 98) {
            return call("rollback", "POST", "/reassignment-batches/" + any(random, batches) + "/rollback",
                    "{'reason':'r'}");
        }
        return call("weight", "PUT", "/v1/commission/settings",
                "{'" + new String[]{"pipelineWeight", "bestCaseWeight", "commitWeight"}[random.nextInt(3)] + "':"
                        + random.nextInt(101) + "." + random.nextInt(10000) + "}");
    }

    private String reassign(Random random, LocalDate today) {
        String day = today.plusDays(random.nextInt(30) - 8).toString();
        String person = any(random, people).toString();
        if (random.nextInt(4) == 0) {
            return keep("reassign all", "POST", "/reassignment/global-execute", "{'personId':'" + any(random, people)
                    + "','effectiveDate':'" + day
                    + "','reason':'r','strategy':{'kind':'UNIFORM','change':{'type':'DIRECT_TRANSFER',"
                    + "'newRepId':'" + person + "'}}}", batches, "batchId");
        }
        String change = switch (random.nextInt(3)) {
            case 0 -> "'type':'HOUSE_ABSORB'";
            case 1 -> "'type':'DIRECT_TRANSFER','newRepId':'" + person + "'";
            default ->
                "'type':'CUSTOM','customSplits':[{'personId':'" + person + "','percent':" + random.nextInt(40) + "."
                        + random.nextInt(100) + "}]";
        };
        return keep("reassign", "POST", "/opportunities/" + any(random, deals) + "/commissions/reassign",
                "{'effectiveDate':'" + day + "','reason':'r'," + change + "}", batches, "batchId");
    }

    private String facts(Random random, LocalDate today, boolean fresh) {
        StringBuilder facts = new StringBuilder("{'name':'Deal'");
        boolean closed = random.nextInt(3) == 0;
        if (closed || random.nextInt(8) > 0) {
            facts.append(",'amount':").append(amount(random));
        }
        if (closed || random.nextInt(4) > 0) {
            facts.append(",'closeDate':'").append(today.plusDays(random.nextInt(160) - 80)).append('\'');
        }
        facts.append(",'status':'").append(closed
                ? random.nextInt(4) == 0 ? "closed_lost" : "closed_won"
                : OPEN[random.nextInt(3)]).append('\'');
        if (random.nextInt(5) == 0) {
            facts.append(",'expectedCommission':").append(amount(random));
        }
        if (fresh || random.nextInt(3) == 0) {
            facts.append(",'ownerId':'").append(owner(random)).append('\'');
        }
        if (fresh) {
            facts.append(",'openedOn':'").append(today.minusDays(200)).append('\'');
            if (random.nextInt(2) == 0) {
                facts.append(",'structure':[{'role':'HOUSE_REP','personId':'").append(people.get(1 + random.nextInt(2)))
                        .append("','percent':").append(33 + random.nextInt(20)).append(".").append(random.nextInt(100))
                        .append("},{'role':'SUBAGENT','personId':'").append(people.get(3 + random.nextInt(2)))
                        .append("','percent':33.33}]");
            }
        }
        return facts.append('}').toString();
    }

    private String owner(Random random) {
        int owner = random.nextInt(10);
        return owner == 0 ? "house" : owner == 1 ? "unassigned" : any(random, people).toString();
    }

    private String amount(Random random) {
        String whole = Integer.toString(random.nextInt(100_000));
        return digits == 0
                ? whole
                : whole + "." + Integer.toString(1_000_000 + random.nextInt(1_000_000)).substring(1, 1 + digits);
    }

    private String sync(Random random, LocalDate today) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String row = "{'externalId':'S" + random.nextInt(15) + "',";
            rows.add(row + (random.nextInt(8) == 0 ? "'deleted':true}" : facts(random, today, false).substring(1)));
        }
        return "{'deals':[" + String.join(",", rows) + "]}";
    }

    private String target(Random random, LocalDate today, UUID person) {
        LocalDate start = today.plusDays(random.nextInt(160) - 90);
        return "{'personId':'" + person + "','startDate':'" + start + "','endDate':'"
                + start.plusDays(random.nextInt(60)) + "','quota':" + amount(random) + ",'commissionRate':"
                + random.nextInt(20) + "." + random.nextInt(10_000) + "}";
    }

    private static <T> T any(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String keep(String what, String method, String path, String body, List<String> kept, String field) {
        Response answer = send(what, method, path, body);
        if (answer.statusCode() < 300) {
            String id = answer.path(field);
            if (id != null) {
                kept.add(id);
            }
        }
        return what + " " + answer.statusCode() + " " + body;
    }

    private String call(String what, String method, String path, String body) {
        return what + " " + send(what, method, path, body).statusCode() + " " + path + " " + body;
    }

    private Response send(String what, String method, String path, String body) {
        var request = admin.request().header("If-Match", "*");
        if (body != null) {
            request.body(Api.json(body));
        }
        Response answer = request.request(method, "/api" + path);
        answers.merge(what + " " + answer.statusCode(), 1, Integer::sum);
        assertTrue(answer.statusCode() < 500 || answer.statusCode() == 503,
                () -> what + " " + path + " " + body + ": " + answer.asString());
        return answer;
    }

    String told() {
        return new TreeMap<>(answers).toString();
    }
}
