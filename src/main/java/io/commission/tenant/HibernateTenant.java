package io.commission.tenant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;

/** The first wall: Hibernate's discriminator. */
@PersistenceUnitExtension
@ApplicationScoped
public class HibernateTenant implements TenantResolver {
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    @Override
    public String getDefaultTenantId() {
        return NOBODY;
    }

    @Override
    public String resolveTenantId() {
        return TenantContext.current().map(context -> context.tenantId().toString()).orElse(NOBODY);
    }
}
