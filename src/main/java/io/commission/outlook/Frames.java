package io.commission.outlook;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.settings.SettingsBook;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/** Reads in which frame the tenant's figures are shown. */
@ApplicationScoped
class Frames {
    private final TenantProfiles tenants;
    private final SettingsBook settings;

    Frames(TenantProfiles tenants, SettingsBook settings) {
        this.tenants = tenants;
        this.settings = settings;
    }

    Frame current() {
        TenantProfile tenant = tenants.current();
        return new Frame(tenant.today(), settings.on(tenant.today()).paymentSchedule(), tenant.units(),
                tenant.currency());
    }
}
