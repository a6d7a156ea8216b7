package io.commission.payout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.calculation.Basis;
import io.commission.calculation.Method;
import io.commission.ledger.EntryType;
import io.commission.money.MinorUnits;

@Schema(name = "PayoutEntry")
public record PayoutLineView(
        @Schema(required = true) UUID entryId,
        @Schema(required = true) EntryType type,
        @Schema(required = true) LocalDate date,
        @Schema(required = true, examples = "2026-01") YearMonth commissionPeriod,
        @Schema(required = true, examples = "2026-01") YearMonth earnedPeriod,
        @Schema(required = true, description = "Approved late: of a month before the payout's period") boolean priorPeriod,
        @Schema(nullable = true) UUID loadId,
        @Schema(nullable = true) String reference,
        @Schema(nullable = true) String customer,
        @Schema(nullable = true) String planName,
        @Schema(nullable = true) Basis basis,
        @Schema(nullable = true) BigDecimal basisAmount,
        @Schema(nullable = true) Method rateType,
        @Schema(nullable = true) BigDecimal rateApplied,
        @Schema(nullable = true) BigDecimal splitPercent,
        @Schema(required = true, examples = "2400.00") BigDecimal commissionAmount,
        @Schema(required = true, description = "DRAW: false for a free top-up") boolean recoverable,
        @Schema(nullable = true) String notes) {

    static PayoutLineView of(PayoutLine line, MinorUnits units) {
        return new PayoutLineView(
                line.id(),
                line.type(),
                line.day(),
                line.commissionMonth(),
                line.earnedMonth(),
                line.priorPeriod(),
                line.loadId(),
                line.reference(),
                line.customer(),
                line.planName(),
                line.basis(),
                line.basisAmount() == null ? null : units.exact(line.basisAmount()),
                line.method(),
                line.rate(),
                line.splitPercent(),
                units.exact(line.amount()),
                line.recoverable(),
                line.notes());
    }
}
