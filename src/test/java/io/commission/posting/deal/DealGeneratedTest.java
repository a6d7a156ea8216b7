package io.commission.posting.deal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.commission.calculation.Formula;
import io.commission.calculation.Recomputation;
import io.commission.database.Sql;
import io.commission.ledger.Explanations;
import io.commission.structure.Change;
import io.commission.structure.EffectiveDates;
import io.commission.structure.Line;
import io.commission.structure.LineRole;
import io.commission.structure.Split;
import io.commission.structure.Structure;
import io.commission.structure.StructureRefused;
import io.commission.structure.Version;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Random deals, changed in random ways, settled after each: what is posted equals what {@link DivisionByHand} computes from the facts
 * alone, settling again writes nothing, and every entry is recomputed from its explanation (ENT-2, PRO-1 to PRO-4, PPL-3).
 */
@QuarkusTest
class DealGeneratedTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final int STEPS = 30;
    @Inject
    DealScene scene;
    @Inject
    TenantWork tenantWork;
    @Inject
    Sql sql;
    @Inject
    Formula formula;

    private Random random;
    private final List<UUID> people = new ArrayList<>();
    private final Map<UUID, LocalDate> ends = new HashMap<>();
    private final Map<UUID, List<Integer>> undoable = new HashMap<>();
    private String story;
    private int closed;

    static List<Long> seeds() {
        long first = Long.getLong("commission.seed", System.nanoTime() % 1_000_000);
        List<Long> seeds = new ArrayList<>();
        for (int i = 0; i < Integer.getInteger("commission.seeds", 6); i++) {
            seeds.add(first + i);
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ent2WhatIsPostedIsWhatTheFactsSay(long seed) {
        random = new Random(seed);
        scene.in("USD", "America/Chicago", "2026-07-10");
        for (int i = 0; i < 4; i++) {
            people.add(scene.person("p" + i));
        }
        people.add(scene.given.unassigned(scene.tenant));
        List<UUID> deals = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            deals.add(scene.deal(status(), day(240).toString(), cents(), people.get(0), structure()));
            undoable.put(deals.get(i), new ArrayList<>());
        }
        settle(Cause.FACTS, deals);
        for (int step = 0; step < STEPS; step++) {
            UUID deal = deals.get(random.nextInt(deals.size()));
            Cause cause = step(deal, deals);
            story = "seed " + seed + ", step " + step + ": " + story;
            settle(cause, deals);
            String before = scene.fingerprint();
            settle(cause, deals);
            settle(Cause.FACTS, deals);
            assertEquals(before, scene.fingerprint(), story + ": settling again wrote something");
            for (UUID each : deals) {
                check(each);
            }
            explained();
        }
    }

    private void settle(Cause cause, List<UUID> deals) {
        scene.settle(cause, deals.toArray(UUID[]::new));
    }

    private Cause step(UUID deal, List<UUID> deals) {
        List<DealRow> rows = scene.read(deal).rows();
        DealRow row = rows.isEmpty() ? null : rows.get(random.nextInt(rows.size()));
        switch (random.nextInt(12)) {
            case 0 -> {
                LocalDate start = day(200);
                say("row added");
                scene.row(deal, start.toString(), start.plusDays(random.nextInt(60)).toString(), cents());
            }
            case 1, 2 -> {
                say("reconciled");
                if (row != null) {
                    scene.reconcile(row.id(), cents());
                }
            }
            case 3 -> {
                LocalDate start = day(200);
                say("days of a row changed");
                if (row != null) {
                    scene.given.sql(scene.tenant,
                            "update revenue_schedules set start_date = ?::date, end_date = ?::date where id = ?",
                            start.toString(), start.plusDays(random.nextInt(60)).toString(), row.id());
                }
            }
            case 4 -> {
                say("status");
                scene.change(deal, "status = '" + status() + "', expected_commission = " + cents()
                        + ", close_date = date '" + day(200) + "'");
            }
            case 5, 6 -> {
                return reassign(deal);
            }
            case 7 -> {
                List<Integer> added = undoable.get(deal);
                say("undone");
                if (!added.isEmpty()) {
                    scene.takeBack(deal, added.remove(added.size() - 1));
                }
                return Cause.REASSIGNED;
            }
            case 8 -> end(people.get(random.nextInt(4)));
            case 9 -> confirm(deal);
            case 10 -> hold(deal, row);
            default -> pay(deals);
        }
        return Cause.FACTS;
    }

    private Cause reassign(UUID deal) {
        Deal now = scene.read(deal);
        Version last = now.timeline().last();
        LocalDate day = last.from().isAfter(FIRST) ? last.from().plusDays(random.nextInt(40)) : day(150);
        EffectiveDates dates = new EffectiveDates(day.minusDays(1L + random.nextInt(2)), day);
        List<Line> holders = last.structure().lines().stream().filter(line -> line.role() != LineRole.HOUSE).toList();
        UUID departing = holders.isEmpty() ? null : holders.get(random.nextInt(holders.size())).person();
        UUID receiver = people.get(random.nextInt(people.size()));
        say("reassigned on " + day);
        try {
            Change change = departing == null || random.nextInt(3) == 0
                    ? Change.custom(departing, List.of(new Split(receiver, random.nextInt(4_000))), dates)
                    : random.nextBoolean()
                            ? Change.absorb(departing, dates)
                            : Change.transfer(departing, receiver, dates);
            undoable.get(deal).add(scene.apply(deal, change));
        } catch (StructureRefused refused) {
            say("refused: " + refused.getMessage());
        }
        return Cause.REASSIGNED;
    }

    private void end(UUID person) {
        LocalDate last = random.nextInt(3) == 0 ? null : day(200);
        say("the end of somebody: " + last);
        scene.ends(person, last == null ? null : last.toString());
        if (last == null) {
            ends.remove(person);
        } else {
            ends.put(person, last);
        }
    }

    private void confirm(UUID deal) {
        say("trailing pay confirmed");
        scene.given.sql(scene.tenant,
                """
                        insert into trailing_confirmations (tenant_id, opportunity_id, schedule_row_id, person_id, reason, created_by)
                        select tenant_id, opportunity_id, schedule_row_id, person_id, 'agreed', 'test' from commission_exceptions
                        where tenant_id = ? and opportunity_id = ? and status = 'OPEN' and code = 'TRAILING_PART' limit 1
                        on conflict do nothing""",
                scene.tenant, deal);
    }

    private void hold(UUID deal, DealRow row) {
        if (random.nextInt(3) == 0) {
            say("reinstated");
            scene.given.sql(scene.tenant, "delete from deal_holds where tenant_id = ? and opportunity_id = ?",
                    scene.tenant, deal);
            return;
        }
        say("reversed by hand");
        scene.given.sql(scene.tenant,
                """
                        insert into deal_holds (tenant_id, id, opportunity_id, schedule_row_id, person_id, entry_id, reason, created_by)
                        select tenant_id, gen_random_uuid(), opportunity_id, schedule_row_id, person_id, id, 'by hand', 'test'
                        from commission_entries where tenant_id = ? and opportunity_id = ? and status <> 'REVERSED'
                            and type = 'DEAL_COMMISSION' and schedule_row_id is not distinct from ? order by id limit 1
                        on conflict do nothing""",
                scene.tenant, deal, row == null ? null : row.id());
    }

    private void pay(List<UUID> deals) {
        boolean paid = random.nextBoolean();
        say(paid ? "paid" : "in a payout");
        for (UUID deal : deals) {
            people.stream().limit(4).filter(person -> random.nextBoolean())
                    .forEach(person -> scene.pay(deal, person, paid));
        }
        if (random.nextBoolean()) {
            scene.close("2026-0" + (closed = Math.min(closed + 1, 6)));
        }
    }

    private void check(UUID deal) {
        DivisionByHand byHand = new DivisionByHand(scene.read(deal), ends);
        tenantWork.run(scene.tenant, "test", () -> {
            TreeSet<String> confirmed = new TreeSet<>(sql
                    .query("""
                            select coalesce(schedule_row_id::text, '') || person_id from trailing_confirmations where opportunity_id = ?
                            """,
                            deal)
                    .list(row -> row.text(1)));
            TreeSet<String> held = new TreeSet<>(sql.query("""
                    select coalesce(schedule_row_id::text, '') || person_id from deal_holds where opportunity_id = ?
                    """, deal).list(row -> row.text(1)));
            TreeMap<String, Long> expected = new TreeMap<>();
            TreeSet<String> waiting = new TreeSet<>();
            byHand.shares().forEach(share -> {
                String part = (share.row() == null ? "" : share.row().toString()) + share.person();
                if (held.contains(part)) {
                    return;
                }
                if (share.late() && !confirmed.contains(part)) {
                    if (share.units() != 0) {
                        waiting.add(part);
                    }
                } else {
                    expected.merge(part, share.units(), Long::sum);
                }
            });
            expected.values().removeIf(units -> units == 0);
            TreeMap<String, Long> posted = new TreeMap<>();
            sql.query(
                    """
                            select coalesce(schedule_row_id::text, '') || person_id, (sum(amount) * 100)::bigint from commission_entries
                            where opportunity_id = ? and status <> 'REVERSED' group by 1 having sum(amount) <> 0
                            """,
                    deal).list(row -> posted.put(row.text(1), row.number(2)));
            assertEquals(expected, posted, story);
            TreeSet<String> open = new TreeSet<>(sql.query("""
                    select coalesce(schedule_row_id::text, '') || person_id from commission_exceptions
                    where opportunity_id = ? and status = 'OPEN' and code = 'TRAILING_PART'
                    """, deal).list(row -> row.text(1)));
            assertEquals(waiting, open, story);
        });
        byHand.wholes().forEach((row, whole) -> assertEquals(whole, byHand.shares().stream()
                .filter(share -> row.equals(String.valueOf(share.row()))).mapToLong(DivisionByHand.Share::units).sum(),
                story + ": parts add up"));
    }

    private void explained() {
        Recomputation recomputation = new Recomputation(formula);
        tenantWork.run(scene.tenant, "test", () -> {
            sql.query("""
                    select e.amount, x.explanation::text from commission_entries e
                    join commission_explanations x on x.tenant_id = e.tenant_id and x.entry_id = e.id
                    """).list(row -> {
                BigDecimal again = recomputation.of(Explanations.read(row.text(2)));
                assertEquals(0, again.compareTo(row.decimal(1)), story + ": " + row.text(2));
                return null;
            });
            long differing = sql
                    .query("""
                            select count(*) from (select person_id, commission_month, type, entry_state(status, payout_id), count(*), sum(amount)
                                from commission_entries group by 1, 2, 3, 4
                                except select person_id, commission_month, type, state, entries, amount from entry_totals) as differing
                            """)
                    .one(row -> row.number(1));
            assertEquals(0, differing, story + ": kept totals");
        });
    }

    private Structure structure() {
        List<UUID> order = new ArrayList<>(people);
        Collections.shuffle(order, random);
        List<Line> lines = new ArrayList<>();
        int left = 10_000;
        int holders = random.nextInt(4);
        for (int i = 0; i < holders; i++) {
            int percent = random.nextInt(left + 1);
            left -= percent;
            lines.add(new Line(i == 0 ? LineRole.HOUSE_REP : LineRole.SUBAGENT, order.get(i), percent));
        }
        lines.add(new Line(LineRole.HOUSE, scene.house, left));
        return Structure.of(lines);
    }

    private String status() {
        return List.of("pipeline", "closed_won", "closed_won", "closed_lost").get(random.nextInt(4));
    }

    private LocalDate day(int within) {
        return FIRST.plusDays(random.nextInt(within));
    }

    private String cents() {
        return BigDecimal.valueOf(random.nextInt(random.nextBoolean() ? 300 : 100_000), 2).toPlainString();
    }

    private void say(String what) {
        story = what;
    }
}
