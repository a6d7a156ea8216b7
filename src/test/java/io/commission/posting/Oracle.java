package io.commission.posting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.commission.posting.Facts.Basis;
import io.commission.posting.Facts.Load;
import io.commission.posting.Facts.Measure;
import io.commission.posting.Facts.Version;

/**
 * The rules once more, from the raw facts, in whole numbers and without a line of the production code. It numbers the loads of each
 * count itself (LOAD-4).
 */
final class Oracle {

    record Key(UUID person, UUID plan, LocalDate startsOn, LocalDate periodStart) {
    }

    record Part(UUID load, UUID person) {
    }

    /** One person's terms for a load. {@code version} is null when the load is not counted. */
    private record Terms(String chosen, UUID plan, Version version, boolean flat, long rate, Basis basis,
            Long gate) {
    }

    private record Amounts(long revenue, Long margin, Long linehaul, long weight) {

        Long of(Basis basis) {
            return switch (basis) {
                case GROSS_REVENUE -> Long.valueOf(revenue);
                case NET_MARGIN -> margin;
                case LINEHAUL -> linehaul;
            };
        }
    }

    private record Place(Load load, int share, Key key, Terms terms, Amounts amounts, boolean passes, boolean known) {

        long measure(Measure measure) {
            return switch (measure) {
                case REVENUE -> amounts.revenue;
                case MARGIN -> amounts.margin == null ? 0 : Math.max(0, amounts.margin);
                case LOAD_COUNT -> amounts.weight;
            };
        }
    }

    /** What should stand: money in minor units. */
    static final class Picture {
        final Map<Part, Long> due = new HashMap<>();
        /** What the parts of people whose part was reversed by hand would be: they stay in their count. */
        final Map<Part, Long> withheld = new HashMap<>();
        final Map<UUID, Map<UUID, Key>> keys = new HashMap<>();
        final Map<Key, Long> totals = new HashMap<>();
        final Map<Key, Long> bonuses = new HashMap<>();
        final Map<UUID, String> inputs = new HashMap<>();
        final Set<UUID> waiting = new HashSet<>();
    }

    private final Facts facts;
    final Map<Key, Map<UUID, Integer>> numbers = new HashMap<>();

    Oracle(Facts facts) {
        this.facts = facts;
    }

    /** The loads were calculated in this order: those new in a count get the next numbers. */
    void calculated(List<UUID> loads) {
        for (UUID id : loads) {
            for (Place place : places(facts.loads.get(id), new Picture())) {
                if (place.key != null) {
                    Map<UUID, Integer> given = numbers.computeIfAbsent(place.key, key -> new HashMap<>());
                    given.putIfAbsent(id, given.size() + 1);
                }
            }
        }
    }

    Picture picture() {
        Picture picture = new Picture();
        Map<Key, List<Place>> counts = new HashMap<>();
        for (Load load : facts.loads.values()) {
            for (Place place : places(load, picture)) {
                if (!place.known) {
                    picture.waiting.add(load.id);
                } else if (place.key == null) {
                    give(picture, place, place.passes ? alone(place, place.terms.rate) : 0);
                } else {
                    counts.computeIfAbsent(place.key, key -> new ArrayList<>()).add(place);
                }
            }
        }
        numbers.keySet().forEach(key -> picture.totals.put(key, 0L));
        counts.forEach((key, places) -> count(picture, key, places));
        return picture;
    }

    private void count(Picture picture, Key key, List<Place> places) {
        places.sort(Comparator.comparing(place -> numbers.get(key).get(place.load.id)));
        Version version = places.get(places.size() - 1).terms.version;
        List<Place> counted = places.stream().filter(Place::passes).toList();
        long cap = version.cap() == null ? Long.MAX_VALUE : version.cap();
        long total = 0;
        if (version.minima() != null && !version.whole()) {
            long measure = 0;
            for (Place place : places) {
                long before = Math.min(cap, schedule(version, measure));
                measure += place.passes ? place.measure(version.measure()) : 0;
                give(picture, place, Math.min(cap, schedule(version, measure)) - before);
            }
            total = Math.min(cap, schedule(version, measure));
        } else {
            long measure = version.minima() == null
                    ? 0
                    : counted.stream().mapToLong(place -> place.measure(version.measure())).sum();
            long uncapped = 0;
            long money = 0;
            long loads = 0;
            for (Place place : places) {
                long rate = version.minima() == null ? place.terms.rate : reached(version, measure);
                long before = Math.min(cap, uncapped);
                if (place.passes) {
                    uncapped += place.terms.version.rules() == null
                            ? alone(place, rate)
                            : byRules(place, money, loads);
                    money += place.measure(
                            place.terms.basis == Basis.NET_MARGIN ? Measure.MARGIN : Measure.REVENUE);
                    loads += place.amounts.weight;
                }
                give(picture, place, Math.min(cap, uncapped) - before);
            }
            total = Math.min(cap, uncapped);
        }
        picture.totals.put(key, total);
        Facts.Bonus bonus = version.bonus();
        if (bonus != null && counted.stream().mapToLong(place -> place.measure(bonus.measure())).sum() >= bonus
                .threshold()) {
            picture.bonuses.put(key, bonus.amount());
        }
    }

    /** T of CALC-4 before its cap. */
    private static long schedule(Version version, long measure) {
        long sum = 0;
        for (int i = 0; i < version.minima().size(); i++) {
            long from = version.minima().get(i);
            long to = i + 1 < version.minima().size() ? version.minima().get(i + 1) : Long.MAX_VALUE;
            long within = Math.min(measure, to) - from;
            sum += within > 0 ? within * version.rates().get(i) : 0;
        }
        return halfUp(sum);
    }

    private static long reached(Version version, long measure) {
        int tier = 0;
        while (tier + 1 < version.minima().size() && measure >= version.minima().get(tier + 1)) {
            tier++;
        }
        return version.rates().get(tier);
    }

    private static long alone(Place place, long rate) {
        long basis = place.terms.flat ? place.amounts.weight : place.amounts.of(place.terms.basis);
        return Math.max(0, halfUp(Math.max(0, basis) * rate));
    }

    /** The expressions that {@link World} writes, in millionths; money and loads so far are of the loads before. */
    private static long byRules(Place place, long money, long loads) {
        Amounts amounts = place.amounts;
        long one = place.terms.version.rates().get(0);
        long other = place.terms.version.rates().get(1);
        long sum = place.terms.version.rates().get(2);
        long millionths = switch (place.terms.version.rules()) {
            case SHARE_OF_REVENUE -> amounts.revenue * one;
            case BY_MARGIN -> amounts.margin * (5 * amounts.margin >= amounts.revenue ? one : other);
            case BY_MONEY_SO_FAR -> amounts.revenue * (money >= sum ? one : other);
            case OF_LINEHAUL -> Math.min(amounts.linehaul * one, sum * 1_000_000);
            case FIRST_LOADS -> loads < 2 * Facts.ONE_LOAD ? amounts.weight * sum : amounts.margin * one;
        };
        return halfUp(Math.max(0, millionths));
    }

    /** Millionths to units, halves up; never negative here. */
    private static long halfUp(long millionths) {
        return (millionths + 500_000) / 1_000_000;
    }

    private void give(Picture picture, Place place, long commission) {
        List<Facts.Rep> reps = shares(facts.reps(place.load));
        List<Long> parts = facts.creditThenRate
                ? null
                : divide(commission, reps.stream().map(Facts.Rep::share).toList());
        for (int i = 0; i < reps.size(); i++) {
            if (facts.creditThenRate && i != place.share) {
                continue;
            }
            UUID person = reps.get(i).person();
            long amount = facts.creditThenRate ? commission : parts.get(i);
            boolean held = place.load.held.contains(person);
            picture.due.merge(new Part(place.load.id, person), held ? 0 : amount, Long::sum);
            if (held) {
                picture.withheld.merge(new Part(place.load.id, person), amount, Long::sum);
            }
            if (place.key != null) {
                picture.keys.computeIfAbsent(place.load.id, id -> new HashMap<>()).put(person, place.key);
            }
        }
    }

    private List<Place> places(Load load, Picture picture) {
        List<Facts.Rep> named = facts.reps(load);
        LocalDate dated = facts.dated(load);
        StringBuilder inputs = new StringBuilder(load.day + " " + dated + " " + load.revenue + " " + load.cost + " "
                + load.linehaul + " " + load.account + " " + named + " " + load.cancelled + " " + load.heldWhole + " "
                + new java.util.TreeSet<>(load.held));
        List<Place> places = new ArrayList<>();
        boolean waits = named.isEmpty() || named.stream().anyMatch(rep -> hasLeftBy(rep.person(), load.day));
        boolean gone = load.cancelled || load.heldWhole || dated == null;
        if (waits && !gone) {
            picture.waiting.add(load.id);
        }
        if (!waits && !gone) {
            List<Facts.Rep> reps = shares(named);
            List<Long> shares = reps.stream().map(Facts.Rep::share).toList();
            Long margin = load.cost == null ? null : load.revenue - load.cost;
            List<Long> revenues = divide(load.revenue, shares);
            List<Long> margins = margin == null ? null : divide(margin, shares);
            List<Long> linehauls = load.linehaul == null ? null : divide(load.linehaul, shares);
            for (int i = 0; i < (facts.creditThenRate ? reps.size() : 1); i++) {
                UUID person = reps.get(i).person();
                // A leaver's terms are those of the delivery date (LOAD-3).
                LocalDate day = hasLeftBy(person, dated) ? load.day : dated;
                Terms terms = terms(person, load, day);
                inputs.append(' ').append(terms);
                if (terms == null) {
                    picture.waiting.add(load.id);
                    continue;
                }
                Place place = place(load, person, i, terms, day, facts.creditThenRate
                        ? new Amounts(revenues.get(i), margins == null ? null : margins.get(i),
                                linehauls == null ? null : linehauls.get(i), shares.get(i))
                        : new Amounts(load.revenue, margin, load.linehaul, Facts.ONE_LOAD));
                places.add(place);
                inputs.append(place.key);
            }
        }
        inputs.append(waits);
        picture.inputs.put(load.id, inputs.toString());
        return places;
    }

    private boolean hasLeftBy(UUID person, LocalDate day) {
        return facts.ends.containsKey(person) && day.isAfter(facts.ends.get(person));
    }

    private Place place(Load load, UUID person, int share, Terms terms, LocalDate day, Amounts amounts) {
        boolean passes = true;
        if (terms.gate != null) {
            passes = load.revenue != 0
                    && (load.cost == null || (load.revenue - load.cost) * 1_000_000 >= terms.gate * load.revenue);
        }
        boolean tiered = terms.version != null && terms.version.minima() != null;
        Facts.Rules rules = terms.version == null ? null : terms.version.rules();
        boolean percent = rules == null && !terms.flat && (!tiered || terms.version.whole());
        boolean needsMargin = tiered && terms.version.measure() == Measure.MARGIN
                || rules != null && (rules.needsMargin || terms.basis == Basis.NET_MARGIN);
        boolean known = !(percent && amounts.of(terms.basis) == null) && !(needsMargin && amounts.margin == null)
                && !(rules != null && rules.needsLinehaul && amounts.linehaul == null)
                && !(rules == Facts.Rules.BY_MARGIN && amounts.revenue == 0);
        return new Place(load, share, terms.version == null ? null : key(person, terms, day), terms, amounts, passes,
                !passes || known);
    }

    /** Day by day back to where the period, or the person's run on these tiers, began (PLAN-5). */
    private Key key(UUID person, Terms terms, LocalDate day) {
        LocalDate period = day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % terms.version.months());
        LocalDate start = day;
        while (start.isAfter(period) && terms.plan.equals(facts.planOf(person, start.minusDays(1)))
                && terms.version.countsOnFrom(facts.version(terms.plan, start.minusDays(1)))) {
            start = start.minusDays(1);
        }
        return new Key(person, terms.plan, start, period);
    }

    /** By PLAN-7; null where nothing is found. */
    private Terms terms(UUID person, Load load, LocalDate day) {
        UUID plan = facts.planOf(person, day);
        Version version = plan == null ? null : facts.version(plan, day);
        Long gate = version == null ? Long.valueOf(100_000) : version.gate();
        Facts.Override override = facts.override(person, load.account, day);
        Facts.Assigned own = facts.assigned(person, day);
        if (override == null && own != null) {
            override = own.override();
        }
        if (override != null) {
            Basis usual = version == null ? Basis.NET_MARGIN : version.basis();
            return new Terms("override", plan, null, override.flat(), override.rate(),
                    override.basis() == null ? usual : override.basis(), gate);
        }
        if (version == null) {
            return facts.defaultRate
                    ? new Terms("default rate", null, null, false, 100_000, Basis.NET_MARGIN, gate)
                    : null;
        }
        return new Terms("plan", plan, version, version.flat(), version.minima() == null ? version.rates().get(0) : 0,
                version.basis(), gate);
    }

    /** Null while the load is not commissionable. */
    YearMonth month(UUID load) {
        LocalDate dated = facts.dated(facts.loads.get(load));
        return dated == null ? null : YearMonth.from(dated);
    }

    /** Given shares, or 60 for the primary and the rest equally among the others (LOAD-2). */
    private static List<Facts.Rep> shares(List<Facts.Rep> named) {
        if (named.get(0).share() != null) {
            return named;
        }
        if (named.size() == 1) {
            return List.of(new Facts.Rep(named.get(0).person(), Facts.HUNDRED_PERCENT));
        }
        int others = named.size() - 1;
        List<Facts.Rep> reps = new ArrayList<>(List.of(new Facts.Rep(named.get(0).person(), 600_000L)));
        for (int i = 0; i < others; i++) {
            reps.add(new Facts.Rep(named.get(i + 1).person(), 400_000L / others + (i < 400_000 % others ? 1 : 0)));
        }
        return reps;
    }

    /** MON-4 in whole units. */
    static List<Long> divide(long whole, List<Long> weights) {
        long total = weights.stream().mapToLong(weight -> weight).sum();
        long size = Math.abs(whole);
        List<Long> parts = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            parts.add(size * weights.get(i) / total);
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> -(size * weights.get(i) % total)).thenComparing(i -> i));
        long left = size - parts.stream().mapToLong(part -> part).sum();
        for (int i = 0; i < left; i++) {
            parts.set(order.get(i), parts.get(order.get(i)) + 1);
        }
        return whole < 0 ? parts.stream().map(part -> -part).toList() : parts;
    }
}
