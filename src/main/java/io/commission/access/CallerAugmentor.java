package io.commission.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantWork;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Turns the claims of a verified token into tenant, person and permissions (TEN-2, PERM-1). */
@ApplicationScoped
public class CallerAugmentor implements SecurityIdentityAugmentor {
    private static final Set<String> OF_ID_TOKENS = Set.of("at_hash", "c_hash");

    private final Standings standings;
    private final TenantWork tenantWork;
    private final RolesSeen rolesSeen;
    private final Operators operators;

    CallerAugmentor(Standings standings, TenantWork tenantWork, RolesSeen rolesSeen, Operators operators) {
        this.standings = standings;
        this.tenantWork = tenantWork;
        this.rolesSeen = rolesSeen;
        this.operators = operators;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken)) {
            return Uni.createFrom().item(identity);
        }
        if (Operators.PROVIDER.equals(identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE))) {
            return Uni.createFrom().item(asOperator(identity));
        }
        return context.runBlocking(() -> withStanding(identity));
    }

    /** Of no tenant and nobody's person: there is one permission, and no row to see. */
    private SecurityIdentity asOperator(SecurityIdentity identity) {
        boolean operator = operators.include(identity.getPrincipal().getName());
        return withoutPermissions(identity)
                .addPermissionChecker(
                        asked -> Uni.createFrom().item(operator && asked.getName().equals(Operators.PERMISSION)))
                .build();
    }

    private SecurityIdentity withStanding(SecurityIdentity identity) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        requireAccessToken(token);
        Standing standing = standing(token, identity.getRoles());
        TenantContext context = new TenantContext(standing.tenantId(), standing.subject());
        context.nameInLogs();
        return withoutPermissions(identity)
                .addAttribute(Standing.ATTRIBUTE, standing)
                .addAttribute(TenantContext.ATTRIBUTE, context)
                .addPermissionChecker(asked -> Uni.createFrom().item(standing.permissions().contains(asked.getName())))
                .build();
    }

    /** Scopes of the token would count as permissions of the same name. */
    private static QuarkusSecurityIdentity.Builder withoutPermissions(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder().setPrincipal(identity.getPrincipal()).addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials()).addAttributes(identity.getAttributes());
    }

    /**
     * Providers sign ID and logout tokens with the same key. Mostly the audience tells them apart, but not where it is the client's
     * own id.
     */
    private static void requireAccessToken(JsonWebToken token) {
        Object kind = token.getClaim("typ");
        if (kind != null && !kind.toString().equalsIgnoreCase("Bearer") || OF_ID_TOKENS.stream()
                .anyMatch(token::containsClaim)) {
            throw refused(Code.NOT_AUTHENTICATED, "This is no access token.");
        }
    }

    private static UUID tenantOf(JsonWebToken token) {
        try {
            return UUID.fromString(token.<String>getClaim("tenant"));
        } catch (NullPointerException | IllegalArgumentException | ClassCastException e) {
            throw refused(Code.TENANT_UNKNOWN, "The token's tenant claim must be the tenant's uuid.");
        }
    }

    private Standing standing(JsonWebToken token, Set<String> roles) {
        UUID tenant = tenantOf(token);
        return tenantWork.in(tenant, token.getSubject(), () -> {
            Optional<Standing> standing = standings.of(tenant, token.getSubject(), Set.copyOf(roles));
            standing.ifPresent(known -> rolesSeen.remember(known, Instant.ofEpochSecond(token.getIssuedAtTime())));
            return standing;
        }).orElseThrow(() -> refused(Code.TENANT_UNKNOWN, "The token names a tenant that this service does not know."));
    }

    private static AuthenticationFailedException refused(Code code, String detail) {
        return new AuthenticationFailedException(Refusal.of(code, detail));
    }
}
