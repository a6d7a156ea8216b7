package io.commission.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.money.MinorUnits;
import io.commission.payout.payment.PaymentMethod;

/** A payout with net = gross + adjustments + drawAdvance − drawRecovery (DRAW-3, PAY-3). */
@Schema(name = "Payout")
public record PayoutView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "PAY-202601-000001") String number,
        @Schema(required = true) UUID personId,
        @Schema(required = true) String personName,
        @Schema(required = true, description = "The month, or the last of the quarter, that it pays", examples = "2026-01") YearMonth month,
        @Schema(required = true) LocalDate periodStart,
        @Schema(required = true) LocalDate periodEnd,
        @Schema(required = true) LocalDate payoutDate,
        @Schema(required = true, description = "Commissions and bonuses", examples = "2400.00") BigDecimal gross,
        @Schema(required = true, examples = "0.00") BigDecimal adjustments,
        @Schema(required = true, examples = "0.00") BigDecimal drawAdvance,
        @Schema(required = true, description = "The part of drawAdvance that is never recovered", examples = "0.00") BigDecimal drawAdvanceFree,
        @Schema(required = true, examples = "500.00") BigDecimal drawRecovery,
        @Schema(required = true, examples = "1900.00") BigDecimal net,
        @Schema(required = true, description = "Owed to the company before it", examples = "500.00") BigDecimal balanceBefore,
        @Schema(required = true, description = "Owed to the company after it", examples = "0.00") BigDecimal balanceAfter,
        @Schema(required = true) int entryCount,
        @Schema(required = true) PayoutStatus status,
        @Schema(required = true) PayoutOrigin origin,
        @Schema(required = true) String generatedBy,
        @Schema(nullable = true) String approvedBy,
        @Schema(nullable = true) Instant approvedAt,
        @Schema(nullable = true) PaymentMethod paymentMethod,
        @Schema(nullable = true) String paymentReference,
        @Schema(nullable = true, description = "Why the last attempt to pay failed") String paymentError,
        @Schema(nullable = true) Instant paidAt,
        @Schema(nullable = true) Instant voidedAt,
        @Schema(nullable = true) String voidedBy,
        @Schema(nullable = true) String voidReason,
        @Schema(nullable = true, description = "STOPPED: what differs") String notes,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true) long version) {

    static PayoutView of(Payout payout, MinorUnits units) {
        Payout.Amounts amounts = payout.amounts().in(units);
        return new PayoutView(
                payout.id(),
                payout.number(),
                payout.personId(),
                payout.personName(),
                payout.month(),
                payout.periodStart(),
                payout.periodEnd(),
                payout.payoutDate(),
                amounts.gross(),
                amounts.adjustments(),
                amounts.drawAdvance(),
                amounts.drawAdvanceFree(),
                amounts.drawRecovery(),
                amounts.net(),
                amounts.balanceBefore(),
                amounts.balanceAfter(),
                payout.entryCount(),
                payout.status(),
                payout.origin(),
                payout.generatedBy(),
                payout.approvedBy(),
                payout.approvedAt(),
                payout.paymentMethod(),
                payout.paymentReference(),
                payout.paymentError(),
                payout.paidAt(),
                payout.voidedAt(),
                payout.voidedBy(),
                payout.voidReason(),
                payout.notes(),
                payout.createdAt(),
                payout.updatedAt(),
                payout.version());
    }
}
