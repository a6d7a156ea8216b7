package io.commission.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.Dependent;

import io.commission.database.Sql;
import io.commission.posting.Scenario;

/**
 * A tenant's ledger of random entries with odd cents in every state, some of them moved on afterwards, and plain sums over it.
 * mia leads ann and bob, bob leads cid; dan is in nobody's team.
 */
@Dependent
public class GeneratedLedger {
    static final String FIRST_MONTH = "2025-01-01";
    static final int MONTHS = 16;

    private final Scenario scenario;
    private final Sql sql;
    final Map<String, UUID> people = new TreeMap<>();
    final List<UUID> accounts = new ArrayList<>();
    private final List<UUID> loads = new ArrayList<>();
    private Random random;

    GeneratedLedger(Scenario scenario, Sql sql) {
        this.scenario = scenario;
        this.sql = sql;
    }

    GeneratedLedger begin(long seed, int entries) {
        System.out.println("generated ledger, seed " + seed);
        random = new Random(seed);
        scenario.begin();
        for (String name : new String[]{"mia", "ann", "bob", "cid", "dan"}) {
            people.put(name, scenario.person(name));
        }
        leads("mia", "ann");
        leads("mia", "bob");
        leads("bob", "cid");
        scenario.write("update people set name = '=cmd|dan' where id = ?", people.get("dan"));
        people.put("House", special("HOUSE"));
        people.put("Unassigned", special("UNASSIGNED"));
        for (String name : new String[]{"+Acme", "Bolt", "Crate"}) {
            accounts.add(scenario.account(name));
        }
        for (int i = 0; i < 12; i++) {
            UUID load = scenario.load("L" + i, "2026-01-10", "1000", null);
            UUID account = accounts.get(i % 4 == 3 ? 0 : i % 4);
            if (i % 4 < 3) {
                scenario.write("update loads set account_id = ? where id = ?", account, load);
            }
            loads.add(load);
        }
        write(entries);
        moveOn();
        return this;
    }

    UUID tenant() {
        return scenario.tenant;
    }

    Scenario scenario() {
        return scenario;
    }

    UUID person(String name) {
        return people.get(name);
    }

    private void leads(String manager, String person) {
        scenario.write("update people set manager_id = ? where id = ?", people.get(manager), people.get(person));
    }

    private UUID special(String kind) {
        return scenario
                .in(() -> sql.query("select id from people where tenant_id = ? and kind = ?", scenario.tenant, kind)
                        .one(row -> row.uuid(1)));
    }

    private record Entry(UUID id, UUID person, String type, String origin, String status, BigDecimal amount,
            LocalDate month,
            UUID load, UUID account) {
    }

    private void write(int count) {
        List<UUID> everybody = List.copyOf(people.values());
        List<Entry> entries = new ArrayList<>();
        List<Object[]> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID person = everybody.get(random.nextInt(everybody.size()));
            boolean special = person.equals(people.get("House")) || person.equals(people.get("Unassigned"));
            String type = new String[]{"LOAD_COMMISSION", "LOAD_COMMISSION", "BONUS", "ADJUSTMENT", "ADJUSTMENT",
                    "DRAW", "DRAW_RECOVERY"}[random.nextInt(special ? 5 : 7)];
            boolean trueUp = type.equals("ADJUSTMENT") && random.nextBoolean();
            String origin = switch (type) {
                case "LOAD_COMMISSION" -> "CALCULATION";
                case "ADJUSTMENT" -> trueUp ? "TRUE_UP" : "MANUAL";
                case "BONUS" -> "PERIOD_BONUS";
                default -> "SETTLEMENT";
            };
            String status = special || type.startsWith("DRAW")
                    ? random.nextInt(9) == 0 && !type.startsWith("DRAW") ? "REVERSED" : "APPROVED"
                    : new String[]{"PENDING", "APPROVED", "REVERSED"}[random.nextInt(3)];
            BigDecimal amount = cents(type.equals("DRAW_RECOVERY") ? -50_000 : type.equals("DRAW") ? 1 : -20_000,
                    type.equals("DRAW_RECOVERY") ? -1 : 100_000);
            UUID load = type.equals("LOAD_COMMISSION") ? loads.get(random.nextInt(loads.size())) : null;
            UUID account = load == null ? null : accountOf(load);
            UUID id = UUID.randomUUID();
            entries.add(new Entry(id, person, type, origin, status, amount,
                    LocalDate.parse(FIRST_MONTH).plusMonths(random.nextInt(MONTHS)), load, account));
            if (trueUp) {
                int first = random.nextInt(loads.size());
                BigDecimal one = cents(-5_000, 5_000);
                parts.add(new Object[]{id, loads.get(first), one});
                parts.add(new Object[]{id, loads.get((first + 1) % loads.size()), amount.subtract(one)});
            }
        }
        scenario.in(() -> sql.update(
                """
                        insert into commission_entries (tenant_id, id, person_id, type, origin, status, amount, commission_month,
                            earned_month, load_id, account_id, reversed_at, reversed_by, reversal_reason, created_by, updated_by)
                        select ?, n.id, n.person, n.type, n.origin, n.status, n.amount, n.month, n.month, n.load, n.account,
                            case when n.status = 'REVERSED' then now() end, case when n.status = 'REVERSED' then 't' end,
                            case when n.status = 'REVERSED' then 'test' end, 't', 't'
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::date[], ?::uuid[], ?::uuid[])
                            as n (id, person, type, origin, status, amount, month, load, account)
                        """,
                scenario.tenant, column(entries, Entry::id), column(entries, Entry::person),
                column(entries, Entry::type), column(entries, Entry::origin), column(entries, Entry::status),
                column(entries, Entry::amount), column(entries, Entry::month),
                entries.stream().map(Entry::load).toArray(UUID[]::new),
                entries.stream().map(Entry::account).toArray(UUID[]::new)));
        parts.forEach(part -> scenario.write(
                "insert into commission_entry_parts (tenant_id, entry_id, load_id, amount) values (?, ?, ?, ?)",
                scenario.tenant, part[0], part[1], part[2]));
    }

    /** Approves, reverses, puts into payouts and pays some, person by person, as the months go by. */
    void moveOn() {
        for (String name : new String[]{"mia", "ann", "bob", "cid", "dan"}) {
            UUID person = people.get(name);
            scenario.write("""
                    update commission_entries set status = 'APPROVED', approved_at = now(), approved_by = 't'
                    where person_id = ? and status = 'PENDING' and hashtext(id::text) % 3 = 0
                    """, person);
            scenario.write(
                    """
                            update commission_entries set status = 'REVERSED', reversed_at = now(), reversed_by = 't', reversal_reason = 'test'
                            where person_id = ? and status = 'APPROVED' and type not like 'DRAW%' and hashtext(id::text) % 7 = 0
                            """,
                    person);
            for (int month = 0; month < 4; month++) {
                LocalDate first = LocalDate.parse(FIRST_MONTH).plusMonths(month + random.nextInt(3) * 4L);
                UUID payout = payout(person, first, "APPROVED");
                if (payout != null) {
                    scenario.write("""
                            update commission_entries set payout_id = ?
                            where person_id = ? and status = 'APPROVED' and commission_month <= ? and payout_id is null
                            """, payout, person, first);
                    if (random.nextBoolean()) {
                        scenario.write(
                                "update commission_entries set status = 'PAID', paid_at = now() where payout_id = ?",
                                payout);
                        scenario.write("update commission_payouts set status = 'PAID' where id = ?", payout);
                    }
                }
            }
        }
    }

    UUID payout(UUID person, LocalDate month, String status) {
        UUID id = UUID.randomUUID();
        BigDecimal net = cents(1, 100_000);
        int written = scenario.in(() -> sql.update(
                """
                        insert into commission_payouts (tenant_id, id, number, person_id, month, period_start, period_end, payout_date,
                            first_entry_month, gross, adjustments, net, entry_count, status, origin, generated_by, created_by, updated_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, ?, 'RUN', 't', 't', 't') on conflict do nothing
                        """,
                scenario.tenant, id, "PAY-" + id, person, month, month, month.plusMonths(1).minusDays(1),
                month.plusMonths(1), month, net, net, status));
        return written == 1 ? id : null;
    }

    /** The sum of entries that a plain condition selects; reversed ones are left out unless it names them. */
    BigDecimal sum(String condition, Object... parameters) {
        Object[] all = new Object[parameters.length + 1];
        all[0] = scenario.tenant;
        System.arraycopy(parameters, 0, all, 1, parameters.length);
        return scenario.in(() -> sql.query(
                "select coalesce(sum(amount), 0)::numeric(19, 2) from commission_entries e where tenant_id = ? and "
                        + condition,
                all).one(row -> row.decimal(1)));
    }

    private UUID accountOf(UUID load) {
        return scenario.in(
                () -> sql.query("select account_id from loads where tenant_id = ? and id = ?", scenario.tenant, load)
                        .first(row -> Optional.ofNullable(row.uuid(1))))
                .orElseThrow().orElse(null);
    }

    private BigDecimal cents(int from, int to) {
        return BigDecimal.valueOf(from + random.nextInt(to - from + 1), 2);
    }

    private static List<Object> column(List<Entry> entries, Function<Entry, Object> value) {
        return entries.stream().map(value).toList();
    }
}
