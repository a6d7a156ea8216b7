package io.commission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two processes of the packaged service on one database, a batch over 20,000 opportunities, and what may happen in the middle of it
 * (BAT-1): each opportunity is changed once, nothing is half done, and the batch is over soon.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BatchTakeoverIT {
    private static final int OPPORTUNITIES = 20_000;
    private static final int MIDDLE = 10_000;
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration TAKEN_OVER = Duration.ofSeconds(10);

    private static PackagedService one;
    private static PackagedService other;
    private static Given given;

    private UUID tenant;
    private UUID batch;
    private long firstHalf;

    @BeforeAll
    static void start() throws Exception {
        one = PackagedService.startDurable("-Xmx384m");
        other = one.replica("-Xmx384m");
        given = one.given();
    }

    @AfterAll
    static void stop() throws IOException {
        other.close();
        one.close();
    }

    /** Woken in the middle of the other's work, it must find out by itself that it is not the holder any more. */
    @Test
    @Order(1)
    void aHolderPausedBeyondItsLeaseIsReplacedAndWritesNothingWhenItWakes() throws Exception {
        open();
        awaitMiddle();
        long token = token();
        long holder = holder();
        long began = System.nanoTime();
        signal("STOP", holder);
        try {
            until("another replica takes over", () -> token() > token);
            report("paused", "taken over after", began);
            assertTrue(System.nanoTime() - began < TAKEN_OVER.toNanos());
            assertNotEquals(holder, holder());
        } finally {
            signal("CONT", holder);
        }
        awaitEnd();
        report("paused", "complete after", began);
        assertSoon(began);
        Thread.sleep(2000);
        assertEachOnce();
    }

    @Test
    @Order(2)
    void theDatabaseIsStoppedAtOnceAndStartedAgain() throws Exception {
        Path data = dataDirectory();
        open();
        awaitMiddle();
        List<String> command = commandOf(data);
        long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        // What pg_ctl stop -m immediate sends.
        signal("QUIT", postmaster);
        until("the database is gone", () -> ProcessHandle.of(postmaster).isEmpty());
        long began = System.nanoTime();
        new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("postgres", ".txt").toFile()).start();
        until("the database is back", () -> answers("select 1"));
        report("database restarted", "recovered after", began);
        long back = System.nanoTime();
        awaitEnd();
        report("database restarted", "complete after it was back", back);
        assertSoon(back);
        assertEachOnce();
    }

    @Test
    @Order(3)
    void theHolderIsKilled() throws Exception {
        open();
        awaitMiddle();
        long token = token();
        long holder = holder();
        long began = System.nanoTime();
        signal("KILL", holder);
        until("another replica takes over", () -> token() > token);
        report("killed", "taken over after", began);
        assertTrue(System.nanoTime() - began < TAKEN_OVER.toNanos());
        awaitEnd();
        report("killed", "complete after", began);
        assertSoon(began);
        assertEachOnce();
    }

    private void open() throws Exception {
        tenant = given.tenant();
        long began = System.nanoTime();
        UUID ann = given.person(tenant, "ann");
        UUID cal = given.person(tenant, "cal");
        given.sql(tenant,
                """
                        with n as (select time_ordered_uuid() as id from generate_series(1, ?)),
                            o as (insert into opportunities (tenant_id, id, name, opened_on, status, amount, original_owner_id)
                                select ?, id, 'Deal ' || id, '2026-01-01', 'pipeline', 1000, ? from n),
                            v as (insert into opportunity_versions (tenant_id, opportunity_id, position, owner_id) select ?, id, 0, ? from n)
                        insert into commission_structure_lines (tenant_id, opportunity_id, position, person_id, line, role, percent)
                        select ?, n.id, 0, l.person, l.line, l.role, l.percent
                        from n cross join (values (?::uuid, 0, 'HOUSE_REP', 60), (?::uuid, 1, 'HOUSE', 40)) as l (person, line, role, percent)
                        """,
                OPPORTUNITIES, tenant, ann, tenant, ann, tenant, ann, given.house(tenant));
        System.out.printf("BatchTakeoverIT: book written after %.1f s%n", (System.nanoTime() - began) / 1e9);
        String ids = given.value(tenant, """
                select string_agg('"' || id || '"', ',') from opportunities where tenant_id = ?""", tenant);
        String body = """
                {"scope": {"opportunityIds": [%s]}, "strategy": "UNIFORM", "reason": "Ann leaves",
                 "change": {"type": "DIRECT_TRANSFER", "newRepId": "%s", "effectiveDate": "2030-01-01"}}"""
                .formatted(ids, cal);
        HttpResponse<String> opened = one.send(HttpRequest.newBuilder(one.at("/api/reassignment-batches"))
                .header("Authorization", "Bearer " + TestTokens.of(tenant, "ada", "admin"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build());
        assertEquals(202, opened.statusCode(), opened.body());
        batch = given.id(tenant, "select id from reassignment_batches where tenant_id = ?", tenant);
        report("batch", "opened after", began);
    }

    private void awaitMiddle() {
        long began = System.nanoTime();
        until("the items are chosen", () -> number("total") > 0);
        report("batch", "items chosen after", began);
        until("the middle", () -> number("done_position") >= MIDDLE);
        report("batch", "in the middle after", began);
        firstHalf = System.nanoTime() - began;
        assertTrue(number("done_position") < OPPORTUNITIES, "the batch is too fast for this test");
    }

    private void awaitEnd() {
        until("the end", () -> answers("select 1 from reassignment_batches where tenant_id = '" + tenant
                + "' and status not in ('PENDING', 'RUNNING')"));
    }

    /** Everything exactly once: counts of the batch, versions, changes, events, and the chain over all of it. */
    private void assertEachOnce() throws Exception {
        assertEquals("COMPLETE", given.value(tenant,
                "select status || coalesce(' ' || error_code, '') from reassignment_batches where tenant_id = ? and id = ?",
                tenant, batch));
        assertEquals(OPPORTUNITIES, number("applied"));
        assertEquals(0, number("skipped") + number("conflicted"));
        for (String count : List.of(
                "select count(*) from commission_changes where tenant_id = ?",
                "select count(distinct opportunity_id) from commission_changes where tenant_id = ?",
                "select count(*) from opportunity_versions where position = 1 and tenant_id = ?",
                "select count(*) from opportunities where version = 1 and tenant_id = ?",
                "select count(*) from outbox_events where type = 'commission.reassigned' and tenant_id = ?",
                "select position from change_chains where tenant_id = ?")) {
            assertEquals(OPPORTUNITIES, given.count(tenant, count, tenant), count);
        }
        assertEquals(0, given.count(tenant,
                "select count(*) from opportunity_versions where position > 1 and tenant_id = ?", tenant));
        assertEquals(2L * OPPORTUNITIES, given.count(tenant,
                "select count(*) from commission_structure_lines where position = 1 and tenant_id = ?", tenant));
        assertEquals(1, given.count(tenant,
                "select count(*) from outbox_events where type = 'reassignment.completed' and tenant_id = ?", tenant));
        PackagedService alive = ProcessHandle.of(one.pid()).isPresent() ? one : other;
        HttpResponse<String> chain = alive.send(HttpRequest.newBuilder(alive.at("/api/commission-changes/verification"))
                .header("Authorization", "Bearer " + TestTokens.of(tenant, "amy", "auditor")).build());
        assertTrue(chain.body().contains("\"intact\":true"), chain.body());
    }

    /** On a machine that is busy with other things the second half may take as long as it takes. */
    private void assertSoon(long began) {
        long took = System.nanoTime() - began;
        assertTrue(took < Math.max(SOON.toNanos(), TAKEN_OVER.toNanos() + 2 * firstHalf),
                () -> "took " + TimeUnit.NANOSECONDS.toMillis(took) + " ms");
    }

    private void report(String what, String reached, long began) {
        System.out.printf("BatchTakeoverIT: %s: %s %.1f s, %d of %d items done%n", what, reached,
                (System.nanoTime() - began) / 1e9, number("done_position"), OPPORTUNITIES);
    }

    private long number(String column) {
        return given.count(tenant, "select " + column + " from reassignment_batches where tenant_id = ? and id = ?",
                tenant, batch);
    }

    private long token() {
        return number("lease_token");
    }

    private long holder() {
        String holder = given.value(tenant,
                "select lease_holder from reassignment_batches where tenant_id = ? and id = ?",
                tenant, batch);
        return Long.parseLong(holder.substring(0, holder.indexOf(' ')));
    }

    private boolean answers(String query) {
        try {
            return given.value(tenant, query) != null;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void until(String what, BooleanSupplier reached) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            if (reached.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        fail("not within a minute: " + what);
    }

    private static void signal(String name, long pid) throws Exception {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).inheritIO().start().waitFor());
    }

    private static Path dataDirectory() throws SQLException {
        try (Connection connection = one.database().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show data_directory")) {
            rows.next();
            return Path.of(rows.getString(1));
        }
    }

    /** As the server itself wrote down how it was started; a superuser of the machine may not run it as such. */
    private static List<String> commandOf(Path data) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        Matcher words = Pattern.compile("\"([^\"]*)\"|(\\S+)")
                .matcher(Files.readString(data.resolve("postmaster.opts")));
        while (words.find()) {
            command.add(words.group(1) != null ? words.group(1) : words.group(2));
        }
        return command;
    }
}
