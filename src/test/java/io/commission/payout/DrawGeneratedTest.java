package io.commission.payout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.commission.ledger.EntryType;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Months of random earnings, draws, voids and late approvals with odd cents, against an oracle that keeps whole cents and knows nothing
 * of the production code. Run a seed again with -Dcommission.seed=….
 */
@QuarkusTest
class DrawGeneratedTest {

    private static final int PEOPLE = 9;
    private static final int MONTHS = 7;

    @Inject
    PayoutScene scene;
    @Inject
    PayoutRun run;

    /** What the rules say of one person, in cents. */
    private static final class Oracle {
        long draw;
        boolean recoverable;
        long balance;
        /** Cents of entries that no payout has taken, adjustments apart. */
        long waiting;
        boolean any;

        long[] pay(Long capInTenThousandths) {
            long earned = waiting;
            long due = draw;
            long advance = 0;
            long free = 0;
            long recovery = 0;
            if (earned < due) {
                long missing = due - earned;
                if (recoverable) {
                    advance = missing;
                } else {
                    advance = earned < 0 ? -earned : 0;
                    free = missing - advance;
                }
            } else {
                recovery = Math.min(Math.max(balance, 0), earned - due);
                if (capInTenThousandths != null) {
                    // percent with 4 decimals of cents: earned * cap / 1,000,000, half up
                    recovery = Math.min(recovery, (earned * capInTenThousandths + 500_000) / 1_000_000);
                }
            }
            balance += advance - recovery;
            waiting = 0;
            any = false;
            return new long[]{earned, advance, free, recovery, earned + advance + free - recovery, balance};
        }
    }

    @Test
    void draw1to3_balancesFollowTheOracle_andGrossIsTheSumOfTheEntries() {
        long seed = Long.getLong("commission.seed", System.nanoTime());
        System.out.println("DrawGeneratedTest seed " + seed);
        Random random = new Random(seed);
        scene.in("USD", "America/Chicago");
        scene.on("2025-01-01");
        Long cap = random.nextBoolean() ? (long) random.nextInt(1_000_001) : null;
        if (cap != null) {
            scene.settings("recovery_cap_percent = " + BigDecimal.valueOf(cap, 4));
        }
        Map<UUID, Oracle> oracles = new HashMap<>();
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            UUID person = scene.person("p" + i);
            Oracle oracle = new Oracle();
            if (random.nextInt(3) > 0) {
                oracle.draw = 1 + random.nextInt(200_000);
                oracle.recoverable = random.nextBoolean();
                scene.draw(person, cents(oracle.draw), oracle.recoverable);
            }
            people.add(person);
            oracles.put(person, oracle);
        }
        List<Runnable> late = new ArrayList<>();
        for (int m = 1; m <= MONTHS; m++) {
            YearMonth month = YearMonth.of(2025, m);
            for (UUID person : people) {
                post(random, person, oracles.get(person), month, late);
            }
            scene.on(month.plusMonths(1).atDay(1 + random.nextInt(20)).toString());
            settle(seed, random, month, cap, people, oracles);
            scene.clock.advance(java.time.Duration.ofMinutes(5));
            late.forEach(Runnable::run);
            late.clear();
        }
        assertTrue(scene.balancesAgree(), "seed " + seed);
    }

    /** Some entries are approved only after the month is closed. */
    private void post(Random random, UUID person, Oracle oracle, YearMonth month, List<Runnable> late) {
        for (int n = random.nextInt(4); n > 0; n--) {
            long amount = random.nextInt(150_000) - (random.nextInt(4) == 0 ? 160_000 : 0);
            EntryType type = random.nextBoolean() ? EntryType.BONUS : EntryType.ADJUSTMENT;
            UUID entry = scene.pending(person, type, cents(amount), month.toString());
            Runnable approval = () -> {
                scene.approve(entry);
                oracle.waiting += amount;
                oracle.any = true;
            };
            if (random.nextInt(4) == 0) {
                late.add(approval);
            } else {
                approval.run();
            }
        }
    }

    private void settle(long seed, Random random, YearMonth month, Long cap, List<UUID> people,
            Map<UUID, Oracle> oracles) {
        Map<UUID, long[]> before = new HashMap<>();
        people.forEach(
                person -> before.put(person, new long[]{oracles.get(person).waiting, oracles.get(person).balance}));
        run.of(scene.tenant, "generated", new PayoutRun.Order(month, null, false));
        for (UUID person : people) {
            Oracle oracle = oracles.get(person);
            String where = "seed " + seed + ", " + month + ", person " + people.indexOf(person);
            if (!oracle.any && oracle.draw == 0) {
                assertEquals(0, scene.count("select count(*) from commission_payouts where person_id = ? and month = ?",
                        person, month.atDay(1)), where);
                continue;
            }
            long[] expected = oracle.pay(cap);
            check(where, person, month, expected);
            boolean paid = expected[4] == 0;
            if (!paid && random.nextInt(4) == 0) {
                scene.makeVoid(scene.idOf(person, month.toString())).then().statusCode(200);
                assertEquals(before.get(person)[1], balance(person), where + ", void");
                run.of(scene.tenant, "generated", new PayoutRun.Order(month, null, false));
                check(where + ", anew", person, month, expected);
            }
            assertEquals(oracle.balance, balance(person), where);
        }
    }

    private void check(String where, UUID person, YearMonth month, long[] expected) {
        String row = scene.given.value(scene.tenant,
                """
                        select concat_ws(' ', trim_scale((gross + adjustments) * 100), trim_scale((draw_advance - draw_advance_free) * 100),
                            trim_scale(draw_advance_free * 100), trim_scale(draw_recovery * 100), trim_scale(net * 100), trim_scale(balance_after * 100))
                        from commission_payouts where person_id = ? and month = ? and status <> 'VOID'""",
                person, month.atDay(1));
        StringBuilder wanted = new StringBuilder();
        for (long part : expected) {
            wanted.append(wanted.isEmpty() ? "" : " ").append(BigInteger.valueOf(part));
        }
        assertEquals(wanted.toString(), row, where);
        assertEquals(0, scene.count(
                """
                        select count(*) from commission_payouts p where person_id = ? and status <> 'VOID' and gross + adjustments
                            <> (select coalesce(sum(amount), 0) from commission_entries e where e.payout_id = p.id and e.origin <> 'SETTLEMENT')""",
                person), where);
    }

    private long balance(UUID person) {
        return scene.count("select coalesce((select balance * 100 from draw_balances where person_id = ?), 0)", person);
    }

    private static String cents(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
