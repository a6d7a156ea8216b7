package io.commission.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.Posted;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Reads what the ledger posts now: everything live that names a load, or belongs to a count as a whole (ENT-2). */
@ApplicationScoped
public class PostedRows {

    private static final String STATE = """
            case when %1$s.status = 'PAID' or %1$s.payout_id is not null then 'SETTLED' else %1$s.status end as state
            """;

    private final Sql sql;

    PostedRows(Sql sql) {
        this.sql = sql;
    }

    /** A live entry that belongs to a count as a whole: a true-up, a bonus. */
    public record OfCount(
            UUID entryId, UUID countId, UUID personId, EntryOrigin origin, EntryType type, Posted.State state,
            BigDecimal amount) {
    }

    /** A true-up part as it stands. */
    public record PartRow(UUID entryId, UUID loadId, BigDecimal amount) {
    }

    /** Entries of the calculation that name the loads, and their parts of true-ups. Hand-made entries are left out. */
    public List<PostedRow> ofLoads(Collection<UUID> loadIds) {
        List<PostedRow> rows = sql.query(
                """
                        select e.id, e.load_id, e.person_id, e.count_id, e.earned_month, e.amount,
                            case when e.origin = 'TAKE_BACK' then 'TAKE_BACK'
                                when e.type = 'ADJUSTMENT' then 'ADJUSTMENT'
                                when e.reversed_at is not null then 'REVERSED_COMMISSION'
                                else 'COMMISSION' end as kind,
                        """
                        + STATE.formatted("e")
                        + """
                                from commission_entries e
                                where e.tenant_id = ? and e.load_id = any(?::uuid[]) and e.status <> 'REVERSED'
                                    and e.origin in ('CALCULATION', 'TAKE_BACK')
                                order by e.id
                                """,
                tenant(),
                loadIds)
                .list(row -> posted(row, Posted.Kind.valueOf(row.text("kind"))));
        rows.addAll(sql.query(
                """
                        select e.id, p.load_id, e.person_id, e.count_id, e.earned_month, p.amount,
                        """
                        + STATE.formatted("e")
                        + """
                                from commission_entry_parts p join commission_entries e on e.tenant_id = p.tenant_id and e.id = p.entry_id
                                where p.tenant_id = ? and p.load_id = any(?::uuid[]) and e.status <> 'REVERSED'
                                order by e.id
                                """,
                tenant(),
                loadIds)
                .list(row -> posted(row, Posted.Kind.TRUE_UP_PART)));
        return rows;
    }

    /** Everybody to whom something live is posted for the loads. */
    public List<UUID> peopleOf(Collection<UUID> loadIds) {
        return sql.query("""
                select distinct e.person_id from commission_entries e
                where e.tenant_id = ? and e.load_id = any(?::uuid[]) and e.status <> 'REVERSED'
                """, tenant(), loadIds).list(row -> row.uuid(1));
    }

    /** True-ups, bonuses and floors of the counts. */
    public List<OfCount> ofCounts(Collection<UUID> countIds) {
        return sql.query(
                """
                        select e.id, e.count_id, e.person_id, e.origin, e.type, e.amount,
                        """
                        + STATE.formatted("e")
                        + """
                                from commission_entries e
                                where e.tenant_id = ? and e.count_id = any(?::uuid[]) and e.load_id is null and e.status <> 'REVERSED'
                                order by e.id
                                """,
                tenant(),
                countIds)
                .list(row -> new OfCount(
                        row.uuid("id"),
                        row.uuid("count_id"),
                        row.uuid("person_id"),
                        row.oneOf(EntryOrigin.class, "origin"),
                        row.oneOf(EntryType.class, "type"),
                        row.oneOf(Posted.State.class, "state"),
                        row.decimal("amount")));
    }

    /** What a person is posted of a tier period as a whole. */
    public record OfPeriod(UUID personId, YearMonth earnedMonth, EntryOrigin origin, BigDecimal amount) {
    }

    /** Bonuses and floors of the people by earned month, both months included. */
    public List<OfPeriod> ofPeriods(Collection<UUID> people, YearMonth from, YearMonth to) {
        return sql.query("""
                select person_id, earned_month, origin, sum(amount) from commission_entries
                where tenant_id = ? and earned_month between ? and ? and person_id = any(?::uuid[])
                    and origin in ('PERIOD_BONUS', 'PERIOD_FLOOR') and status <> 'REVERSED'
                group by 1, 2, 3
                """, tenant(), from, to, people)
                .list(row -> new OfPeriod(row.uuid(1), row.month("earned_month"),
                        row.oneOf(EntryOrigin.class, "origin"), row.decimal(4)));
    }

    /** The parts of true-ups. */
    public List<PartRow> parts(Collection<UUID> entryIds) {
        return sql.query(
                "select entry_id, load_id, amount from commission_entry_parts where tenant_id = ? and entry_id = any(?::uuid[])",
                tenant(),
                entryIds)
                .list(row -> new PartRow(row.uuid("entry_id"), row.uuid("load_id"), row.decimal("amount")));
    }

    private static PostedRow posted(Row row, Posted.Kind kind) {
        Posted.State state = row.oneOf(Posted.State.class, "state");
        return new PostedRow(
                row.uuid("load_id"),
                row.uuid("person_id"),
                row.uuid("count_id"),
                YearMonth.from(row.date("earned_month")),
                new Posted(row.uuid("id"), kind, state, row.decimal("amount")),
                kind == Posted.Kind.TRUE_UP_PART && state == Posted.State.PENDING);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
