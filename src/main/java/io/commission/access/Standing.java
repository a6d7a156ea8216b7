package io.commission.access;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the database says of a caller: the tenant's facts, the person behind the subject, what the roles allow. */
record Standing(UUID tenantId, String tenantName, Currency currency, ZoneId zone, String subject,
        Optional<UUID> personId, Set<String> roles, Set<String> permissions) {
    /** The attribute of the SecurityIdentity that holds it. */
    static final String ATTRIBUTE = "commission.standing";
}
