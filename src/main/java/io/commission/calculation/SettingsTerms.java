package io.commission.calculation;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A tenant's settings on a day, as far as a calculation needs them. Rates and shares are percents.
 *
 * @param onPayment a load becomes commissionable when its invoice is paid, not on delivery (LOAD-3)
 * @param creditThenRate shares divide the basis, not the commission (CALC-1)
 */
public record SettingsTerms(
        UUID versionId,
        ZoneId zone,
        boolean onPayment,
        boolean defaultRateEnabled,
        BigDecimal defaultRate,
        BigDecimal defaultMinimumMargin,
        BigDecimal basePrimarySplit,
        boolean creditThenRate) {
}
