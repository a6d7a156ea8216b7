package io.commission.posting.deal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.structure.Line;
import io.commission.structure.LineRole;
import io.commission.structure.Structure;
import io.commission.structure.Timeline;
import io.commission.structure.Version;
import io.commission.tenant.TenantContext;

/** Reads opportunities with their structures and schedules, a constant number of statements for any number of them. */
@ApplicationScoped
public class Deals {
    private static final LineRole[] ROLES = LineRole.values();
    private static final int SCALE = 4;

    private final Sql sql;
    private final Targets targets;

    Deals(Sql sql, Targets targets) {
        this.sql = sql;
        this.targets = targets;
    }

    /** In the order of their ids; unknown ones are left out. */
    public List<Deal> read(Collection<UUID> ids) {
        return read(ids, "", this::rows);
    }

    /**
     * The same for whoever asks what becomes of them from a day on: rows that end before it are left out. Where all of a deal's do,
     * they are read, for a deal with rows earns by nothing else (OPP-3).
     */
    public List<Deal> readFrom(LocalDate day, Collection<UUID> ids) {
        return read(ids, "", deals -> rowsFrom(day, deals));
    }

    /**
     * The same, and nobody else changes them until the transaction ends (RSG-7). Taken before any other lock. Rows that only point at
     * an opportunity, as items of a batch do, can be written meanwhile.
     */
    public List<Deal> hold(Collection<UUID> ids) {
        targets.share();
        return read(ids, " for no key update", this::rows);
    }

    /** The same for a change of their structures: of open ones the rows that are only planned are left out, they post nothing. */
    public List<Deal> holdToMove(Collection<UUID> ids) {
        targets.share();
        return read(ids, " for no key update", this::postedRows);
    }

    private List<Deal> read(Collection<UUID> ids, String lock,
            Function<List<Deal>, Map<UUID, List<DealRow>>> schedules) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Deal> deals = sql.query("""
                select id, external_id, account_id, opened_on, amount, close_date, status, stage, expected_commission,
                    deleted_at is not null, version
                from opportunities where tenant_id = ? and id = any(?::uuid[]) order by id
                """ + lock, tenant(), ids).list(row -> new Deal(row.uuid(1), row.text(2), row.uuid(3), row.date(4),
                row.decimal(5), row.date(6), DealStatus.fromWire(row.text(7)), row.text(8), row.decimal(9),
                row.flag(10), row.number(11), null, null));
        // After the locks: another transaction's versions and rows are seen, not those of before the wait.
        Map<UUID, List<Version>> versions = versions(deals.stream().map(Deal::id).toList());
        Map<UUID, List<DealRow>> rows = schedules.apply(deals);
        return deals.stream().map(deal -> deal.with(versions.containsKey(deal.id())
                ? new Timeline(versions.get(deal.id()))
                : null, rows.getOrDefault(deal.id(), List.of()))).toList();
    }

    private Map<UUID, List<DealRow>> rows(List<Deal> deals) {
        return rows(ids(deals, deal -> true), "");
    }

    private Map<UUID, List<DealRow>> postedRows(List<Deal> deals) {
        Map<UUID, List<DealRow>> rows = rows(ids(deals, deal -> !deal.open()), "");
        rows.putAll(rows(ids(deals, Deal::open), " and status = 'RECONCILED'"));
        return rows;
    }

    private Map<UUID, List<DealRow>> rowsFrom(LocalDate day, List<Deal> deals) {
        Map<UUID, List<DealRow>> rows = rows(ids(deals, deal -> true), " and end_date >= ?", day);
        rows.putAll(rows(ids(deals, deal -> !rows.containsKey(deal.id())), ""));
        return rows;
    }

    private static List<UUID> ids(List<Deal> deals, Predicate<Deal> which) {
        return deals.stream().filter(which).map(Deal::id).toList();
    }

    private record Since(UUID opportunity, LocalDate day, UUID owner) {
    }

    /** Whoever holds nothing may meet a change between the two statements: a version that has just been taken back is left out. */
    private Map<UUID, List<Version>> versions(Collection<UUID> ids) {
        List<Since> all = sql.query("""
                select opportunity_id, effective_from, owner_id from opportunity_versions
                where tenant_id = ? and opportunity_id = any(?::uuid[]) order by opportunity_id, position
                """, tenant(), ids).list(row -> new Since(row.uuid(1), row.date(2), row.uuid(3)));
        Map<UUID, List<Structure>> structures = structures(ids);
        Map<UUID, List<Version>> versions = new HashMap<>();
        for (Since since : all) {
            List<Structure> its = structures.getOrDefault(since.opportunity(), List.of());
            List<Version> before = versions.computeIfAbsent(since.opportunity(), id -> new ArrayList<>(2));
            if (before.size() < its.size()) {
                before.add(new Version(since.day(), since.owner(), its.get(before.size())));
            }
        }
        return versions;
    }

    /** By position. All lines of one in bytes: nothing to join, to sort or to parse; those that are the same are one object. */
    private Map<UUID, List<Structure>> structures(Collection<UUID> ids) {
        Map<ByteBuffer, Structure> known = new HashMap<>();
        Map<UUID, List<Structure>> structures = new HashMap<>();
        sql.query("""
                select opportunity_id, string_agg(uuid_send(person_id) || int4send(line)
                    || int4send(case role when 'HOUSE_REP' then 0 when 'SUBAGENT' then 1 else 2 end)
                    || int4send((percent * 100)::integer), ''::bytea) as lines
                from commission_structure_lines where tenant_id = ? and opportunity_id = any(?::uuid[])
                group by opportunity_id, position order by opportunity_id, position
                """, tenant(), ids).list(row -> structures.computeIfAbsent(row.uuid(1), id -> new ArrayList<>(2))
                .add(known.computeIfAbsent(ByteBuffer.wrap(row.bytes("lines")), Deals::structure)));
        return structures;
    }

    private static Structure structure(ByteBuffer bytes) {
        ByteBuffer lines = bytes.duplicate();
        Map<Integer, Line> inOrder = new TreeMap<>();
        while (lines.hasRemaining()) {
            UUID person = new UUID(lines.getLong(), lines.getLong());
            inOrder.put(lines.getInt(), new Line(ROLES[lines.getInt()], person, lines.getInt()));
        }
        return new Structure(List.copyOf(inOrder.values()));
    }

    /**
     * Likewise all rows of an opportunity at once; amounts in the ten-thousandths that the column keeps. Ids are read of reconciled ones
     * only: nobody asks which row is planned.
     */
    private Map<UUID, List<DealRow>> rows(List<UUID> ids, String which, Object... parameters) {
        Map<UUID, List<DealRow>> rows = new HashMap<>();
        if (ids.isEmpty()) {
            return rows;
        }
        sql.query(
                """
                        select opportunity_id, string_agg(uuid_send(id), ''::bytea) filter (where actual is not null) as ids, array_agg(first_day) as first_days,
                            array_agg(last_day) as last_days, array_agg(expected) as expected, array_agg(actual) as actual
                        from (select opportunity_id, id, start_date - date '1970-01-01' as first_day, end_date - date '1970-01-01' as last_day,
                                (expected_commission * 10000)::bigint as expected, (actual_commission * 10000)::bigint as actual
                            from revenue_schedules where tenant_id = ? and opportunity_id = any(?::uuid[])
                        """
                        + which + """
                                    order by opportunity_id, start_date, id) as schedule
                                group by opportunity_id
                                """,
                Stream.concat(Stream.of(tenant(), ids), Stream.of(parameters)).toArray())
                .list(row -> rows.put(row.uuid(1), schedule(row)));
        return rows;
    }

    private static List<DealRow> schedule(Row row) {
        byte[] reconciled = row.bytes("ids");
        ByteBuffer ids = reconciled == null ? null : ByteBuffer.wrap(reconciled);
        Integer[] firstDays = row.array("first_days", Integer[].class);
        Integer[] lastDays = row.array("last_days", Integer[].class);
        Long[] expected = row.array("expected", Long[].class);
        Long[] actual = row.array("actual", Long[].class);
        List<DealRow> schedule = new ArrayList<>(expected.length);
        for (int i = 0; i < expected.length; i++) {
            boolean planned = actual[i] == null;
            schedule.add(new DealRow(planned ? null : new UUID(ids.getLong(), ids.getLong()),
                    LocalDate.ofEpochDay(firstDays[i]), LocalDate.ofEpochDay(lastDays[i]),
                    BigDecimal.valueOf(expected[i], SCALE), !planned,
                    planned ? null : BigDecimal.valueOf(actual[i], SCALE)));
        }
        return schedule;
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
