package io.commission.payout.payment;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The memory of the ports that write files: which payouts are in a stored file. */
@FunctionalInterface
public interface IssuedPayments {

    /** The references of those payouts that are in a stored file, by payout number. */
    Map<String, String> references(UUID tenantId, Collection<String> payoutNumbers);
}
