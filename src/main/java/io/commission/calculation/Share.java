package io.commission.calculation;

import java.math.BigDecimal;
import java.util.UUID;

/** A person's share of a load in percent; the primary comes first (CALC-1). */
public record Share(UUID personId, BigDecimal percent) {
}
