package io.commission.outlook;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.forecast.RecordValues;
import io.commission.money.MinorUnits;
import io.quarkus.runtime.annotations.RegisterForReflection;

@RegisterForReflection
@Schema(name = "CommissionValues", description = "Amounts of open deals that the person owns, by category, not weighted")
public record ValuesView(@Schema(required = true) BigDecimal pipeline, @Schema(required = true) BigDecimal bestCase,
        @Schema(required = true) BigDecimal commit) {

    static ValuesView of(RecordValues values, MinorUnits units) {
        return new ValuesView(units.exact(values.pipeline()), units.exact(values.bestCase()),
                units.exact(values.commit()));
    }
}
