package io.commission.access;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

public record MeView(String subject, UUID personId, Tenant tenant, Set<String> roles, Set<String> permissions) {
    /** What a client needs to show amounts and dates. */
    public record Tenant(UUID id, String name, String currency, int decimals, String timeZone) {
    }

    static MeView of(Caller caller) {
        return new MeView(caller.subject(), caller.personId().orElse(null),
                new Tenant(caller.tenantId(), caller.tenantName(), caller.currency().getCurrencyCode(),
                        caller.currency().getDefaultFractionDigits(), caller.zone().getId()),
                new TreeSet<>(caller.roles()), new TreeSet<>(caller.permissions()));
    }
}
