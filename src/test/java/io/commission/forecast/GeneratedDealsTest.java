package io.commission.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.commission.Given;
import io.commission.TestClock;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/**
 * FCT-3, FCT-4: whatever happens to deals, in whatever order, kept records equal what plain SQL computes from nothing. The seed of a
 * failure is told: -Dcommission.seed= plays it again; -Dcommission.steps= plays longer.
 */
@QuarkusTest
class GeneratedDealsTest {
    private static final String ZONE = "America/Chicago";
    private static final long SEED = Long.getLong("commission.seed", System.nanoTime());
    private static final int STEPS = Integer.getInteger("commission.steps", 120);

    /** In one state of the database: deals without commission, whose parts do not add up to it, and records unlike their figures. */
    private static final String TORN = """
            with torn as (
                select 'deal ' || o.id || ' without commission' as what from opportunities o
                where o.tenant_id = ? and o.deleted_at is null and o.status <> 'closed_lost'
                    and not exists (select 1 from deal_commissions c where c.tenant_id = o.tenant_id and c.opportunity_id = o.id)
                union all
                select 'deal ' || c.opportunity_id || ' earns ' || c.commission || ', its parts ' || coalesce(sum(f.commission), 0)
                from deal_commissions c left join deal_figures f on f.tenant_id = c.tenant_id and f.opportunity_id = c.opportunity_id
                where c.tenant_id = ? group by c.opportunity_id, c.commission having c.commission <> coalesce(sum(f.commission), 0)
                union all
                select 'record ' || coalesce(f.person_id, r.person_id) || ' ' || coalesce(f.commission, 0) || ' kept as '
                    || coalesce(r.commission, 0)
                from (select person_id, coalesce(month, '0001-01-01') as month, type, sum(amount) as amount, sum(weighted_commission) as commission
                    from deal_figures where tenant_id = ? group by 1, 2, 3) f
                full join (select person_id, coalesce(month, '0001-01-01') as month, type, amount, commission
                    from commission_records where tenant_id = ?) r on r.person_id = f.person_id and r.month = f.month and r.type = f.type
                where coalesce(f.amount, 0) <> coalesce(r.amount, 0) or coalesce(f.commission, 0) <> coalesce(r.commission, 0))
            select string_agg(what, '; ') from torn
            """;

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    PlainFigures plain;
    @Inject
    ForecastTick tick;
    @Inject
    FigureCheck check;
    @Inject
    TenantWork tenantWork;

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of(ZONE));
    }

    @ParameterizedTest
    @CsvSource({"USD,2", "KWD,3", "JPY,0"})
    void afterEveryStepRecordsEqualPlainSql(String currency, int digits) {
        clock.set(LocalDate.parse("2026-03-15"), ZONE);
        Random random = new Random(SEED + digits);
        DealPlay play = new DealPlay(given, currency, digits);
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            if (random.nextInt(12) == 0) {
                clock.advance(Duration.ofDays(1 + random.nextInt(20)));
                steps.add("on " + today());
            } else {
                steps.add(play.step(random, today()));
            }
            tick.tick(play.tenant);
            String differences = plain.differences(play.tenant, today(), digits);
            assertNull(differences, () -> "seed " + SEED + ": " + differences + "\nafter " + String.join("\n", steps));
        }
        FigureCheck.Outcome outcome = tenantWork.in(play.tenant, "test", check::run);
        assertTrue(outcome.equal(), () -> "seed " + SEED + ": " + outcome);
        System.out.println("generated " + currency + ", seed " + SEED + ": " + play.told());
        assertEquals(0, play.answers.keySet().stream().filter(answer -> answer.endsWith(" 503")).count(), play::told);
    }

    @Test
    void severalAtOnceLoseNothingAndNoReaderSeesADealWithoutItsCommission() throws Exception {
        int writers = 4;
        int rounds = Math.max(1, STEPS / 40);
        clock.set(LocalDate.parse("2026-03-15"), ZONE);
        DealPlay play = new DealPlay(given, "USD", 2);
        tick.tick(play.tenant);
        ExecutorService threads = Executors.newFixedThreadPool(writers + 1);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger looked = new AtomicInteger();
        Future<?> reader = threads.submit(() -> {
            while (!done.get()) {
                String torn = given.value(play.tenant, TORN, play.tenant, play.tenant, play.tenant, play.tenant);
                assertNull(torn, () -> "seed " + SEED + ": " + torn);
                looked.incrementAndGet();
            }
        });
        CyclicBarrier quiet = new CyclicBarrier(writers, () -> {
            tick.tick(play.tenant);
            String differences = plain.differences(play.tenant, today(), 2);
            assertNull(differences, () -> "seed " + SEED + ": " + differences);
        });
        List<Future<?>> all = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            Random random = new Random(SEED + 100 + writer);
            all.add(threads.submit(() -> {
                for (int round = 0; round < rounds; round++) {
                    for (int i = 0; i < 15; i++) {
                        play.step(random, today());
                    }
                    quiet.await(2, TimeUnit.MINUTES);
                }
                return null;
            }));
        }
        try {
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            done.set(true);
        }
        reader.get();
        threads.shutdown();
        System.out.println("generated at once, seed " + SEED + ", looked " + looked + " times: " + play.told());
        assertTrue(looked.get() > 0);
        FigureCheck.Outcome outcome = tenantWork.in(play.tenant, "test", check::run);
        assertTrue(outcome.equal(), () -> "seed " + SEED + ": " + outcome);
    }
}
