package io.commission.tenant;

import java.math.BigDecimal;

import io.commission.money.Percent;
import io.smallrye.config.ConfigMapping;

/**
 * What holds for a tenant that has not settled it otherwise (section 16). The environment gives rates as fractions; they leave here as
 * percents (MON-2).
 */
@ConfigMapping(prefix = "commission.defaults")
public interface CommissionDefaults {

    /** When a load becomes commissionable (LOAD-3). */
    enum Trigger {
        ON_DELIVERY, ON_PAYMENT
    }

    /** COMMISSION_CALCULATION_TRIGGER */
    Trigger calculationTrigger();

    Fractions fractions();

    Payouts payouts();

    /** DEFAULT_COMMISSION_RATE as a percent: 0.10 is 10.0000. */
    default BigDecimal commissionRate() {
        return Percent.ofFraction(fractions().commissionRate());
    }

    /** DEFAULT_MINIMUM_MARGIN as a percent: 0.10 is 10.0000. */
    default BigDecimal minimumMargin() {
        return Percent.ofFraction(fractions().minimumMargin());
    }

    /** As the environment writes them; the service takes the percents above. */
    interface Fractions {
        BigDecimal commissionRate();

        BigDecimal minimumMargin();
    }

    interface Payouts {
        /** PAYOUT_GENERATION_DAY, 1 to 31. */
        int generationDay();

        /** PAYOUT_APPROVAL_THRESHOLD in the tenant's currency. */
        BigDecimal approvalThreshold();
    }
}
