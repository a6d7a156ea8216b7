package io.commission.access;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the database says of a signed-in caller, read once per request. */
record Standing(UUID tenantId, String tenantName, Currency currency, ZoneId zone, String subject,
        Optional<UUID> personId,
        Set<String> roles, Set<String> permissions) {
    static final String ATTRIBUTE = "commission.standing";
}
