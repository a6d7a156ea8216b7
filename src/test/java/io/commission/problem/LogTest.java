package io.commission.problem;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestTokens;
import io.commission.database.Sql;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Log lines name trace, tenant and actor, and nobody's name, address, pay or token. */
@QuarkusTest
class LogTest {
    private static final String NAME = "Zebulon Quartermaine";
    private static final String EMAIL = "zebulon@private.example";
    private static final String AMOUNT = "98765.43";

    @Inject
    Given given;
    @Inject
    TenantWork tenantWork;
    @Inject
    Sql sql;

    final List<ExtLogRecord> records = new CopyOnWriteArrayList<>();
    final StringBuffer log = new StringBuffer();
    private final ExtHandler handler = new ExtHandler() {
        @Override
        protected void doPublish(ExtLogRecord logged) {
            logged.copyMdc();
            records.add(logged);
            log.append(getFormatter().format(logged));
        }
    };
    UUID tenant;

    @BeforeEach
    void listen() {
        tenant = given.tenant();
        handler.setFormatter(new PatternFormatter("%p %c %X{traceId} %X{tenant} %X{actor} %s%e%n"));
        handler.setFilter(new LoggedFailures());
        handler.setLevel(Level.INFO);
        Logger.getLogger("").addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger("").removeHandler(handler);
    }

    @Test
    void requestsLeaveNoPersonalDataInTheLog() {
        String person = "{\"name\": \"%s\", \"email\": \"%s\", \"externalId\": \"E1\"}".formatted(NAME, EMAIL);
        admin().body(person).post("/api/people").then().statusCode(201);
        admin().body(person).post("/api/people").then().statusCode(409);
        admin().body("{\"name\": \"" + NAME + "\", \"pay\": " + AMOUNT + "}").post("/api/people").then()
                .statusCode(400);
        admin().body("{\"personId\": \"" + UUID.randomUUID() + "\", \"type\": \"BONUS\", \"amount\": " + AMOUNT
                + ", \"reason\": \"for " + NAME + "\"}").post("/api/v1/commission/entries");
        nothingPersonal();
    }

    @Test
    void aFailureIsLoggedWithTraceTenantAndActorAndWithoutData() {
        String body = "{\"name\": \"fail for " + NAME + "\", \"amount\": " + AMOUNT + "}";
        String trace = admin().body(body).post("/api/v1/probe").then().statusCode(500).extract().path("traceId");
        assertTrue(log.toString().contains("ERROR io.commission.problem.RequestProblems " + trace + " " + tenant
                + " someone unexpected failure of a request"), log.toString());
        assertTrue(log.toString().contains("io.commission.http.ProbeResource.create"), "with its place");
        nothingPersonal();
    }

    @Test
    void whatTheDatabaseRefusesIsNamedByItsCodeOnly() {
        try {
            tenantWork.run(tenant, "batch", () -> sql.update("""
                    insert into people (tenant_id, id, name, email, kind) values (?, gen_random_uuid(), ?, ?, 'NOBODY')
                    """, tenant, NAME, EMAIL));
        } catch (RuntimeException e) {
            Logger.getLogger("io.commission.test").log(Level.SEVERE, "a batch failed", e);
        }
        assertTrue(log.toString().contains("SQLSTATE 23514, constraint people_kind_check"), log.toString());
        nothingPersonal();
    }

    @Test
    void messagesOfOthersAreDroppedAndOwnOnesAreWithoutDecimals() {
        Throwable parse = new IllegalArgumentException("For input string: \"" + NAME + "\"");
        parse.setStackTrace(
                new StackTraceElement[]{new StackTraceElement("java.lang.Long", "parseLong", "Long.java", 1)});
        Logger.getLogger("io.commission.test").log(Level.SEVERE, "failed",
                new RuntimeException(parse.toString(), new IllegalStateException(NAME, parse)));
        Logger.getLogger("io.commission.test").log(Level.SEVERE, "failed",
                new IllegalStateException("the parts of " + EMAIL + " add up to " + AMOUNT));
        assertTrue(log.toString().contains("java.lang.IllegalStateException: the parts of … add up to …"),
                log.toString());
        nothingPersonal();
    }

    @Test
    void backgroundWorkHasATraceATenantAndAnActor() {
        tenantWork.run(tenant, "scheduler", () -> {
            Logger.getLogger("io.commission.test").info("first");
            tenantWork.run(tenant, "inner", () -> Logger.getLogger("io.commission.test").info("second"));
            Logger.getLogger("io.commission.test").info("third");
        });
        Logger.getLogger("io.commission.test").info("fourth");
        List<ExtLogRecord> own = records.stream().filter(logged -> logged.getLoggerName().equals("io.commission.test"))
                .toList();
        assertEquals(List.of("scheduler", "inner", "scheduler"),
                own.subList(0, 3).stream().map(logged -> logged.getMdc("actor")).toList());
        assertEquals(tenant.toString(), own.get(2).getMdc("tenant"));
        assertTrue(own.get(0).getMdc("traceId").matches("[0-9a-f]{32}"));
        assertEquals(1, own.subList(0, 3).stream().map(logged -> logged.getMdc("traceId")).distinct().count());
        assertEquals(null, own.get(3).getMdc("actor"));
    }

    private void nothingPersonal() {
        for (String secret : List.of(NAME, "Zebulon", "Quartermaine", EMAIL, "private.example", AMOUNT, "98765",
                "Bearer",
                "eyJ")) {
            assertFalse(log.toString().contains(secret), secret + " in:\n" + log);
        }
    }

    private RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.of(tenant, "someone", "admin")).contentType(ContentType.JSON);
    }
}
