package io.commission.forecast;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Something kept that is other than what is computed anew; amounts are null where there is nothing")
public record FigureDifference(
        @Schema(description = "COMMISSION: what a deal earns as a whole; FIGURE: somebody's part of a deal; RECORD: somebody's sum of a month") Of of,
        @Schema(nullable = true) UUID opportunityId,
        @Schema(nullable = true) UUID personId,
        @Schema(nullable = true, description = "null: undated, or of a deal as a whole") YearMonth month,
        @Schema(nullable = true, enumeration = {
                "actual", "projected"}) String type,
        @Schema(nullable = true) BigDecimal storedAmount,
        @Schema(nullable = true) BigDecimal computedAmount,
        @Schema(nullable = true) BigDecimal storedCommission,
        @Schema(nullable = true) BigDecimal computedCommission){

    /** In what it was found. */
    public enum Of {
        COMMISSION, FIGURE, RECORD
    }

    static FigureDifference ofFigure(DealFigure stored, DealFigure computed) {
        DealFigure any = stored == null ? computed : stored;
        return new FigureDifference(Of.FIGURE, any.opportunityId(), any.personId(), any.month(),
                any.actual() ? "actual" : "projected", stored == null ? null : stored.amount(),
                computed == null ? null : computed.amount(), stored == null ? null : stored.weightedCommission(),
                computed == null ? null : computed.weightedCommission());
    }

    static FigureDifference ofDeal(UUID deal, BigDecimal stored, BigDecimal computed) {
        return new FigureDifference(Of.COMMISSION, deal, null, null, null, null, null, stored, computed);
    }
}
