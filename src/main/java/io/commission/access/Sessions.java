package io.commission.access;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.identity.SecurityIdentity;

/** Lets what outlives its request ask again what its caller may read (PERM-4). */
@ApplicationScoped
public class Sessions {
    private final SecurityIdentity identity;
    private final Standings standings;
    private final Teams teams;

    Sessions(SecurityIdentity identity, Standings standings, Teams teams) {
        this.identity = identity;
        this.standings = standings;
        this.teams = teams;
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
}
