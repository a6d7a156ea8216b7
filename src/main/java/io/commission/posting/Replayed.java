package io.commission.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import io.commission.calculation.Rated;
import io.commission.calculation.Tier;
import io.commission.calculation.TierSchedule;

/** What people are posted for real loads beside what a supposed plan gives them. Money in minor units. */
public record Replayed(List<Part> parts, List<OfPeriod> ofPeriods, List<Reached> reached) {

    /** How a load came to what it is supposed to earn. */
    public enum Standing {
        /** By the supposed plan. */
        RATED,
        /** By a customer's or the assignment's override, which stays out of the count (CALC-3). */
        OVERRIDDEN,
        /** It fails the minimum margin (CALC-2). */
        BELOW_GATE,
        /** The person's part was reversed by hand, and stays so (ENT-3). */
        HELD,
        /** Money or eligibility that it needs is missing. */
        WAITING,
        /** Others' terms rate it, or those of a day outside of the months: it earns what it is posted. */
        UNCHANGED,
        /** Posted still, while its facts give the person nothing any more; the next calculation takes it back. */
        GONE
    }

    /**
     * A person's part of a load.
     *
     * @param rated how the supposed plan rated the load, or under CREDIT_THEN_RATE the person's part of it; null where it did not
     * @param percent the person's share; null where it has none
     * @param posted everything live that the ledger says to this person of the load, its parts of true-ups included (ENT-2)
     * @param note why it waits; null where it does not
     */
    public record Part(UUID loadId, String externalId, UUID personId, LocalDate datedOn, Standing standing, Rated rated,
            BigDecimal percent, BigDecimal posted, BigDecimal supposed, String note) {

        public YearMonth earnedMonth() {
            return YearMonth.from(datedOn);
        }
    }

    /** Bonuses and the top-up to the floor of tier periods, by earned month (PLAN-9). */
    public record OfPeriod(UUID personId, YearMonth month, BigDecimal postedBonus, BigDecimal supposedBonus,
            BigDecimal postedTopUp, BigDecimal supposedTopUp) {
    }

    /**
     * The tier that a person had reached by the end of a month; under WHOLE tiers the one that rates the whole period.
     *
     * @param measure money, or loads, counted until then
     */
    public record Reached(UUID personId, YearMonth month, TierSchedule schedule, Tier tier, BigDecimal measure) {
    }
}
