package io.commission.refusal;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.TestTokens;
import io.commission.problem.Code;
import io.quarkus.test.junit.QuarkusTest;

/**
 * The negative list: every refusal that the specification names answers with its own problem code and leaves the database as it
 * was, every table of it. A new feature adds a file of cases like {@link PlanRefusals} and a line to {@link #features}; a new code
 * without a case fails {@link #everyCodeHasACase}.
 */
@QuarkusTest
class RefusalTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Inject
    RefusalScene scene;

    private static Map<String, List<Refused>> features() {
        Map<String, List<Refused>> features = new LinkedHashMap<>();
        features.put("Requests", RequestRefusals.cases());
        features.put("Access", AccessRefusals.cases());
        features.put("Rows that a caller may not see", UnseenRows.cases());
        features.put("People and accounts", PeopleRefusals.cases());
        features.put("Plans", PlanRefusals.cases());
        features.put("Terms and settings", TermsRefusals.cases());
        features.put("Loads", LoadRefusals.loads());
        features.put("Events in", LoadRefusals.events());
        features.put("Imports", LoadRefusals.imports());
        features.put("Entries", EntryRefusals.cases());
        features.put("Simulations", SimulationRefusals.cases());
        features.put("Payouts", PayoutRefusals.cases());
        features.put("Webhooks and reports", OutsideRefusals.cases());
        features.put("Targets", TargetRefusals.cases());
        features.put("Opportunities", OpportunityRefusals.cases());
        features.put("Reassignment", ReassignmentRefusals.cases());
        features.put("Reassignment in bulk", LevelRefusals.cases());
        features.put("Batches", BatchRefusals.cases());
        features.put("What deals earn", OutlookRefusals.cases());
        return features;
    }

    /** Why a code has no case: it takes more than a request to get it. */
    private static Map<Code, String> withoutACase() {
        Map<Code, String> reasons = new EnumMap<>(Code.class);
        reasons.put(Code.INTERNAL_ERROR, "nothing known leads to it; ProblemTest makes a resource fail");
        reasons.put(Code.BUSY, "needs a deadlock of the database, or more imports at once than a replica runs");
        reasons.put(Code.PAYMENT_FAILED, "no refusal: PAY-5 keeps the failure with the payout; PayoutCycleTest");
        reasons.put(Code.PAYMENT_UNDECIDED, "needs a payment port that does not know; the shipped ones always do");
        String raced = "the code makes room for a version; only the database's constraint against a race answers it";
        reasons.put(Code.PLAN_OVERLAP, raced);
        reasons.put(Code.SETTINGS_OVERLAP, raced);
        reasons.put(Code.ACCOUNT_OWNER_OVERLAP, raced);
        reasons.put(Code.CONFLICT,
                "what a constraint without a code of its own answers; each one that a call meets has one");
        reasons.put(Code.ACCOUNT_ALREADY_OWNED,
                "no refusal: the reason of an account that is skipped; AccountMovesTest");
        reasons.put(Code.BATCH_GIVEN_UP, "no refusal: a batch that no replica gets on with ends with it");
        reasons.put(Code.PREVIEW_INTERRUPTED, "no refusal: a preview whose replica stopped has failed with it");
        reasons.put(Code.SIGNING_KEY_MISSING, "a key is configured while testing");
        reasons.put(Code.JOB_UNFINISHED, "no refusal: some tenant's work failed, the others' is done; JobTest");
        reasons.put(Code.MAIL_SERVER_MISSING, "a mail server is configured while testing");
        return reasons;
    }

    @TestFactory
    Stream<DynamicNode> everyRefusalHasItsCodeAndWritesNothing() throws SQLException {
        scene.build();
        WholeDatabase database = WholeDatabase.open();
        Map<String, String> asItWas = new LinkedHashMap<>(database.digest(scene.tenants.values()));
        seesWhatIsWritten(database, asItWas);
        Connection running = scene.holdTheKey("running");
        List<DynamicNode> features = new ArrayList<>();
        features().forEach((feature, cases) -> features.add(dynamicContainer(feature,
                cases.stream().map(refused -> dynamicTest(refused.name(), () -> check(refused, database, asItWas))))));
        features.add(dynamicContainer("Every operation", operations().stream().flatMap(AccessRefusals::closed)
                .map(refused -> dynamicTest(refused.name(), () -> check(refused, database, asItWas)))));
        return features.stream().onClose(() -> close(database, running));
    }

    private void check(Refused refused, WholeDatabase database, Map<String, String> asItWas) {
        assertAll(() -> refused.check(scene), () -> {
            Map<String, String> now = database.digest(scene.tenants.values());
            List<String> differences = WholeDatabase.differences(asItWas, now);
            asItWas.clear();
            asItWas.putAll(now);
            assertEquals(List.of(), differences, "the refusal wrote");
        });
    }

    /** A digest that saw nothing would prove nothing. */
    private void seesWhatIsWritten(WholeDatabase database, Map<String, String> asItWas) {
        given().auth().oauth2(scene.token("main", "ada", "admin")).contentType("application/json")
                .body("{\"name\": \"South\"}").post("/api/teams").then().statusCode(201);
        Map<String, String> now = database.digest(scene.tenants.values());
        assertEquals(
                Set.of(scene.tenants.get("main") + " public.teams",
                        scene.tenants.get("main") + " public.change_history"),
                new TreeSet<>(
                        WholeDatabase.differences(asItWas, now).stream().map(table -> table.split(":")[0]).toList()));
        asItWas.putAll(now);
    }

    private static void close(WholeDatabase database, Connection running) {
        try {
            database.close();
            running.close();
        } catch (SQLException e) {
            fail(e);
        }
    }

    @Test
    void everyCodeHasACase() {
        List<Refused> all = features().values().stream().flatMap(List::stream).toList();
        Set<Code> cases = EnumSet.allOf(Code.class);
        cases.removeIf(code -> all.stream().noneMatch(refused -> refused.provokes(code)));
        Set<Code> missing = EnumSet.allOf(Code.class);
        missing.removeAll(cases);
        missing.removeAll(withoutACase().keySet());
        assertEquals(Set.of(), missing,
                """
                        No case provokes these codes. Add one to the file of cases of your feature (package io.commission.refusal; a new \
                        file gets a line in RefusalTest.features), or, where no request can get the code, the reason to withoutACase.""");
        Set<Code> both = EnumSet.copyOf(withoutACase().keySet());
        both.retainAll(cases);
        assertEquals(Set.of(), both,
                "There are cases for these codes: take their reasons out of RefusalTest.withoutACase.");
    }

    @Test
    void everyAddressWithAnIdHidesOtherTenantsRows() throws IOException {
        Set<String> covered = new TreeSet<>(UnseenRows.cases().stream().map(Refused::address).toList());
        Set<String> missing = new TreeSet<>();
        for (String operation : operations()) {
            String address = operation.replaceAll("\\{[^}]+}", "{}");
            if (address.contains("{}") && !operation.contains("{role}") && !covered.contains(address)) {
                missing.add(address);
            }
        }
        assertEquals(Set.of(), missing, "Add these addresses to UnseenRows.");
    }

    /** Method and path of every operation of the API document that needs a token. */
    private static List<String> operations() {
        try {
            JsonNode document = new ObjectMapper()
                    .readTree(given().accept("application/json").get("/q/openapi").asString());
            List<String> operations = new ArrayList<>();
            for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
                for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                    if (METHODS.contains(method.getKey()) && !path.getKey().equals("/api/v1/sign-in")
                            && !path.getKey().startsWith("/api/v1/probe")) {
                        operations.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }
            }
            assertFalse(operations.isEmpty());
            return operations;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void ten2OnlyTokensOfTheIssuerForThisServiceCount() throws SQLException {
        UUID tenant = scene.emptyTenant();
        try (WholeDatabase database = WholeDatabase.open()) {
            Map<String, String> asItWas = database.digest(scene.tenants.values());
            List<Refused> cases = List.of(
                    token("expired", TestTokens.expired(tenant, "ada", "admin")),
                    token("of another issuer", TestTokens.wrongIssuer(tenant, "ada", "admin")),
                    token("for another service", TestTokens.wrongAudience(tenant, "ada", "admin")),
                    token("forged", TestTokens.forged(tenant, "ada", "admin")),
                    token("unsigned", TestTokens.unsigned(tenant, "ada", "admin")),
                    Refused.refused("PERM-1 a scope is no permission", Code.PERMISSION_MISSING)
                            .authorized("Bearer " + TestTokens.withScope(tenant, "ada", "people.write"))
                            .post("/teams", "{'name': 'x'}"),
                    token("for the client's eyes", TestTokens.idToken(tenant, "ada", "admin")),
                    Refused.refused("TEN-2 no tenant", Code.TENANT_UNKNOWN)
                            .authorized("Bearer " + TestTokens.withTenantClaim(null, "ada", "admin"))
                            .post("/teams", "{'name': 'x'}"),
                    Refused.refused("TEN-2 a tenant that is no id", Code.TENANT_UNKNOWN)
                            .authorized("Bearer " + TestTokens.withTenantClaim("acme", "ada", "admin"))
                            .post("/teams", "{'name': 'x'}"));
            cases.forEach(refused -> refused.check(scene));
            assertEquals(List.of(), WholeDatabase.differences(asItWas, database.digest(scene.tenants.values())));
        }
    }

    private static Refused token(String what, String token) {
        return Refused.refused("TEN-2 a token " + what, Code.NOT_AUTHENTICATED).authorized("Bearer " + token).post(
                "/teams",
                "{'name': 'x'}");
    }
}
