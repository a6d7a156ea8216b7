package io.commission.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.database.Sql;
import io.commission.forecast.Figures;
import io.commission.forecast.Trigger;
import io.commission.posting.deal.Deals;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Accounts with 20 opportunities and 12 schedule rows each change hands through HTTP and the queue, with their log, chain, history and
 * events, beside SQL that leaves the same rows; and what the preview of the same takes.
 */
@QuarkusTest
@Tag("bench")
class ReassignBench {
    private static final int BLOCKS = Integer.getInteger("bench.blocks", 3);
    private static final int ACCOUNTS = Integer.getInteger("bench.accounts", 1_000);
    private static final int LARGE = Integer.getInteger("bench.accounts.large", 5_000);
    private static final int WARMUP = Integer.getInteger("bench.warmup", 3);
    private static final int PREVIEWS = Integer.getInteger("bench.previews", 15);

    private static final List<String> SAME = List.of(
            "select 'owners ' || count(*) || ' ' || count(effective_to) from account_owners",
            "select 'assignments ' || count(*) || ' ' || count(effective_to) from account_assignments",
            "select 'accounts ' || sum(version) from accounts",
            "select 'versions ' || count(*) || ' ' || count(change_id) from opportunity_versions",
            "select 'lines ' || count(*) || ' ' || sum(percent) from commission_structure_lines",
            "select 'opportunities ' || sum(version) from opportunities",
            "select 'changes ' || count(*) || ' ' || count(digest) from commission_changes",
            "select 'account changes ' || count(*) || ' ' || count(digest) from account_changes",
            "select 'items ' || count(*) from reassignment_items",
            "select 'chain ' || position from change_chains",
            "select 'events ' || count(*) from outbox_events where type = 'commission.reassigned'",
            "select 'figures ' || count(*) || ' ' || sum(commission) || ' ' || sum(weighted_amount) from deal_figures",
            "select 'records ' || sum(deals) || ' ' || sum(commission) || ' ' || sum(pipeline_amount) from commission_records",
            "select 'history ' || count(*) from change_history where subject = 'accounts'");

    @Inject
    Bench bench;
    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    TenantWork tenantWork;
    @Inject
    Deals deals;
    @Inject
    Figures figures;
    @Inject
    Sql sql;

    @BeforeEach
    void today() {
        clock.set(LocalDate.parse("2026-06-10"), "America/Chicago");
    }

    @Test
    void reassignAccounts() {
        System.out.println(bench.settings());
        Processors processors = bench.processors();
        for (int i = 0; i < WARMUP; i++) {
            compared(ACCOUNTS, null);
        }
        Comparison comparison = new Comparison("Reassign %,d accounts with %,d opportunities, %d times"
                .formatted(ACCOUNTS, ACCOUNTS * 20, BLOCKS), processors);
        for (int i = 0; i < BLOCKS; i++) {
            compared(ACCOUNTS, comparison);
        }
        comparison.report();
        Comparison large = new Comparison("The same with %,d accounts and %,d opportunities".formatted(LARGE,
                LARGE * 20), processors);
        compared(LARGE, large);
        large.report();
    }

    @Test
    void previewAccounts() {
        UUID tenant = book(ACCOUNTS);
        Processors processors = bench.processors();
        String body = request(tenant);
        PlainClient client = new PlainClient(tenant);
        List<Effort> efforts = new ArrayList<>();
        for (int i = 0; i < PREVIEWS * 2; i++) {
            String[] preview = new String[1];
            Effort effort = processors.of(() -> preview[0] = client.post("/accounts/reassignment-preview", 200, body));
            assertEquals(Integer.toString(ACCOUNTS * 20), PlainClient.value(preview[0], "opportunitiesMoved"));
            if (i >= PREVIEWS) {
                efforts.add(effort);
            }
        }
        efforts.sort((one, other) -> one.wall().compareTo(other.wall()));
        Effort median = efforts.get(efforts.size() / 2);
        System.out.printf("Preview of %,d accounts with %,d opportunities and %,d schedule rows: median %s s wall"
                + " (fastest %s), %s s of processor: %s java + %s database%n", ACCOUNTS, ACCOUNTS * 20,
                ACCOUNTS * 240, seconds(median.wall()), seconds(efforts.get(0).wall()), seconds(median.processor()),
                seconds(median.java()), seconds(median.database()));
    }

    private void compared(int accounts, Comparison comparison) {
        UUID ours = book(accounts);
        UUID theirs = book(accounts);
        String body = request(ours).replaceFirst("\\{", "{\"reason\":\"bench\",");
        Runnable service = () -> reassign(ours, body, accounts);
        Runnable sql = () -> bench.script(theirs, "reassign-accounts.sql");
        if (comparison == null) {
            service.run();
            sql.run();
        } else {
            comparison.block(service, sql);
        }
        assertEquals(bench.answers(theirs, SAME), bench.answers(ours, SAME), "SQL and service wrote other rows");
    }

    private void reassign(UUID tenant, String body, int accounts) {
        PlainClient client = new PlainClient(tenant);
        String batch = "/reassignment-batches/"
                + PlainClient.value(client.post("/accounts/bulk-reassign", 202, body), "batchId");
        String answer = client.get(batch);
        while (List.of("PENDING", "RUNNING").contains(PlainClient.value(answer, "status"))) {
            pause();
            answer = client.get(batch);
        }
        assertEquals("COMPLETE", PlainClient.value(answer, "status"));
        assertEquals(Integer.toString(accounts * 21), PlainClient.value(answer, "applied"));
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID book(int accounts) {
        UUID tenant = given.tenant();
        bench.prepare(tenant, "reassign-book.sql", accounts);
        bench.upkeep(
                "vacuum (analyze) people, accounts, account_owners, account_assignments, opportunities, opportunity_versions,"
                        + " commission_structure_lines, revenue_schedules, commission_changes, account_changes, reassignment_items, outbox_events");
        tenantWork.run(tenant, "bench", () -> figures.follow(deals.read(sql.query("select id from opportunities")
                .list(row -> row.uuid(1))), Trigger.SYNC));
        bench.upkeep("vacuum (analyze) deal_figures, deal_commissions, commission_records");
        return tenant;
    }

    private String request(UUID tenant) {
        String accounts = given.value(tenant,
                "select string_agg('''' || id || '''', ',') from accounts where tenant_id = ?", tenant);
        UUID owner = given.id(tenant, "select id from people where tenant_id = ? and external_id = 'P2'", tenant);
        return Api.json("{'accountIds':[" + accounts + "],'newOwnerId':'" + owner + "','effectiveDate':'2026-06-16'}");
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000 + "." + "%03d".formatted(duration.toMillis() % 1000);
    }
}
