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
    private record Terms(String chosen, UUID plan, Version version, boolean flat, long rate, boolean onMargin,
            Long gate) {
    }

    private record Place(Load load, int share, Key key, Terms terms, long revenue, Long margin, long weight,
            boolean passes, boolean known) {

        long measure(Measure measure) {
            return switch (measure) {
                case REVENUE -> revenue;
                case MARGIN -> margin == null ? 0 : Math.max(0, margin);
                case LOAD_COUNT -> weight;
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
            for (Place place : places) {
                long rate = version.minima() == null ? place.terms.rate : reached(version, measure);
                long before = Math.min(cap, uncapped);
                uncapped += place.passes ? alone(place, rate) : 0;
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
        long basis = place.terms.flat ? place.weight : place.terms.onMargin ? place.margin : place.revenue;
        return Math.max(0, halfUp(Math.max(0, basis) * rate));
    }

    /** Millionths to units, halves up; never negative here. */
    private static long halfUp(long millionths) {
        return (millionths + 500_000) / 1_000_000;
    }

    private void give(Picture picture, Place place, long commission) {
        List<Facts.Rep> reps = shares(place.load);
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
        StringBuilder inputs = new StringBuilder(load.day + " " + load.revenue + " " + load.cost + " " + load.account
                + " " + load.reps + " " + load.cancelled + " " + load.heldWhole + " " + new java.util.TreeSet<>(
                        load.held));
        List<Place> places = new ArrayList<>();
        boolean waits = load.reps.stream().anyMatch(rep -> facts.ends.containsKey(rep.person())
                && load.day.isAfter(facts.ends.get(rep.person())));
        boolean gone = load.cancelled || load.heldWhole;
        if (waits && !gone) {
            picture.waiting.add(load.id);
        }
        if (!waits && !gone) {
            List<Facts.Rep> reps = shares(load);
            List<Long> shares = reps.stream().map(Facts.Rep::share).toList();
            Long margin = load.cost == null ? null : load.revenue - load.cost;
            List<Long> revenues = divide(load.revenue, shares);
            List<Long> margins = margin == null ? null : divide(margin, shares);
            for (int i = 0; i < (facts.creditThenRate ? reps.size() : 1); i++) {
                Terms terms = terms(reps.get(i).person(), load);
                inputs.append(' ').append(terms);
                places.add(facts.creditThenRate
                        ? place(load, reps.get(i).person(), i, terms, revenues.get(i),
                                margins == null ? null : margins.get(i), shares.get(i))
                        : place(load, reps.get(0).person(), 0, terms, load.revenue, margin, Facts.ONE_LOAD));
                inputs.append(places.get(i).key);
            }
        }
        inputs.append(waits);
        picture.inputs.put(load.id, inputs.toString());
        return places;
    }

    private Place place(Load load, UUID person, int share, Terms terms, long revenue, Long margin, long weight) {
        boolean passes = true;
        if (terms.gate != null) {
            passes = load.revenue != 0
                    && (load.cost == null || (load.revenue - load.cost) * 1_000_000 >= terms.gate * load.revenue);
        }
        boolean tiered = terms.version != null && terms.version.minima() != null;
        boolean percentOnMargin = !terms.flat && terms.onMargin && (!tiered || terms.version.whole());
        boolean measuresMargin = tiered && terms.version.measure() == Measure.MARGIN;
        boolean known = !passes || margin != null || !percentOnMargin && !measuresMargin;
        return new Place(load, share, terms.version == null ? null : key(person, terms, load.day), terms, revenue,
                margin, weight, passes, known);
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

    private Terms terms(UUID person, Load load) {
        UUID plan = facts.planOf(person, load.day);
        Version version = plan == null ? null : facts.version(plan, load.day);
        Long gate = version == null ? Long.valueOf(100_000) : version.gate();
        Facts.Override override = facts.override(person, load.account, load.day);
        if (override != null) {
            return new Terms("override", plan, null, override.flat(), override.rate(), override.onMargin(), gate);
        }
        if (version == null) {
            return new Terms("default rate", null, null, false, 100_000, true, gate);
        }
        return new Terms("plan", plan, version, version.flat(), version.minima() == null ? version.rates().get(0) : 0,
                version.onMargin(), gate);
    }

    YearMonth month(UUID load) {
        return YearMonth.from(facts.loads.get(load).day);
    }

    /** Given shares, or 60 for the primary and the rest equally among the others (LOAD-2). */
    private static List<Facts.Rep> shares(Load load) {
        if (load.reps.get(0).share() != null) {
            return load.reps;
        }
        if (load.reps.size() == 1) {
            return List.of(new Facts.Rep(load.reps.get(0).person(), Facts.HUNDRED_PERCENT));
        }
        int others = load.reps.size() - 1;
        List<Facts.Rep> reps = new ArrayList<>(List.of(new Facts.Rep(load.reps.get(0).person(), 600_000L)));
        for (int i = 0; i < others; i++) {
            reps.add(new Facts.Rep(load.reps.get(i + 1).person(), 400_000L / others + (i < 400_000 % others ? 1 : 0)));
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
