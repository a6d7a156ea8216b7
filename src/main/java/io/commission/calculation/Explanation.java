package io.commission.calculation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Everything from which an entry's amount can be recomputed (CALC-7). Sections that do not concern the kind are null.
 *
 * @param decimals minor units of the currency
 * @param computation how the load, or the rep's part of its basis, was rated
 * @param split how the load's commission was divided; null under CREDIT_THEN_RATE and for a sole rep
 * @param target what the person should have for the load, minor units
 * @param postedBefore what stood already and stays
 * @param parts TRUE_UP: the differences per load
 * @param amount the entry's amount, minor units
 * @param deal DEAL: what was divided, and how
 */
public record Explanation(
        Kind kind,
        int decimals,
        LoadUsed load,
        Terms terms,
        Computation computation,
        Split split,
        PeriodUsed period,
        DrawUsed draw,
        BigDecimal target,
        List<PostedBefore> postedBefore,
        List<Part> parts,
        String note,
        BigDecimal amount,
        DealUsed deal) {

    public enum Kind {
        LOAD,
        /** A person's part of a deal's, or of a schedule row's, commission. */
        DEAL,
        /** The load left the count or month, the deal posts no more, or it was reversed by hand: the target is 0. */
        GONE, TRUE_UP, BONUS, FLOOR, MANUAL, DRAW_ADVANCE, DRAW_TOP_UP, DRAW_RECOVERY
    }

    public Explanation(Kind kind, int decimals, LoadUsed load, Terms terms, Computation computation, Split split,
            PeriodUsed period, DrawUsed draw, BigDecimal target, List<PostedBefore> postedBefore, List<Part> parts,
            String note, BigDecimal amount) {
        this(kind, decimals, load, terms, computation, split, period, draw, target, postedBefore, parts, note, amount,
                null);
    }

    /** The load as it was seen. {@code datedOn} picked the terms. */
    public record LoadUsed(
            UUID loadId,
            String externalId,
            LoadAmounts amounts,
            BigDecimal netMargin,
            BigDecimal marginPercent,
            LocalDate deliveredOn,
            LocalDate datedOn) {
    }

    /**
     * @param amounts the money that was rated
     * @param measure WHOLE: the period's whole measure
     * @param unrounded money before rounding, half-up, and cap
     * @param commission money in minor units
     */
    public record Computation(
            LoadAmounts amounts,
            BigDecimal weight,
            Gate gate,
            String customer,
            String rep,
            Totals before,
            Totals after,
            BigDecimal measure,
            List<Slice> slices,
            BigDecimal unrounded,
            BigDecimal commission) {

        public static Computation of(Rated rated) {
            Credit credit = rated.credit();
            boolean formula = credit.terms().method() == Method.CUSTOM;
            boolean counts = credit.terms().counted();
            return new Computation(
                    credit.amounts(),
                    credit.weight(),
                    credit.gate(),
                    formula ? credit.customer() : null,
                    formula ? credit.rep() : null,
                    counts ? rated.before() : null,
                    counts ? rated.after() : null,
                    rated.measure(),
                    rated.slices(),
                    rated.unrounded(),
                    rated.amount());
        }

        /** The credit that was rated; which load it was of makes no difference. */
        Credit credit(Terms terms) {
            return new Credit(null, terms, amounts, weight, gate, customer, rep);
        }
    }

    /** Shares in their order and the place of this person, from 0 (MON-4). */
    public record Split(List<Share> shares, int position) {
    }

    /** A row that stays beside the new one. */
    public record PostedBefore(UUID entryId, Posted.Kind kind, BigDecimal amount) {
    }

    /** One load's difference in a true-up. */
    public record Part(
            UUID loadId,
            String externalId,
            Terms terms,
            Computation computation,
            Split split,
            BigDecimal target,
            BigDecimal posted,
            BigDecimal difference) {
    }

    /**
     * A bonus or floor over a tier period (PLAN-9).
     *
     * @param totals what the person's count reached
     * @param floor FLOOR: the least that the period pays
     * @param posted FLOOR: what the person is posted for the period without it
     */
    public record PeriodUsed(
            UUID planId,
            LocalDate periodStart,
            LocalDate periodEnd,
            Totals totals,
            List<Bonus> bonuses,
            BigDecimal floor,
            BigDecimal posted) {
    }

    /** The inputs of a draw settlement (DRAW-1). */
    public record DrawUsed(
            BigDecimal earned, BigDecimal draw, boolean recoverable, BigDecimal balance,
            BigDecimal recoveryCapPercent) {
    }

    /** One person's part of a deal; before: what stands already and stays. */
    public static Explanation ofDeal(Kind kind, int decimals, DealUsed deal, BigDecimal target,
            List<PostedBefore> before, BigDecimal amount) {
        return new Explanation(kind, decimals, null, null, null, null, null, null, target,
                before.isEmpty() ? null : before, null, null, amount, deal);
    }

    /** The same without what the reader may not see: lines of a structure are other people's pay (PERM-4). */
    public Explanation seenBy(Predicate<UUID> visible) {
        return deal == null
                ? this
                : new Explanation(kind, decimals, load, terms, computation, split, period, draw, target, postedBefore,
                        parts, note, amount, deal.seenBy(visible));
    }

    /** An entry written by hand: its amount is what was decided (ENT-1). */
    public static Explanation manual(int decimals, String reason, BigDecimal amount) {
        return new Explanation(
                Kind.MANUAL, decimals, null, null, null, null, null, null, null, null, null, reason, amount);
    }

    /** One row of a draw settlement. */
    public static Explanation ofDraw(Kind kind, int decimals, DrawUsed draw, BigDecimal amount) {
        return new Explanation(kind, decimals, null, null, null, null, null, draw, null, null, null, null, amount);
    }
}
