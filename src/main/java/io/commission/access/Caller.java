package io.commission.access;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import io.quarkus.security.identity.SecurityIdentity;

/** Who calls, for whom, and what they may. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public UUID tenantId() {
        return standing().tenantId();
    }

    public String tenantName() {
        return standing().tenantName();
    }

    public Currency currency() {
        return standing().currency();
    }

    public ZoneId zone() {
        return standing().zone();
    }

    /** The token's subject; it is what created-by columns hold. */
    public String subject() {
        return standing().subject();
    }

    public String actor() {
        return standing().subject();
    }

    /** The caller as one of the tenant's people, if one of them carries this subject. */
    public Optional<UUID> personId() {
        return standing().personId();
    }

    public Set<String> roles() {
        return standing().roles();
    }

    public Set<String> permissions() {
        return standing().permissions();
    }

    public boolean may(String permission) {
        return standing().permissions().contains(permission);
    }

    private Standing standing() {
        Standing standing = identity.getAttribute(Standing.ATTRIBUTE);
        if (standing == null) {
            throw new IllegalStateException("nobody has signed in");
        }
        return standing;
    }
}
