package io.commission.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestClock;
import io.commission.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/**
 * Deals of a CRM through POST /deals/sync, all of them changed, with their history and the kept figures and records, beside SQL that
 * leaves the same rows.
 */
@QuarkusTest
@Tag("bench")
class SyncBench {
    private static final int BLOCKS = Integer.getInteger("bench.blocks", 5);
    private static final int WARMUP = Integer.getInteger("bench.warmup", 3);
    private static final int DEALS = Integer.getInteger("bench.deals", 100_000);
    private static final int CHANGED = Integer.getInteger("bench.changed", 10_000);

    private static final List<String> SAME = List.of(
            "select 'deals ' || count(*) || ' ' || sum(version) || ' ' || count(*) filter (where decided_by::text like '%\"amount\"%\"status\"%')"
                    + " from opportunities",
            "select 'each deal ' || md5(string_agg(concat_ws(' ', external_id, name, amount, close_date, status, stage), ',' order by external_id))"
                    + " from opportunities",
            "select 'history ' || count(*) || ' ' || count(after) from change_history where subject = 'opportunities'",
            "select 'commissions ' || count(*) || ' ' || sum(commission) || ' ' || count(target_id) from deal_commissions",
            "select 'figures ' || md5(string_agg(concat_ws(' ', d.external_id, p.name, f.type, f.status, f.month, f.owned, f.amount,"
                    + " f.weighted_amount, f.commission, f.weighted_commission), ',' order by d.external_id, p.name))"
                    + " from deal_figures f join opportunities d on d.tenant_id = f.tenant_id and d.id = f.opportunity_id"
                    + " join people p on p.tenant_id = f.tenant_id and p.id = f.person_id",
            "select 'records ' || md5(string_agg(concat_ws(' ', p.name, r.month, r.type, r.deals, r.amount, r.weighted_amount, r.pipeline_amount,"
                    + " r.best_case_amount, r.commit_amount, r.unweighted_commission, r.commission, r.trigger), ',' order by p.name, r.month, r.type))"
                    + " from commission_records r join people p on p.tenant_id = r.tenant_id and p.id = r.person_id");

    @Inject
    Bench bench;
    @Inject
    Given given;
    @Inject
    TestClock clock;

    @Test
    void syncChangedDeals() {
        clock.set(LocalDate.parse("2026-06-10"), "America/Chicago");
        System.out.println(bench.settings());
        Processors processors = bench.processors();
        UUID ours = book();
        UUID theirs = book();
        for (int i = 0; i < WARMUP; i++) {
            compared(ours, theirs, i, null);
        }
        Comparison comparison = new Comparison("Sync %,d changed deals in a tenant of %,d, %d times"
                .formatted(CHANGED, DEALS, BLOCKS), processors);
        for (int i = 0; i < BLOCKS; i++) {
            compared(ours, theirs, WARMUP + i, comparison);
        }
        comparison.report();
        Comparison unchanged = new Comparison("The same again, all unchanged", processors);
        String body = body(WARMUP + BLOCKS - 1);
        String rows = rows(WARMUP + BLOCKS - 1);
        for (int i = 0; i < BLOCKS; i++) {
            unchanged.block(() -> sync(ours, body, "unchanged"), () -> bench.sync(theirs, rows));
        }
        unchanged.report();
        assertEquals(bench.answers(theirs, SAME), bench.answers(ours, SAME), "SQL and service wrote other rows");
    }

    /** What closing deals, with what they post, and handing them over, with the log of changes, takes; no SQL stands beside it. */
    @Test
    void closeAndHandOverDeals() {
        clock.set(LocalDate.parse("2026-06-10"), "America/Chicago");
        Processors processors = bench.processors();
        UUID tenant = book();
        for (int size : new int[]{CHANGED / 10, CHANGED / 10, CHANGED / 2, CHANGED}) {
            String moved = only(size, "\"ownerId\":\"P" + (1 + size % 199) + "\"");
            System.out.println("hand over " + size + ": " + processors.of(() -> posted(tenant, moved)));
            String won = only(size, "\"status\":\"closed_won\",\"closeDate\":\"2026-06-01\"");
            System.out.println("close " + size + ": " + processors.of(() -> posted(tenant, won)));
            String open = only(size, "\"status\":\"commit\"");
            System.out.println("open again " + size + ": " + processors.of(() -> posted(tenant, open)));
        }
        assertEquals(0,
                given.count(tenant, "select count(*) from opportunities where tenant_id = ? and status = 'closed_won'",
                        tenant));
    }

    private static String only(int deals, String facts) {
        return IntStream.rangeClosed(1, deals).mapToObj(n -> "{\"externalId\":\"D" + n + "\"," + facts + "}").collect(
                Collectors.joining(",", "{\"deals\":[", "]}"));
    }

    private void compared(UUID ours, UUID theirs, int round, Comparison comparison) {
        String body = body(round);
        String rows = rows(round);
        Runnable service = () -> sync(ours, body, "changed");
        Runnable sql = () -> bench.sync(theirs, rows);
        if (comparison == null) {
            service.run();
            sql.run();
        } else {
            comparison.block(service, sql);
        }
        assertEquals(bench.answers(theirs, SAME), bench.answers(ours, SAME), "SQL and service wrote other rows");
    }

    private static void sync(UUID tenant, String body, String outcome) {
        String answer = posted(tenant, body);
        assertTrue(answer.contains("\"" + outcome + "\":" + CHANGED + ","),
                () -> answer.substring(0, Math.min(answer.length(), 1_000)));
    }

    /** By a plain client: what a testing one does with large bodies is not the service's effort. */
    private static String posted(UUID tenant, String body) {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/deals/sync"))
                .header("Authorization", "Bearer " + TestTokens.of(tenant, "ada", "admin"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID book() {
        UUID tenant = given.tenant();
        bench.prepare(tenant, "sync-book.sql", DEALS);
        bench.upkeep(
                "vacuum (analyze) people, accounts, targets, opportunities, opportunity_versions, commission_structure_lines,"
                        + " deal_commissions, deal_figures, commission_records, change_history");
        return tenant;
    }

    /** Another tenth of the deals each time: other amounts, months, statuses and stages. */
    private static List<String[]> told(int round) {
        return IntStream.range(0, CHANGED).mapToObj(i -> {
            int n = 1 + (round * CHANGED + i) % DEALS;
            int other = n + round + 1;
            return new String[]{"D" + n, "A" + (1 + n % 500), "P" + (1 + n % 200), "Deal " + n, "2025-06-01",
                    (1 + other % 97) * 100 + ".00", LocalDate.parse("2026-07-01").plusDays((n + 31) % 360).toString(),
                    List.of("best_case", "commit", "pipeline").get(n % 3), "S" + (round + 1)};
        }).toList();
    }

    private static String rows(int round) {
        return told(round).stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String body(int round) {
        return told(round).stream()
                .map(row -> """
                        {"externalId":"%s","accountId":"%s","ownerId":"%s","name":"%s","openedOn":"%s","amount":%s,"closeDate":"%s",\
                        "status":"%s","stage":"%s"}"""
                        .formatted((Object[]) row))
                .collect(
                        Collectors.joining(",", "{\"deals\":[", "]}"));
    }
}
