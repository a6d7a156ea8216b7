package io.commission.load;

import java.math.BigDecimal;

/** LOAD-2: a rep's part of a load, a percent of 4 decimals. */
public record RepShare(String rep, BigDecimal share, boolean primary) {
}
