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

    /** {@code share} null: default shares. */
    record Rep(UUID person, Long share) {
    }

    record Bonus(Measure measure, long threshold, long amount) {
    }

    /**
     * @param minima where the tiers start; null without tiers
     * @param rates one a tier, or the only one: percent, or money when flat
     * @param gate least margin, null when off
     */
    record Version(boolean whole, Measure measure, boolean flat, boolean onMargin, List<Long> minima, List<Long> rates,
            int months, Long cap, Long gate, Bonus bonus, Long floor) {

        /** Changed tiers or cap start a new count; another rate of a plan without tiers does not. */
        boolean countsOnFrom(Version other) {
            return minima == null
                    ? other.minima == null && flat == other.flat && java.util.Objects.equals(cap, other.cap)
                    : minima.equals(other.minima) && rates.equals(other.rates) && months == other.months
                            && java.util.Objects.equals(cap, other.cap);
        }
    }

    record Override(boolean flat, long rate, boolean onMargin) {
    }

    static final class Load {
        UUID id;
        String externalId;
        LocalDate day;
        int minute;
        long revenue;
        Long cost;
        UUID account;
        List<Rep> reps;
        boolean cancelled;
        boolean heldWhole;
        final Set<UUID> held = new HashSet<>();
        final Set<YearMonth> months = new HashSet<>();
    }

    boolean creditThenRate;
    final List<UUID> people = new ArrayList<>();
    final Set<UUID> special = new HashSet<>();
    final List<UUID> accounts = new ArrayList<>();
    final Map<UUID, TreeMap<LocalDate, Version>> plans = new LinkedHashMap<>();
    final Map<UUID, TreeMap<LocalDate, UUID>> assigned = new HashMap<>();
    /** By person and account, from a day on. */
    final Map<List<UUID>, TreeMap<LocalDate, Override>> overrides = new HashMap<>();
    final Map<UUID, LocalDate> ends = new HashMap<>();
    final Map<UUID, Load> loads = new LinkedHashMap<>();

    UUID planOf(UUID person, LocalDate day) {
        Map.Entry<LocalDate, UUID> entry = assigned.getOrDefault(person, new TreeMap<>()).floorEntry(day);
        return entry == null ? null : entry.getValue();
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
