package io.commission.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.Formula;
import io.commission.calculation.Rated;
import io.commission.calculation.Rating;
import io.commission.calculation.Share;
import io.commission.database.Sql;
import io.commission.money.Allocation;
import io.commission.money.MinorUnits;
import io.commission.tenant.TenantContext;

/**
 * Checks CALC-4: the live entries on a count's loads, the computed parts of reversed children added back, equal what the count's
 * facts give when they are rated from the beginning. Reads only.
 */
@ApplicationScoped
public class CountCheck {

    private static final int CHUNK = 50;

    private final Sql sql;
    private final CountBook countBook;
    private final LoadRows loadRows;
    private final TermsReader termsReader;
    private final Formula formula;

    CountCheck(Sql sql, CountBook countBook, LoadRows loadRows, TermsReader termsReader, Formula formula) {
        this.sql = sql;
        this.countBook = countBook;
        this.loadRows = loadRows;
        this.termsReader = termsReader;
        this.formula = formula;
    }

    /** A count whose ledger differs from its facts. Amounts in minor units. */
    public record Difference(UUID countId, UUID personId, UUID planId, LocalDate startsOn, LocalDate periodEnd,
            BigDecimal posted,
            BigDecimal expected) {
    }

    public record Result(int counts, List<Difference> differences) {
    }

    /** Every count whose period touches the month. */
    public Result ofMonth(YearMonth month, MinorUnits units) {
        List<UUID> ids = sql.query("""
                select id from tier_counts where tenant_id = ? and period_start <= ? and period_end >= ? order by id
                """, tenant(), month.atEndOfMonth(), month.atDay(1)).list(row -> row.uuid(1));
        List<Difference> differences = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            check(ids.subList(from, Math.min(ids.size(), from + CHUNK)), units, differences);
        }
        return new Result(ids.size(), differences);
    }

    private void check(List<UUID> ids, MinorUnits units, List<Difference> differences) {
        Map<UUID, BigDecimal> posted = posted(ids);
        Map<UUID, List<CountBook.Place>> places = CountBook.byCount(countBook.placesOfCounts(ids));
        List<UUID> loadIds = places.values().stream().flatMap(List::stream).filter(CountBook.Place::counted)
                .map(CountBook.Place::loadId).distinct().toList();
        List<LoadRow> loads = loadRows.read(loadIds);
        Evaluator evaluator = new Evaluator(termsReader.read(loads), units, formula);
        Map<UUID, Evaluation> evaluations = new HashMap<>();
        loads.forEach(load -> evaluations.put(load.id(), evaluator.evaluate(load)));
        for (CountBook.Count count : countBook.byIds(ids)) {
            Map<UUID, CountRating.Member> members = new HashMap<>();
            List<CountBook.Place> given = places.getOrDefault(count.id(), List.of());
            given.stream().filter(CountBook.Place::counted).map(place -> evaluations.get(place.loadId()))
                    .filter(evaluation -> evaluation != null).forEach(evaluation -> evaluation.places().stream()
                            .filter(place -> count.key().equals(place.key()))
                            .forEach(place -> members.put(evaluation.load().id(),
                                    new CountRating.Member(evaluation, place))));
            CountRating rating = new CountRating(count, true, List.of());
            rating.rate(new Rating(units, formula), given, members);
            BigDecimal expected = rating.rated().stream().map(Rated::amount).reduce(units.zero(), BigDecimal::add)
                    .subtract(held(rating, units));
            BigDecimal found = posted.getOrDefault(count.id(), BigDecimal.ZERO);
            if (expected.compareTo(found) != 0) {
                differences.add(
                        new Difference(count.id(), count.key().personId(), count.key().planId(), count.key().startsOn(),
                                count.key().periodEnd(), units.exact(found), expected));
            }
        }
    }

    /** What children reversed by hand would have: their parts stand in no entry (ENT-3). */
    private static BigDecimal held(CountRating rating, MinorUnits units) {
        BigDecimal held = units.zero();
        for (Rated rated : rating.rated()) {
            CountRating.Member member = rating.member(rated.credit().loadId());
            Evaluation evaluation = member.evaluation();
            if (evaluation.load().heldPeople().isEmpty()) {
                continue;
            }
            List<BigDecimal> parts = evaluation.creditThenRate()
                    ? List.of(rated.amount())
                    : Allocation.byLargestRemainder(rated.amount(),
                            evaluation.shares().stream().map(Share::percent).toList(),
                            units.digits());
            for (int i = 0; i < parts.size(); i++) {
                int share = evaluation.creditThenRate() ? member.place().share() : i;
                if (evaluation.load().holds(evaluation.shares().get(share).personId())) {
                    held = held.add(parts.get(i));
                }
            }
        }
        return held;
    }

    private Map<UUID, BigDecimal> posted(List<UUID> ids) {
        Map<UUID, BigDecimal> posted = new HashMap<>();
        sql.query(
                """
                        select count_id, sum(amount) from (
                            select count_id, amount from commission_entries
                            where tenant_id = ? and status <> 'REVERSED' and origin in ('CALCULATION', 'TAKE_BACK')
                                and load_id in (select load_id from tier_count_loads where tenant_id = ? and count_id = any(?::uuid[]))
                                and count_id = any(?::uuid[])
                            union all
                            select count_id, amount from commission_entries
                            where tenant_id = ? and status <> 'REVERSED' and origin = 'TRUE_UP' and load_id is null
                                and count_id = any(?::uuid[])) as live
                        group by count_id
                        """,
                tenant(), tenant(), ids, ids, tenant(), ids).list(row -> posted.put(row.uuid(1), row.decimal(2)));
        return posted;
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
