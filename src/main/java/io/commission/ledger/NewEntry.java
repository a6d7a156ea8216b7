package io.commission.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import io.commission.calculation.Basis;
import io.commission.calculation.Explanation;
import io.commission.calculation.Method;

/**
 * An entry to be written.
 *
 * @param amount minor units of the tenant's currency, signed
 * @param commissionMonth the month in which it is booked and paid (TIME-5)
 * @param earnedMonth the month that it belongs to by its date (TIME-5)
 * @param parts TRUE_UP: the differences per load; empty otherwise
 */
public record NewEntry(
        UUID id,
        UUID personId,
        EntryType type,
        EntryOrigin origin,
        EntryStatus status,
        BigDecimal amount,
        YearMonth commissionMonth,
        YearMonth earnedMonth,
        Subject subject,
        Rate rate,
        Links links,
        String notes,
        String reason,
        UUID payoutId,
        boolean recoverable,
        Explanation explanation,
        List<Part> parts) {

    /** What the entry is about; any part may be null. */
    public record Subject(
            UUID loadId, String orderId, UUID accountId, UUID planId, UUID planVersionId, UUID countId,
            UUID opportunityId, UUID scheduleRowId) {

        public static final Subject NOTHING = new Subject(null, null, null, null, null, null, null, null);

        public static Subject ofCount(UUID planId, UUID planVersionId, UUID countId) {
            return new Subject(null, null, null, planId, planVersionId, countId, null, null);
        }

        public static Subject ofDeal(UUID accountId, UUID opportunityId, UUID scheduleRowId) {
            return new Subject(null, null, accountId, null, null, null, opportunityId, scheduleRowId);
        }
    }

    /**
     * @param applied percent, or amount per load
     * @param split whether others have parts too
     * @param splitPercent the person's share in percent; null when it was not split, or not by one structure
     */
    public record Rate(Basis basis, BigDecimal basisAmount, Method method, BigDecimal applied, boolean split,
            BigDecimal splitPercent) {

        public static final Rate NONE = new Rate(null, null, null, null, null);

        public Rate(Basis basis, BigDecimal basisAmount, Method method, BigDecimal applied, BigDecimal splitPercent) {
            this(basis, basisAmount, method, applied, splitPercent != null, splitPercent);
        }

        /** A part of a deal's or a schedule row's whole commission. */
        public static Rate ofDeal(BigDecimal whole, boolean split, BigDecimal splitPercent) {
            return new Rate(null, whole, null, null, split, splitPercent);
        }
    }

    /** Other entries, or what caused it, a load or a change of commissions, that the entry points at. */
    public record Links(UUID parentId, UUID supersedesId, UUID correctsId, UUID causedById) {

        public static final Links NONE = new Links(null, null, null, null);
    }

    public record Part(UUID loadId, BigDecimal amount) {
    }

    static LocalDate firstDay(YearMonth month) {
        return month.atDay(1);
    }
}
