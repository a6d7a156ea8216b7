package io.commission.permission;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.Given;
import io.commission.TestClock;
import io.commission.permission.PermissionTable.Line;
import io.commission.permission.Reach.Whose;
import io.commission.refusal.WholeDatabase;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.RequestSpecification;

/**
 * PERM-1 to PERM-4 and TEN-1: every operation of the API document, in every role and without, on rows of one's own, of the team, of
 * colleagues, of House and of another tenant, against permissions.table. Expected is what stands there, not what the code is
 * annotated with.
 */
abstract class PermissionMatrix {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    /** A version that no row has. */
    private static final String STALE = "\"77\"";
    private static final Map<String, String> CALLERS = Map.of("admin", "ada", "finance", "finn", "manager", "mia",
            "rep", "ray", "auditor", "amy", "integration", "ivy");
    /** Being let in to these writes nothing but what an auditor is told and chooses to be told. */
    private static final Set<String> OF_AN_AUDITOR = Set.of("readNotification", "readAllNotifications",
            "changeNotificationPreferences", "verifyChangesHead", "simulatePlan",
            "supposeDeals");
    private static final Set<Integer> LET_IN = Set.of(200, 201, 202, 204, 409, 412, 422, 428);

    @Inject
    Given given;
    @Inject
    TestClock clock;

    private PermissionScene scene;
    private WholeDatabase database;

    private record Operation(String id, String method, String address) {
        boolean writes() {
            return !method.equals("GET");
        }
    }

    /** What came of it, for a person to read. */
    private record Outcome(String who, Operation operation, Response answer) {
        String told() {
            return operation.method() + " " + operation.address() + " by " + who + ": " + answer.statusCode() + " "
                    + answer.asString().lines().findFirst().orElse("");
        }
    }

    abstract Identities identities();

    @TestFactory
    Stream<DynamicTest> everyOperationLetsInWhomTheTableSays() throws SQLException {
        scene = new PermissionScene(given, clock, identities()).build();
        database = WholeDatabase.open();
        Map<String, Operation> operations = operations();
        return PermissionTable.read().lines().stream().filter(line -> operations.containsKey(line.operation()))
                .map(line -> dynamicTest(line.operation(), () -> check(line, operations.get(line.operation()))))
                .onClose(() -> close(database));
    }

    /** First all who are refused, then that nothing was written, then those who are let in. */
    private void check(Line line, Operation operation) {
        List<Executable> refused = new ArrayList<>();
        List<Executable> letIn = new ArrayList<>();
        Optional<String> any = line.ofRows() ? row(line, "ray") : Optional.empty();
        if (!line.open()) {
            refused.add(() -> status(401, call(operation, "nobody", RestAssured.given(), any)));
            refused.add(() -> status(403, call(operation, "sue without a role", as("sue", ""), any)));
        }
        line.reach().forEach((role, reach) -> {
            String who = CALLERS.get(role) + " (" + role + ")";
            if (reach.refused()) {
                refused.add(() -> status(403, call(operation, who, as(CALLERS.get(role), role), any)));
            } else if (!line.ofRows()) {
                letIn.add(() -> letIn(call(operation, who, as(CALLERS.get(role), role), any)));
            } else {
                rows(line, role).forEach((whose, rows) -> rows.forEach(row -> (reach.finds(whose) ? letIn : refused)
                        .add(() -> row(reach.finds(whose), whose, row,
                                call(operation, who, as(CALLERS.get(role), role), Optional.of(row))))));
            }
        });
        awaitBatches();
        Map<String, String> asItWas = database.digest(tenants());
        assertAll(line.operation(), refused);
        assertEquals(List.of(), WholeDatabase.differences(asItWas, database.digest(tenants())),
                line.operation() + ": somebody was refused, and it wrote");
        // What is withheld is written down, too, so it is tried behind the comparison.
        line.withholding().forEach(permissions -> letIn.add(() -> withheld(operation, permissions, any)));
        assertAll(line.operation(), letIn);
    }

    /** What was let in before may have opened one. */
    private void awaitBatches() {
        UUID tenant = identities().tenant("main");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (given.count(tenant, "select count(*) from reassignment_batches where tenant_id = ?"
                + " and status in ('PENDING', 'RUNNING') and strategy <> 'MANUAL_QUEUE'", tenant) > 0) {
            assertTrue(System.nanoTime() < end, "a batch does not end");
        }
    }

    private void withheld(Operation operation, Set<String> permissions, Optional<String> row) {
        UUID tenant = identities().tenant("main");
        permissions.forEach(permission -> given.withhold(tenant, "admin", permission));
        try {
            status(403, call(operation, "an admin from whom " + permissions + " is withheld", as("ada", "admin"), row));
        } finally {
            given.sql(tenant, "delete from withheld_permissions where tenant_id = ?", tenant);
        }
    }

    /** The rows that a role is tried on. */
    private Map<Whose, List<String>> rows(Line line, String role) {
        Map<Whose, List<String>> people = new LinkedHashMap<>();
        switch (role) {
            case "manager" -> {
                people.put(Whose.OWN, List.of("mia"));
                people.put(Whose.BELOW, List.of("ray", "tom"));
                people.put(Whose.COLLEAGUES, List.of("rosa", "max"));
            }
            case "rep" -> {
                people.put(Whose.OWN, List.of("ray"));
                people.put(Whose.BELOW, List.of("tom"));
                people.put(Whose.COLLEAGUES, List.of("rosa", "max"));
            }
            default -> people.put(Whose.COLLEAGUES, List.of("ray", "rosa"));
        }
        people.put(Whose.HOUSE, List.of("house"));
        people.put(Whose.OTHER_TENANT, List.of("rita"));
        Map<Whose, List<String>> rows = new LinkedHashMap<>();
        people.forEach((whose, names) -> rows.put(whose,
                names.stream().map(name -> row(line, name)).flatMap(Optional::stream).distinct().toList()));
        if (scene.id(line.whose()).isPresent()) {
            // Everybody's in the tenant: there is just the one.
            rows.keySet().retainAll(Set.of(Whose.COLLEAGUES, Whose.OTHER_TENANT));
        }
        return rows;
    }

    /** The name of the row of this kind that is somebody's. */
    private Optional<String> row(Line line, String person) {
        String ofTenant = person.equals("rita") ? "other." + line.whose() : line.whose();
        return Stream.of(line.whose() + "." + person, ofTenant).filter(name -> scene.id(name).isPresent()).findFirst();
    }

    private Response send(Operation operation, RequestSpecification caller, Optional<String> row) {
        PermissionCalls.Call call = PermissionCalls.of(operation.id());
        String named = row.map(name -> "<" + name + ">").orElse(null);
        String address = operation.address();
        if (row.isPresent()) {
            String owner = row.get().replaceFirst("^[a-z-]+\\.(?!other)", "");
            address = address.replace("{rowId}", "<row." + owner + ">")
                    .replace("{assignmentId}", "<role." + owner + ">").replace("{personId}", named)
                    .replace("{delivery}", row.get().startsWith("other.") ? "<other.delivery>" : "<delivery>")
                    .replace("{id}", named);
        }
        address = address.replace("{role}", "rep").replaceAll("\\{[^}]+}", "<nobody>") + call.query(named);
        if (operation.writes()) {
            caller.header("If-Match", STALE);
            String body = call.body(named);
            if (body != null) {
                caller.contentType(call.contentType()).body(scene.fill(body));
            }
        }
        if (PermissionCalls.STREAMS.contains(operation.id())) {
            return opened(caller, scene.fill(address));
        }
        return caller.urlEncodingEnabled(false).request(operation.method(), scene.fill(address));
    }

    /** A stream need not end: its status and type, and of a refusal the problem. */
    private static Response opened(RequestSpecification caller, String address) {
        String token = ((FilterableRequestSpecification) caller).getHeaders().getValue("Authorization");
        try {
            HttpURLConnection connection = (HttpURLConnection) URI
                    .create("http://localhost:" + RestAssured.port + address).toURL().openConnection();
            connection.setReadTimeout(30_000);
            if (token != null) {
                connection.setRequestProperty("Authorization", token);
            }
            try {
                return new ResponseBuilder().setStatusCode(connection.getResponseCode())
                        .setContentType(connection.getContentType()).setBody("").build();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome call(Operation operation, String who, RequestSpecification caller, Optional<String> row) {
        return new Outcome(who + row.map(name -> " on <" + name + ">").orElse(""), operation,
                send(operation, caller, row));
    }

    private RequestSpecification as(String name, String role) {
        return scene.as("main", name, role);
    }

    private static void status(int status, Outcome outcome) {
        assertEquals(status, outcome.answer().statusCode(), outcome::told);
        assertTrue(outcome.answer().contentType().startsWith("application/problem+json"), outcome::told);
    }

    private static void letIn(Outcome outcome) {
        assertTrue(LET_IN.contains(outcome.answer().statusCode()), () -> "should be let in: " + outcome.told());
        assertTrue(outcome.operation().writes() || outcome.answer().statusCode() == 200, outcome::told);
    }

    private void row(boolean found, Whose whose, String row, Outcome outcome) {
        Response answer = outcome.answer();
        String id = scene.id(row).orElseThrow();
        boolean list = !outcome.operation().writes() && !outcome.operation().address().contains("{")
                && !PermissionCalls.of(outcome.operation().id()).query().contains("<row>");
        if (list) {
            letIn(outcome);
            assertEquals(found, answer.asString().contains(id),
                    () -> (found ? "should list" : "should not list") + " the row of " + whose + ": " + outcome.told());
        } else if (found) {
            letIn(outcome);
            assertTrue(!unknown(answer), () -> "should find it: " + outcome.told());
        } else if (whose == Whose.OWN && answer.statusCode() == 403) {
            assertTrue(answer.<String>path("code").startsWith("OWN_"), outcome::told);
        } else {
            assertTrue(answer.statusCode() == 404 || unknown(answer), () -> "should not find it: " + outcome.told());
        }
    }

    /** A rule's refusal of an id in a body that is nobody's. */
    private static boolean unknown(Response answer) {
        return answer.statusCode() == 422 && answer.<String>path("code").endsWith("_UNKNOWN");
    }

    private Collection<UUID> tenants() {
        return List.of(identities().tenant("main"), identities().tenant("other"));
    }

    private static void close(WholeDatabase database) {
        try {
            database.close();
        } catch (SQLException e) {
            fail(e);
        }
    }

    @Test
    void everyOperationHasItsLine() {
        Set<String> expected = new TreeSet<>(PermissionTable.read().lines().stream().map(Line::operation).toList());
        assertEquals(expected.size(), PermissionTable.read().lines().size(), "an operation has two lines");
        Set<String> missing = new TreeSet<>(operations().keySet());
        missing.removeAll(expected);
        Set<String> gone = new TreeSet<>(expected);
        gone.removeAll(operations().keySet());
        assertAll(() -> assertEquals(Set.of(), missing, "The API document has operations of which nobody says who may"
                + " call them. Add a line for each to " + PermissionTable.FILE + " (its head says how; an operation"
                + " with a body gets one in PermissionCalls), for example:\n"
                + String.join("\n", missing.stream().map(one -> one
                        + "   read   -   yes   yes   yes   yes   yes   no").toList())
                + "\n"),
                () -> assertEquals(Set.of(), gone,
                        "No operation of the API document is called so. Take the lines out of "
                                + PermissionTable.FILE + "."));
    }

    /** PERM-1: auditors read. */
    @Test
    void anAuditorWritesNothing() {
        Map<String, Operation> operations = operations();
        Set<String> writing = new TreeSet<>();
        PermissionTable.read().lines().stream().filter(line -> operations.containsKey(line.operation()))
                .filter(line -> operations.get(line.operation()).writes() && !line.reach().get("auditor").refused())
                .forEach(line -> writing.add(line.operation()));
        assertEquals(new TreeSet<>(OF_AN_AUDITOR), writing);
    }

    private static Map<String, Operation> operations() {
        try {
            JsonNode document = new ObjectMapper()
                    .readTree(RestAssured.given().accept("application/json").get("/q/openapi").asString());
            Map<String, Operation> operations = new TreeMap<>();
            document.path("paths").properties().stream().filter(path -> !path.getKey().startsWith("/api/v1/probe"))
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(method -> METHODS.contains(method.getKey())).forEach(method -> {
                                String id = method.getValue().path("operationId").asText();
                                operations.put(id, new Operation(id, method.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey()));
                            }));
            return operations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
