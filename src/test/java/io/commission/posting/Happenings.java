package io.commission.posting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import io.commission.posting.Facts.Basis;
import io.commission.posting.Facts.Load;
import io.commission.posting.Facts.Measure;
import io.commission.posting.Facts.Rules;
import io.commission.posting.Facts.Version;

/** Random facts: odd cents, shares with four decimals, margins of both signs, days at the edges of months. */
final class Happenings {

    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private final Random random;
    private final World world;
    /** Whether plans may have a floor: then every step looks at whole periods. */
    boolean floors;
    private int named;

    Happenings(Random random, World world) {
        this.random = random;
        this.world = world;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    long between(long low, long high) {
        return low + (long) (random.nextDouble() * (high - low + 1));
    }

    /** Amounts around a thousand dollars, in whatever minor units. */
    long amount() {
        long unit = (long) Math.pow(10, world.digits);
        return chance(5) ? 0 : between(1, 3_000 * unit);
    }

    Version version(boolean tiered) {
        long unit = (long) Math.pow(10, world.digits);
        boolean whole = tiered && chance(30);
        Measure measure = any(List.of(Measure.values()));
        boolean flat = tiered ? whole ? chance(30) : measure == Measure.LOAD_COUNT : chance(20);
        Basis basis = tiered && !whole
                ? measure == Measure.MARGIN ? Basis.NET_MARGIN : Basis.GROSS_REVENUE
                : any(List.of(Basis.values()));
        Rules rules = !tiered && chance(60) ? any(rules()) : null;
        List<Long> minima = null;
        List<Long> rates = new ArrayList<>(List.of(rate(flat, unit)));
        if (tiered) {
            minima = new ArrayList<>(List.of(0L));
            for (int i = 1; i <= between(1, 3); i++) {
                minima.add(minima.get(i - 1) + switch (measure) {
                    case REVENUE -> between(1, 5_000 * unit);
                    case MARGIN -> between(1, 1_500 * unit);
                    case LOAD_COUNT -> between(1, 3) * Facts.ONE_LOAD;
                });
                rates.add(rate(flat, unit));
            }
        }
        if (rules != null) {
            flat = false;
            rates = new ArrayList<>(List.of(rate(false, unit), rate(false, unit), between(1, 900 * unit)));
        }
        Long cap = chance(30) ? Long.valueOf(between(50 * unit, 900 * unit)) : null;
        Long gate = chance(50) ? null : chance(50) ? Long.valueOf(100_000) : Long.valueOf(between(-50_000, 400_000));
        Facts.Bonus bonus = chance(30)
                ? new Facts.Bonus(chance(50) ? Measure.REVENUE : Measure.LOAD_COUNT, 0, between(1, 99 * unit))
                : null;
        if (bonus != null) {
            bonus = new Facts.Bonus(bonus.measure(), bonus.measure() == Measure.REVENUE
                    ? between(1, 6_000 * unit)
                    : between(1, 4) * Facts.ONE_LOAD, bonus.amount());
        }
        return new Version(whole, measure, flat, basis, minima, rates, tiered && chance(40) ? 3 : 1, cap, gate,
                bonus, floors && chance(60) ? Long.valueOf(between(1, 500 * unit)) : null, rules, false);
    }

    /** The margin percent of a part of a load, whose cents are rounded, is nobody's: not where parts are rated. */
    private List<Rules> rules() {
        List<Rules> rules = new ArrayList<>(List.of(Rules.values()));
        if (world.facts.creditThenRate) {
            rules.remove(Rules.BY_MARGIN);
        }
        return rules;
    }

    Facts.Override override(boolean withBasis) {
        return new Facts.Override(chance(30), chance(10) ? 0 : between(1, 9_999),
                !withBasis || chance(40) ? null : any(List.of(Basis.values())));
    }

    Facts.Assigned assigned(UUID plan) {
        return new Facts.Assigned(plan, chance(20) ? override(false) : null);
    }

    private long rate(boolean flat, long unit) {
        return chance(8) ? 0 : flat ? between(1, 90 * unit) : between(1, 200_000);
    }

    /** The same kind of plan with other rates, tiers or cap; the bonus stays. */
    Version corrected(Version old) {
        Version other = version(old.minima() != null);
        List<Long> minima = old.minima() == null || chance(40) ? old.minima() : new ArrayList<>(old.minima());
        List<Long> rates = new ArrayList<>(old.rates());
        long unit = (long) Math.pow(10, world.digits);
        for (int i = 0; i < rates.size(); i++) {
            rates.set(i, chance(60) ? rate(old.flat(), unit) : rates.get(i));
        }
        return new Version(old.whole(), old.measure(), old.flat(), old.basis(), minima, rates, old.months(),
                chance(30) ? other.cap() : old.cap(), chance(30) ? other.gate() : old.gate(), old.bonus(),
                chance(30) ? other.floor() : old.floor(), old.rules(), old.byDefault());
    }

    Load newLoad() {
        Load load = new Load();
        load.id = new UUID(random.nextLong(), random.nextLong());
        load.externalId = "L" + ++named;
        load.account = chance(70) ? any(world.facts.accounts) : null;
        date(load);
        money(load);
        reps(load);
        return load;
    }

    void date(Load load) {
        YearMonth month = YearMonth.from(FIRST).plusMonths(random.nextInt(chance(80) ? 2 : 4));
        int last = month.lengthOfMonth();
        load.day = month.atDay(chance(25) ? 1 : chance(30) ? last : (int) between(1, last));
        load.minute = any(List.of(0, 720, 1439));
        payment(load);
    }

    /** Up to two months after the delivery, or before it; not yet; and sometimes a delivery is taken back. */
    void payment(Load load) {
        load.paid = chance(25) ? null : load.day.plusDays(between(-10, 60));
        load.delivered = !chance(6);
    }

    void money(Load load) {
        load.revenue = amount();
        load.cost = chance(12)
                ? null
                : Long.valueOf(chance(15) ? amount() : (long) (load.revenue * (0.4 + 0.6 * random.nextDouble())));
        load.linehaul = chance(25) ? null : Long.valueOf(between(0, load.revenue));
    }

    void reps(Load load) {
        List<UUID> people = new ArrayList<>(world.facts.people);
        if (chance(60)) {
            Collections.shuffle(people, random);
        }
        if (chance(18)) {
            load.reps = List.of();
            return;
        }
        int count = people.size() == 1 || chance(55) ? 1 : (int) between(2, people.size());
        load.reps = new ArrayList<>();
        boolean given = count == 1 || chance(65);
        long left = Facts.HUNDRED_PERCENT;
        for (int i = 0; i < count; i++) {
            long share = i == count - 1 ? left : between(0, left);
            left -= share;
            load.reps.add(new Facts.Rep(people.get(i), given ? Long.valueOf(share) : null));
        }
    }

    void shares(Load load) {
        List<Facts.Rep> reps = load.reps;
        if (reps.size() > 1 && chance(50)) {
            List<Facts.Rep> turned = new ArrayList<>(reps);
            Collections.rotate(turned, 1);
            load.reps = turned;
        } else {
            reps(load);
        }
    }

    LocalDate day() {
        return FIRST.plusDays(random.nextInt(100));
    }
}
