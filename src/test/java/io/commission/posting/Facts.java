package io.commission.posting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What happened, as a test keeps it beside the database. Whole numbers only: money in minor units, percents and shares in ten-thousandths
 * of a percent, loads in millionths.
 */
final class Facts {

    static final long ONE_LOAD = 1_000_000;
    static final long HUNDRED_PERCENT = 1_000_000;

    enum Measure {
        REVENUE, MARGIN, LOAD_COUNT
    }

    enum Basis {
        GROSS_REVENUE, NET_MARGIN, LINEHAUL
    }

    /** The expressions of CUSTOM plans: what each needs to know of a load. */
    enum Rules {
        SHARE_OF_REVENUE(false, false), BY_MARGIN(true, false), BY_MONEY_SO_FAR(false, false), OF_LINEHAUL(false,
                true), FIRST_LOADS(
                        true, false);

        final boolean needsMargin;
        final boolean needsLinehaul;

        Rules(boolean needsMargin, boolean needsLinehaul) {
            this.needsMargin = needsMargin;
            this.needsLinehaul = needsLinehaul;
        }
    }

    /** {@code share} null: default shares. */
    record Rep(UUID person, Long share) {
    }

    record Bonus(Measure measure, long threshold, long amount) {
    }

    /**
     * @param minima where the tiers start; null without tiers
     * @param rates one a tier, or the only one: percent, or money when flat; of rules two percents and an amount of money
     * @param gate least margin, null when off
     * @param rules of a CUSTOM plan, null otherwise
     * @param byDefault for people without a plan of their own
     */
    record Version(boolean whole, Measure measure, boolean flat, Basis basis, List<Long> minima, List<Long> rates,
            int months, Long cap, Long gate, Bonus bonus, Long floor, Rules rules, boolean byDefault) {

        Version byDefault(boolean now) {
            return new Version(whole, measure, flat, basis, minima, rates, months, cap, gate, bonus, floor, rules, now);
        }

        /** Changed tiers or cap start a new count; another rate of a plan without tiers does not. */
        boolean countsOnFrom(Version other) {
            return minima == null
                    ? other.minima == null && flat == other.flat && (rules == null) == (other.rules == null)
                            && java.util.Objects.equals(cap, other.cap)
                    : minima.equals(other.minima) && rates.equals(other.rates) && months == other.months
                            && java.util.Objects.equals(cap, other.cap);
        }
    }

    /** {@code basis} null: the plan's. */
    record Override(boolean flat, long rate, Basis basis) {
    }

    /** {@code override} null: the plan's own rate. */
    record Assigned(UUID plan, Override override) {
    }

    static final class Load {
        UUID id;
        String externalId;
        /** Of delivery, which may have been taken back. */
        LocalDate day;
        boolean delivered = true;
        int minute;
        LocalDate paid;
        long revenue;
        Long cost;
        Long linehaul;
        UUID account;
        /** Empty: the account's owner. */
        List<Rep> reps;
        boolean cancelled;
        boolean heldWhole;
        final Set<UUID> held = new HashSet<>();
        final Set<YearMonth> months = new HashSet<>();
    }

    boolean creditThenRate;
    boolean onPayment;
    /** Whether people without any plan earn 10 % of the margin. */
    boolean defaultRate = true;
    final List<UUID> people = new ArrayList<>();
    final Set<UUID> special = new HashSet<>();
    final List<UUID> accounts = new ArrayList<>();
    final Map<UUID, TreeMap<LocalDate, Version>> plans = new LinkedHashMap<>();
    final Map<UUID, TreeMap<LocalDate, Assigned>> assigned = new HashMap<>();
    /** By account, from a day on; null: nobody. */
    final Map<UUID, TreeMap<LocalDate, UUID>> owners = new HashMap<>();
    /** By person and account, from a day on. */
    final Map<List<UUID>, TreeMap<LocalDate, Override>> overrides = new HashMap<>();
    final Map<UUID, LocalDate> ends = new HashMap<>();
    final Map<UUID, Load> loads = new LinkedHashMap<>();

    /** The day that decides month and terms: of delivery, or of payment; null while the load is not commissionable (LOAD-3). */
    LocalDate dated(Load load) {
        return !load.delivered ? null : onPayment ? load.paid : load.day;
    }

    /** Those named, or else the account's owner on the day of delivery; none where there is no owner (LOAD-2). */
    List<Rep> reps(Load load) {
        if (!load.reps.isEmpty()) {
            return load.reps;
        }
        TreeMap<LocalDate, UUID> known = load.account == null ? null : owners.get(load.account);
        Map.Entry<LocalDate, UUID> entry = known == null ? null : known.floorEntry(load.day);
        return entry == null || entry.getValue() == null
                ? List.of()
                : List.of(new Rep(entry.getValue(), HUNDRED_PERCENT));
    }

    Assigned assigned(UUID person, LocalDate day) {
        Map.Entry<LocalDate, Assigned> entry = assigned.getOrDefault(person, new TreeMap<>()).floorEntry(day);
        return entry == null ? null : entry.getValue();
    }

    /** The person's own plan, or else the default one (PLAN-7). */
    UUID planOf(UUID person, LocalDate day) {
        Assigned own = assigned(person, day);
        return own != null
                ? own.plan
                : plans.keySet().stream().filter(plan -> version(plan, day).byDefault).findFirst().orElse(null);
    }

    Version version(UUID plan, LocalDate day) {
        return plans.get(plan).floorEntry(day).getValue();
    }

    Override override(UUID person, UUID account, LocalDate day) {
        TreeMap<LocalDate, Override> known = account == null ? null : overrides.get(List.of(person, account));
        Map.Entry<LocalDate, Override> entry = known == null ? null : known.floorEntry(day);
        return entry == null ? null : entry.getValue();
    }
}
