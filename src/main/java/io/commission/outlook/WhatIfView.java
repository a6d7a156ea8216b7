package io.commission.outlook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.forecast.Quota;
import io.commission.forecast.RecordValues;
import io.commission.money.MinorUnits;
import io.quarkus.runtime.annotations.RegisterForReflection;

@RegisterForReflection
@Schema(name = "WhatIf", description = "What would be if; nothing is kept")
public record WhatIfView(
        @Schema(required = true) LocalDate asOf,
        @Schema(required = true) String currency,
        @Schema(required = true, description = "Of all items") Total total,
        @Schema(required = true, description = "People and periods of which something would be other than it is") List<Item> items) {

    @RegisterForReflection
    @Schema(name = "WhatIfTotal", description = "Won, and open weighted")
    public record Total(@Schema(required = true) BigDecimal before, @Schema(required = true) BigDecimal after,
            @Schema(required = true) BigDecimal difference) {
    }

    @RegisterForReflection
    @Schema(name = "WhatIfItem")
    public record Item(
            @Schema(required = true) UUID personId,
            @Schema(required = true) String name,
            @Schema(required = true, nullable = true, description = "null: of deals without a close date", examples = "2026-11") String period,
            @Schema(required = true) Situation before,
            @Schema(required = true) Situation after,
            @Schema(required = true, description = "after less before; null where one of the two is null") Situation difference) {
    }

    @RegisterForReflection
    @Schema(name = "WhatIfSituation")
    public record Situation(
            @Schema(nullable = true, description = "null where undated") BigDecimal quota,
            @Schema(required = true, description = "Won amount of own deals") BigDecimal amount,
            @Schema(required = true, description = "Open amount of own deals, weighted") BigDecimal weightedAmount,
            @Schema(required = true, description = "Of won deals") BigDecimal actualCommission,
            @Schema(required = true, description = "Of open deals, weighted") BigDecimal projectedCommission,
            @Schema(required = true, description = "Both together") BigDecimal forecastedCommission,
            @Schema(nullable = true, description = "Won in percent of the quota; null at quota 0") BigDecimal attainment,
            @Schema(nullable = true, description = "Won and weighted in percent of the quota; null at quota 0") BigDecimal forecastedAttainment) {

        static Situation of(RecordValues won, RecordValues open, BigDecimal quota, MinorUnits units) {
            return new Situation(quota, units.exact(won.amount()), units.exact(open.weightedAmount()),
                    units.exact(won.commission()), units.exact(open.commission()),
                    units.exact(won.commission().add(open.commission())),
                    quota == null ? null : Quota.attainment(won.amount(), quota),
                    quota == null ? null : Quota.attainment(won.amount().add(open.weightedAmount()), quota));
        }

        Situation less(Situation other) {
            return new Situation(less(quota, other.quota), less(amount, other.amount),
                    less(weightedAmount, other.weightedAmount), less(actualCommission, other.actualCommission),
                    less(projectedCommission, other.projectedCommission),
                    less(forecastedCommission, other.forecastedCommission), less(attainment, other.attainment),
                    less(forecastedAttainment, other.forecastedAttainment));
        }

        private static BigDecimal less(BigDecimal one, BigDecimal other) {
            return one == null || other == null ? null : one.subtract(other);
        }
    }
}
