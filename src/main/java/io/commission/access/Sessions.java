package io.commission.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantWork;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** Lets what outlives its request ask again what its caller may read (PERM-4), or work in the caller's name. */
@ApplicationScoped
public class Sessions {
    private final SecurityIdentity identity;
    private final CurrentIdentityAssociation association;
    private final Standings standings;
    private final Teams teams;
    private final TenantWork tenantWork;
    private final Clock clock;

    Sessions(SecurityIdentity identity, CurrentIdentityAssociation association, Standings standings, Teams teams,
            TenantWork tenantWork, Clock clock) {
        this.identity = identity;
        this.association = association;
        this.standings = standings;
        this.teams = teams;
        this.tenantWork = tenantWork;
        this.clock = clock;
    }

    /** Of the request that runs. */
    public Session current() {
        Standing standing = identity.getAttribute(Standing.ATTRIBUTE);
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        return new Session(standing.tenantId(), standing.subject(), standing.roles(),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }

    /** Whose rows the caller may read by now; needs a transaction of the tenant. Empty where it is nobody's any more. */
    public Optional<Scope> visible(Session session) {
        return standings.of(session.tenantId(), session.subject(), session.roles()).map(teams::visible)
                .filter(scope -> scope.all() || !scope.people().isEmpty());
    }

    /**
     * Works in a new transaction as the caller, who may what the token's roles allow by now, and nothing more; refused once the token
     * has expired. For a thread that serves no request.
     */
    public <T> T in(Session session, Supplier<T> work) {
        if (!clock.instant().isBefore(session.until())) {
            throw Refusal.of(Code.NOT_AUTHENTICATED, "The access token expired before its turn came. Ask again.");
        }
        ManagedContext requests = Arc.container().requestContext();
        if (requests.isActive()) {
            throw new IllegalStateException("a request has its own caller");
        }
        requests.activate();
        try {
            return tenantWork.in(session.tenantId(), session.subject(), () -> {
                association.setIdentity(identity(session));
                return work.get();
            });
        } finally {
            requests.terminate();
        }
    }

    private SecurityIdentity identity(Session session) {
        Standing standing = standings.of(session.tenantId(), session.subject(), session.roles()).orElseThrow();
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(session.subject()))
                .addRoles(session.roles()).addAttribute(Standing.ATTRIBUTE, standing)
                .addAttribute(TenantContext.ATTRIBUTE, new TenantContext(session.tenantId(), session.subject()))
                .build();
    }
}
