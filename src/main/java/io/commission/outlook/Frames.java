package io.commission.outlook;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.forecast.ForecastDay;
import io.commission.settings.SettingsBook;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/** Reads in which frame the tenant's figures are shown. */
@ApplicationScoped
class Frames {
    private final ForecastDay day;
    private final TenantProfiles tenants;
    private final SettingsBook settings;

    Frames(ForecastDay day, TenantProfiles tenants, SettingsBook settings) {
        this.day = day;
        this.tenants = tenants;
        this.settings = settings;
    }

    /** Figures are on the tenant's day and weights afterwards. */
    Frame current() {
        day.ensure();
        TenantProfile tenant = tenants.current();
        return new Frame(tenant.today(), settings.on(tenant.today()).paymentSchedule(), tenant.units(),
                tenant.currency());
    }
}
