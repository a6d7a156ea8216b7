package io.commission.tenant;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.jboss.logging.MDC;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;

/**
 * For whom the current thread works: what {@link TenantWork} opened, otherwise the signed-in caller of the request.
 * Both walls between tenants read it, Hibernate's discriminator and row-level security.
 */
public record TenantContext(UUID tenantId, String actor) {
    /** The attribute of the SecurityIdentity under which the access package leaves the caller's context. */
    public static final String ATTRIBUTE = "commission.tenant";

    private static final String TENANT = "tenant";
    private static final String ACTOR = "actor";
    private static final ThreadLocal<TenantContext> WORK = new ThreadLocal<>();

    public static Optional<TenantContext> current() {
        TenantContext work = WORK.get();
        return work != null ? Optional.of(work) : ofRequest();
    }

    public static TenantContext required() {
        return current().orElseThrow(() -> new IllegalStateException("no tenant: neither a caller nor TenantWork"));
    }

    /** Whether the scheduler or a batch works here, on nobody's behalf. */
    public static boolean isWork() {
        return WORK.get() != null;
    }

    static <T> T during(TenantContext context, Supplier<T> work) {
        TenantContext outer = WORK.get();
        Object outerTenant = MDC.get(TENANT);
        Object outerActor = MDC.get(ACTOR);
        WORK.set(context);
        context.nameInLogs();
        try (WorkTrace trace = WorkTrace.open(context.actor())) {
            return work.get();
        } finally {
            if (outer == null) {
                WORK.remove();
            } else {
                WORK.set(outer);
            }
            name(TENANT, outerTenant);
            name(ACTOR, outerActor);
        }
    }

    /** Each line that the thread logs names the tenant and the actor. */
    public void nameInLogs() {
        MDC.put(TENANT, tenantId.toString());
        MDC.put(ACTOR, actor);
    }

    private static void name(String key, Object value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }

    private static Optional<TenantContext> ofRequest() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        try (InstanceHandle<CurrentIdentityAssociation> association = Arc.container()
                .instance(CurrentIdentityAssociation.class)) {
            SecurityIdentity identity = association.get().getIdentity();
            return Optional.ofNullable(identity.getAttribute(ATTRIBUTE));
        }
    }
}
