package io.commission.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.Totals;
import io.commission.database.Ids;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Keeps the counts and the loads' places in them. A count's row lock orders the calculations that touch it (CALC-6). */
@ApplicationScoped
class CountBook {

    private final Sql sql;

    CountBook(Sql sql) {
        this.sql = sql;
    }

    /** A count as it stands. {@code commission} is what its loads earn, after the cap. */
    record Count(UUID id, CountKey key, int lastSequence, Totals totals, BigDecimal commission) {
    }

    /** A load's place: its number, and whether it is in the count now. */
    record Place(UUID countId, UUID loadId, int sequence, boolean counted, BigDecimal commission) {
    }

    /** Creates counts that are missing; none is locked or changed. */
    void create(Collection<CountKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        List<CountKey> sorted = List.copyOf(keys);
        sql.update("""
                insert into tier_counts (tenant_id, id, person_id, plan_id, starts_on, period_start, period_end)
                select ?, id, person_id, plan_id, starts_on, period_start, period_end
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::date[], ?::date[], ?::date[])
                    as n (id, person_id, plan_id, starts_on, period_start, period_end)
                order by person_id, plan_id, starts_on, period_start, period_end
                on conflict on constraint tier_count_unique do nothing
                """, tenant(), Ids.next(sorted.size()), column(sorted, CountKey::personId),
                column(sorted, CountKey::planId),
                column(sorted, CountKey::startsOn), column(sorted, CountKey::periodStart),
                column(sorted, CountKey::periodEnd));
    }

    /** The counts of the keys and ids, locked in the order of their ids. Entries that name them may be written meanwhile. */
    List<Count> lock(Collection<CountKey> keys, Collection<UUID> ids) {
        return counts(keys, ids, " for no key update");
    }

    /** The counts of the keys and ids, for who changes nothing about them. */
    List<Count> read(Collection<CountKey> keys, Collection<UUID> ids) {
        return counts(keys, ids, "");
    }

    private List<Count> counts(Collection<CountKey> keys, Collection<UUID> ids, String lock) {
        List<CountKey> wanted = List.copyOf(keys);
        return sql
                .query("""
                        select c.* from tier_counts c
                        where c.tenant_id = ? and (c.id = any(?::uuid[]) or (c.person_id, c.plan_id, c.starts_on, c.period_start, c.period_end)
                            in (select * from unnest(?::uuid[], ?::uuid[], ?::date[], ?::date[], ?::date[])))
                        order by c.id"""
                        + lock,
                        tenant(), ids, column(wanted, CountKey::personId), column(wanted, CountKey::planId),
                        column(wanted, CountKey::startsOn), column(wanted, CountKey::periodStart),
                        column(wanted, CountKey::periodEnd))
                .list(CountBook::count);
    }

    List<Count> byIds(Collection<UUID> ids) {
        return sql
                .query("select * from tier_counts where tenant_id = ? and id = any(?::uuid[]) order by id", tenant(),
                        ids)
                .list(CountBook::count);
    }

    /** Every place that the loads have or had. */
    List<Place> placesOfLoads(Collection<UUID> loadIds) {
        return sql
                .query("select * from tier_count_loads where tenant_id = ? and load_id = any(?::uuid[])", tenant(),
                        loadIds)
                .list(CountBook::place);
    }

    /** The number that a load has, or had, in one of a person's counts. */
    record Number(UUID loadId, UUID personId, LocalDate startsOn, LocalDate periodStart, LocalDate periodEnd,
            int sequence, boolean counted) {
    }

    /** Every number of the loads in counts of the people. */
    List<Number> numbers(Collection<UUID> loadIds, Collection<UUID> people) {
        return sql
                .query("""
                        select l.load_id, c.person_id, c.starts_on, c.period_start, c.period_end, l.sequence, l.counted
                        from tier_count_loads l join tier_counts c on c.tenant_id = l.tenant_id and c.id = l.count_id
                        where l.tenant_id = ? and l.load_id = any(?::uuid[]) and c.person_id = any(?::uuid[])
                        """, tenant(), loadIds, people)
                .list(row -> new Number(row.uuid(1), row.uuid(2), row.date(3), row.date(4), row.date(5),
                        row.integer(6), row.flag(7)));
    }

    /** Every place of the counts, in sequence. */
    List<Place> placesOfCounts(Collection<UUID> countIds) {
        return sql
                .query("""
                        select * from tier_count_loads where tenant_id = ? and count_id = any(?::uuid[]) order by count_id, sequence
                        """,
                        tenant(), countIds)
                .list(CountBook::place);
    }

    void save(Collection<Count> counts, Collection<Place> places) {
        List<Count> changed = List.copyOf(counts);
        if (!changed.isEmpty()) {
            sql.update(
                    """
                            update tier_counts c set last_sequence = n.last_sequence, revenue = n.revenue, margin = n.margin,
                                loads = n.loads, uncapped = n.uncapped, commission = n.commission
                            from unnest(?::uuid[], ?::integer[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[])
                                as n (id, last_sequence, revenue, margin, loads, uncapped, commission)
                            where c.tenant_id = ? and c.id = n.id
                            """,
                    column(changed, Count::id), column(changed, Count::lastSequence),
                    column(changed, count -> count.totals().revenue()),
                    column(changed, count -> count.totals().margin()),
                    column(changed, count -> count.totals().loads()),
                    column(changed, count -> count.totals().uncapped()),
                    column(changed, Count::commission), tenant());
        }
        List<Place> written = List.copyOf(places);
        if (!written.isEmpty()) {
            sql.update("""
                    insert into tier_count_loads (tenant_id, count_id, load_id, sequence, counted, commission)
                    select ?, * from unnest(?::uuid[], ?::uuid[], ?::integer[], ?::boolean[], ?::numeric[])
                    on conflict (tenant_id, count_id, load_id)
                    do update set counted = excluded.counted, commission = excluded.commission
                    """, tenant(), column(written, Place::countId), column(written, Place::loadId),
                    column(written, Place::sequence), column(written, Place::counted),
                    column(written, Place::commission));
        }
    }

    static Map<UUID, List<Place>> byCount(List<Place> places) {
        Map<UUID, List<Place>> byCount = new HashMap<>();
        places.forEach(place -> byCount.computeIfAbsent(place.countId(), id -> new ArrayList<>()).add(place));
        return byCount;
    }

    private static Count count(Row row) {
        return new Count(row.uuid("id"),
                new CountKey(row.uuid("person_id"), row.uuid("plan_id"), row.date("starts_on"),
                        row.date("period_start"),
                        row.date("period_end")),
                row.integer("last_sequence"),
                new Totals(row.decimal("revenue"), row.decimal("margin"), row.decimal("loads"),
                        row.decimal("uncapped")),
                row.decimal("commission"));
    }

    private static Place place(Row row) {
        return new Place(row.uuid("count_id"), row.uuid("load_id"), row.integer("sequence"), row.flag("counted"),
                row.decimal("commission"));
    }

    private static <T> List<Object> column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).toList();
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
