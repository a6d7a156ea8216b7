package io.commission.calculation;

import java.util.UUID;

/** Terms that were looked at and not used, with the reason (CALC-7). */
public record PassedOver(TermsSource source, UUID versionId, String reason) {
}
