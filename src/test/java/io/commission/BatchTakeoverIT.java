package io.commission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
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
    private LargeBatch batch;
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
        batch = LargeBatch.open(one, tenant, OPPORTUNITIES);
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

    private void assertEachOnce() throws Exception {
        batch.assertEachOnce(ProcessHandle.of(one.pid()).isPresent() ? one : other);
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
        return batch.number(column);
    }

    private long token() {
        return number("lease_token");
    }

    private long holder() {
        return batch.holder();
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
