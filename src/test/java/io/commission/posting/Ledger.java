package io.commission.posting;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.commission.database.Sql;

/** A tenant's ledger as it stands, read in plain SQL. Amounts in minor units. */
final class Ledger {

    record Row(UUID id, UUID person, String type, String origin, String status, long amount, YearMonth booked,
            YearMonth earned, UUID load, UUID count, UUID parent, UUID supersedes, UUID corrects, UUID causedBy,
            UUID payout, boolean marked, boolean reinstated, String reason) {

        boolean live() {
            return !status.equals("REVERSED");
        }

        boolean settled() {
            return status.equals("PAID") || status.equals("APPROVED") && payout != null;
        }
    }

    final Map<UUID, Row> rows = new LinkedHashMap<>();
    final Map<UUID, Map<UUID, Long>> parts = new HashMap<>();
    final Map<UUID, Oracle.Key> counts = new HashMap<>();
    final Map<Oracle.Key, Map<UUID, Integer>> numbers = new HashMap<>();
    final Set<UUID> waiting = new HashSet<>();
    final Map<Oracle.Key, Long> kept = new HashMap<>();
    YearMonth lastClosed;
    long totalsThatDiffer;

    static Ledger read(Sql sql, UUID tenant, int digits) {
        Ledger ledger = new Ledger();
        sql.query("select * from commission_entries where tenant_id = ? order by id", tenant)
                .list(row -> ledger.rows.put(row.uuid("id"), new Row(row.uuid("id"), row.uuid("person_id"),
                        row.text("type"), row.text("origin"), row.text("status"), units(row.decimal("amount"), digits),
                        row.month("commission_month"), row.month("earned_month"), row.uuid("load_id"),
                        row.uuid("count_id"), row.uuid("parent_entry_id"), row.uuid("supersedes_id"),
                        row.uuid("corrects_id"), row.uuid("caused_by_id"), row.uuid("payout_id"),
                        row.instant("reversed_at") != null, row.instant("reinstated_at") != null,
                        row.text("reversal_reason"))));
        sql.query("select * from commission_entry_parts where tenant_id = ?", tenant)
                .list(row -> ledger.parts.computeIfAbsent(row.uuid("entry_id"), id -> new HashMap<>())
                        .put(row.uuid("load_id"), units(row.decimal("amount"), digits)));
        sql.query("select * from tier_counts where tenant_id = ?", tenant).list(row -> {
            Oracle.Key key = new Oracle.Key(row.uuid("person_id"), row.uuid("plan_id"), row.date("starts_on"),
                    row.date("period_start"));
            ledger.kept.put(key, units(row.decimal("commission"), digits));
            return ledger.counts.put(row.uuid("id"), key);
        });
        sql.query("select * from tier_count_loads where tenant_id = ?", tenant)
                .list(row -> ledger.numbers
                        .computeIfAbsent(ledger.counts.get(row.uuid("count_id")), key -> new HashMap<>())
                        .put(row.uuid("load_id"), row.integer("sequence")));
        sql.query("select distinct load_id from commission_exceptions where tenant_id = ? and status = 'OPEN'", tenant)
                .list(row -> ledger.waiting.add(row.uuid("load_id")));
        ledger.lastClosed = sql.query("select max(month) as month from closed_months where tenant_id = ?", tenant)
                .one(row -> row.date("month") == null ? null : row.month("month"));
        ledger.totalsThatDiffer = sql
                .query("""
                        select count(*) from (
                            select person_id, commission_month, type,
                                case when status = 'APPROVED' and payout_id is not null then 'IN_PAYOUT' else status end as state,
                                count(*) as entries, sum(amount) as amount
                            from commission_entries where tenant_id = ? group by 1, 2, 3, 4) as e
                        full join (select * from entry_totals where tenant_id = ? and entries <> 0) as t
                            on (t.person_id, t.commission_month, t.type, t.state) = (e.person_id, e.commission_month, e.type, e.state)
                        where (t.entries, t.amount) is distinct from (e.entries, e.amount)
                        """,
                        tenant, tenant)
                .one(row -> row.number(1));
        return ledger;
    }

    /** What is posted to each person for each load: live entries that name it, and its parts of live true-ups. */
    Map<Oracle.Part, Long> posted() {
        Map<Oracle.Part, Long> posted = new HashMap<>();
        for (Row row : rows.values()) {
            if (!row.live()) {
                continue;
            }
            if (row.load != null) {
                posted.merge(new Oracle.Part(row.load, row.person), row.amount, Long::sum);
            }
            parts.getOrDefault(row.id, Map.of())
                    .forEach((load, amount) -> posted.merge(new Oracle.Part(load, row.person), amount, Long::sum));
        }
        return posted;
    }

    private static long units(BigDecimal amount, int digits) {
        return amount.movePointRight(digits).longValueExact();
    }
}
