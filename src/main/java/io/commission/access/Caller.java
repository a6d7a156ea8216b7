package io.commission.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import io.commission.tenant.TenantContext;
import io.quarkus.security.identity.SecurityIdentity;

/**
 * Who calls, for whom, and what they may. In the scheduler's or a batch's work it is the tenant's own machinery, which
 * may do everything and is nobody's person.
 */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;
    private final Standings standings;
    private final Teams teams;
    private final Clock clock;
    private Standing ofWork;
    private Scope scope;
    private Standing scopeOf;

    Caller(SecurityIdentity identity, Standings standings, Teams teams, Clock clock) {
        this.identity = identity;
        this.standings = standings;
        this.teams = teams;
        this.clock = clock;
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

    /** Today in the tenant's zone (TIME-1). */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    /** The token's subject. */
    public String subject() {
        return standing().subject();
    }

    /** What created-by columns hold. */
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

    /** Whose rows the caller may read. Lists, exports, history and previews ask it as well as single reads (PERM-4). */
    public Scope visible() {
        Standing standing = standing();
        if (scope == null || scopeOf != standing) {
            scope = teams.visible(standing);
            scopeOf = standing;
        }
        return scope;
    }

    /** Work that a request opens in its caller's name stays the caller's. */
    private Standing standing() {
        Standing signedIn = identity.getAttribute(Standing.ATTRIBUTE);
        if (signedIn != null && (!TenantContext.isWork() || isOf(signedIn, TenantContext.required()))) {
            return signedIn;
        }
        return standingOfWork();
    }

    private static boolean isOf(Standing standing, TenantContext context) {
        return standing.tenantId().equals(context.tenantId()) && standing.subject().equals(context.actor());
    }

    private Standing standingOfWork() {
        TenantContext context = TenantContext.required();
        if (ofWork == null || !isOf(ofWork, context)) {
            Standing found = standings.of(context.tenantId(), context.actor(), Set.of()).orElseThrow();
            ofWork = new Standing(found.tenantId(), found.tenantName(), found.currency(), found.zone(), found.subject(),
                    found.personId(), Set.of(), Grants.all());
        }
        return ofWork;
    }
}
