package io.commission.posting;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.Formula;
import io.commission.calculation.PlanTerms;
import io.commission.calculation.Rating;
import io.commission.calculation.Recomputation;
import io.commission.ledger.EntryOrigin;
import io.commission.ledger.PostedRow;
import io.commission.ledger.PostedRows;
import io.commission.money.MinorUnits;
import io.commission.posting.ReplayedCounts.PersonAndMonth;

/**
 * What real loads would have earned under a supposed plan: the same evaluation, rating, splits, bonuses and floors as the calculation,
 * on the facts as they stand. Reads only; uses nothing up. A constant number of statements for each chunk of loads.
 */
@ApplicationScoped
public class Replay {

    private static final int CHUNK = 2_000;

    private final LoadRows loadRows;
    private final TermsReader termsReader;
    private final CountBook countBook;
    private final PostedRows postedRows;
    private final PeriodFloors floors;
    private final Formula formula;
    private final Clock clock;

    Replay(LoadRows loadRows, TermsReader termsReader, CountBook countBook, PostedRows postedRows, PeriodFloors floors,
            Formula formula, Clock clock) {
        this.loadRows = loadRows;
        this.termsReader = termsReader;
        this.countBook = countBook;
        this.postedRows = postedRows;
        this.floors = floors;
        this.formula = formula;
        this.clock = clock;
    }

    /**
     * @param loadIds every load that names one of the people, or is their account's, and is dated or delivered within the months
     */
    public Replayed of(Supposition supposition, Collection<UUID> loadIds, MinorUnits units) {
        ReplayedCounts counts = new ReplayedCounts(units, new Rating(units, formula));
        ReplayedParts parts = new ReplayedParts(supposition, counts, units);
        List<UUID> ids = List.copyOf(loadIds);
        for (int from = 0; from < ids.size(); from += CHUNK) {
            evaluate(ids.subList(from, Math.min(ids.size(), from + CHUNK)), supposition, parts, units);
        }
        counts.rate();
        List<Replayed.Part> rated = parts.rated();
        return new Replayed(rated, ofPeriods(supposition, rated, counts, units),
                counts.reached().stream().filter(tier -> supposition.holds(tier.month())).toList());
    }

    private void evaluate(List<UUID> ids, Supposition supposition, ReplayedParts parts, MinorUnits units) {
        List<LoadRow> rows = loadRows.read(ids);
        TermsOnFile file = supposition.in(termsReader.read(rows));
        Map<UUID, Map<UUID, BigDecimal>> posted = new HashMap<>();
        for (PostedRow row : postedRows.ofLoads(ids)) {
            if (supposition.people().contains(row.personId())) {
                posted.computeIfAbsent(row.loadId(), id -> new HashMap<>()).merge(row.personId(),
                        row.posted().amount(), BigDecimal::add);
            }
        }
        Map<UUID, List<CountBook.Number>> numbers = new HashMap<>();
        countBook.numbers(ids, supposition.people())
                .forEach(number -> numbers.computeIfAbsent(number.loadId(), id -> new ArrayList<>()).add(number));
        Evaluator evaluator = new Evaluator(file, units, formula);
        rows.forEach(row -> parts.add(evaluator.evaluate(row), file, posted.getOrDefault(row.id(), Map.of()),
                numbers.getOrDefault(row.id(), List.of())));
    }

    private List<Replayed.OfPeriod> ofPeriods(Supposition supposition, List<Replayed.Part> parts,
            ReplayedCounts counts, MinorUnits units) {
        Map<PersonAndMonth, BigDecimal> postedBonus = new HashMap<>();
        Map<PersonAndMonth, BigDecimal> postedTopUp = new HashMap<>();
        postedRows.ofPeriods(supposition.people(), supposition.from(), supposition.to()).forEach(
                row -> (row.origin() == EntryOrigin.PERIOD_BONUS ? postedBonus : postedTopUp)
                        .put(new PersonAndMonth(row.personId(), row.earnedMonth()), row.amount()));
        Map<PersonAndMonth, BigDecimal> bonus = new HashMap<>(counts.bonuses());
        bonus.keySet().removeIf(key -> !supposition.holds(key.month()));
        Map<PersonAndMonth, BigDecimal> changes = new HashMap<>();
        parts.forEach(part -> changes.merge(new PersonAndMonth(part.personId(), part.earnedMonth()),
                part.supposed().subtract(part.posted()), BigDecimal::add));
        bonus.forEach((key, amount) -> changes.merge(key, amount, BigDecimal::add));
        postedBonus.forEach((key, amount) -> changes.merge(key, amount.negate(), BigDecimal::add));
        Map<PersonAndMonth, BigDecimal> topUp = topUps(supposition, changes, units);
        Set<PersonAndMonth> keys = new HashSet<>(postedBonus.keySet());
        List.of(postedTopUp, bonus, topUp).forEach(some -> keys.addAll(some.keySet()));
        return keys.stream()
                .sorted(Comparator.comparing(PersonAndMonth::month).thenComparing(PersonAndMonth::personId))
                .map(key -> new Replayed.OfPeriod(key.personId(), key.month(), or0(postedBonus, key, units),
                        or0(bonus, key, units), or0(postedTopUp, key, units), or0(topUp, key, units)))
                .toList();
    }

    /** Of periods that are over: what lifts everything that the person would be posted for them to the floor (PLAN-9). */
    private Map<PersonAndMonth, BigDecimal> topUps(Supposition supposition, Map<PersonAndMonth, BigDecimal> changes,
            MinorUnits units) {
        Map<PersonAndMonth, BigDecimal> topUps = new HashMap<>();
        if (!supposition.hasFloor() || supposition.people().isEmpty()) {
            return topUps;
        }
        TermsOnFile file = supposition.in(termsReader.ofPeople(supposition.people()));
        LocalDate today = file.localDate(clock.instant());
        Map<CountKey, PlanTerms> due = new HashMap<>();
        for (YearMonth month = supposition.from(); !month.isAfter(supposition.to()); month = month.plusMonths(1)) {
            if (today.isAfter(month.atEndOfMonth())) {
                due.putAll(PeriodFloors.due(file, supposition.people(), month.atEndOfMonth()));
            }
        }
        Map<CountKey, BigDecimal> posted = floors.posted(due.keySet());
        due.forEach((key, plan) -> {
            BigDecimal sum = posted.getOrDefault(key, BigDecimal.ZERO);
            for (YearMonth month = YearMonth.from(key.periodStart()); !month
                    .isAfter(YearMonth.from(key.periodEnd())); month = month.plusMonths(1)) {
                sum = sum.add(changes.getOrDefault(new PersonAndMonth(key.personId(), month), BigDecimal.ZERO));
            }
            BigDecimal topUp = Recomputation.topUp(plan.floor(), sum, units);
            if (topUp.signum() != 0) {
                topUps.put(new PersonAndMonth(key.personId(), YearMonth.from(key.periodEnd())), topUp);
            }
        });
        return topUps;
    }

    private static BigDecimal or0(Map<PersonAndMonth, BigDecimal> amounts, PersonAndMonth key, MinorUnits units) {
        return units.exact(amounts.getOrDefault(key, BigDecimal.ZERO));
    }
}
