package io.commission.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.commission.calculation.PlanTerms;
import io.commission.calculation.Rated;
import io.commission.calculation.Rating;
import io.commission.calculation.Recomputation;
import io.commission.calculation.ThresholdType;
import io.commission.calculation.TierMode;
import io.commission.calculation.TierSchedule;
import io.commission.calculation.Totals;
import io.commission.money.MinorUnits;

/** The counts of a supposition: each from 0, its loads in the order of the numbers that they have (PLAN-5, LOAD-4). */
final class ReplayedCounts {

    record PersonAndMonth(UUID personId, YearMonth month) {
    }

    /** @param number null: the load was in no count of the person */
    private record Numbered(CountRating.Member member, CountBook.Number number) {

        LocalDate day() {
            return member.evaluation().datedOn();
        }

        UUID loadId() {
            return member.evaluation().load().id();
        }
    }

    private static final Comparator<Numbered> BY_DATE = Comparator.comparing(Numbered::day)
            .thenComparing(Numbered::loadId);
    private static final Comparator<Numbered> BY_NUMBER = Comparator
            .comparing((Numbered one) -> one.number().startsOn()).thenComparing(one -> one.number().periodStart())
            .thenComparing(one -> one.number().sequence()).thenComparing(Numbered::loadId);

    private final MinorUnits units;
    private final Rating rating;
    private final Map<CountKey, List<Numbered>> members = new HashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private final Map<PersonAndMonth, BigDecimal> bonuses = new HashMap<>();
    private final Map<PersonAndMonth, Replayed.Reached> reached = new HashMap<>();

    ReplayedCounts(MinorUnits units, Rating rating) {
        this.units = units;
        this.rating = rating;
    }

    /** @param number null: the load was in no count of the person */
    void add(CountRating.Member member, CountBook.Number number) {
        members.computeIfAbsent(member.place().key(), key -> new ArrayList<>()).add(new Numbered(member, number));
    }

    /** A place that is not counted. */
    void addAlone(CountRating.Member member) {
        targets.addAll(Target.of(member.evaluation(), member.place(),
                rating.one(member.place().credit(), Totals.NONE, null), null, units));
    }

    /** Rates every count; a later count of a month says which tier was reached in it. */
    void rate() {
        members.entrySet().stream().sorted(Comparator.comparing(count -> count.getKey().startsOn()))
                .forEach(count -> rate(count.getKey(), inOrder(count.getValue())));
        members.clear();
    }

    List<Target> targets() {
        return targets;
    }

    Map<PersonAndMonth, BigDecimal> bonuses() {
        return bonuses;
    }

    List<Replayed.Reached> reached() {
        return List.copyOf(reached.values());
    }

    private void rate(CountKey key, List<Numbered> ordered) {
        List<CountBook.Place> places = new ArrayList<>(ordered.size());
        for (Numbered one : ordered) {
            places.add(new CountBook.Place(null, one.loadId(), places.size() + 1, true, BigDecimal.ZERO));
        }
        CountRating count = new CountRating(
                new CountBook.Count(null, key, places.size(), Totals.NONE, BigDecimal.ZERO), true,
                ordered.stream().map(Numbered::member).toList());
        count.rate(rating, places, Map.of());
        targets.addAll(count.targets(units));
        PlanTerms plan = count.plan();
        if (plan == null) {
            return;
        }
        BigDecimal bonus = Recomputation.bonus(count.totals(), plan.bonuses(), units);
        if (bonus.signum() != 0) {
            bonuses.merge(new PersonAndMonth(key.personId(), PeriodBonuses.reachedIn(count, plan.bonuses())), bonus,
                    BigDecimal::add);
        }
        if (plan.schedule() != null) {
            reach(count, plan.schedule());
        }
    }

    private void reach(CountRating count, TierSchedule schedule) {
        ThresholdType measure = schedule.threshold();
        Map<YearMonth, BigDecimal> added = new TreeMap<>();
        for (Rated rated : count.rated()) {
            YearMonth month = YearMonth.from(count.member(rated.credit().loadId()).evaluation().datedOn());
            added.merge(month, rated.after().measure(measure).subtract(rated.before().measure(measure)),
                    BigDecimal::add);
        }
        UUID person = count.count().key().personId();
        BigDecimal whole = count.totals().measure(measure);
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<YearMonth, BigDecimal> month : added.entrySet()) {
            sum = sum.add(month.getValue());
            BigDecimal decides = schedule.mode() == TierMode.WHOLE ? whole : sum;
            reached.put(new PersonAndMonth(person, month.getKey()),
                    new Replayed.Reached(person, month.getKey(), schedule, schedule.reached(decides), decides));
        }
    }

    /** Numbered loads keep their order; each other one goes before the first of them that is dated later. */
    private static List<Numbered> inOrder(List<Numbered> count) {
        Deque<Numbered> numbered = new ArrayDeque<>(
                count.stream().filter(one -> one.number() != null).sorted(BY_NUMBER).toList());
        List<Numbered> ordered = new ArrayList<>(count.size());
        for (Numbered other : count.stream().filter(one -> one.number() == null).sorted(BY_DATE).toList()) {
            while (!numbered.isEmpty() && BY_DATE.compare(numbered.peek(), other) < 0) {
                ordered.add(numbered.poll());
            }
            ordered.add(other);
        }
        ordered.addAll(numbered);
        return ordered;
    }
}
