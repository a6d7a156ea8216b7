package io.commission.payout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.DateRange;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.tenant.CommissionDefaults;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/** Reads a tenant's {@link PayoutRules}. */
@ApplicationScoped
class PayoutRulesOnFile {

    private final Sql sql;
    private final TenantProfiles profiles;
    private final CommissionDefaults defaults;

    PayoutRulesOnFile(Sql sql, TenantProfiles profiles, CommissionDefaults defaults) {
        this.sql = sql;
        this.profiles = profiles;
        this.defaults = defaults;
    }

    PayoutRules read() {
        UUID tenant = TenantContext.required().tenantId();
        List<PayoutRules.Version> versions = sql.query(
                """
                        select effective_from, effective_to, payment_schedule, payout_generation_day, payout_approval_threshold,
                            recovery_cap_percent, prorate_draws
                        from commission_settings_versions where tenant_id = ? and live order by effective_from
                        """,
                tenant)
                .list(PayoutRulesOnFile::version);
        PayoutRules.Settings fallback = new PayoutRules.Settings(
                false, defaults.payouts().generationDay(), defaults.payouts().approvalThreshold(), null, false);
        TenantProfile profile = profiles.current();
        Instant openedAt = sql.query("select created_at from tenants where tenant_id = ?", tenant)
                .one(row -> row.instant("created_at"));
        return new PayoutRules(profile.name(), profile.currency(), profile.zone(), openedAt, versions, fallback);
    }

    private static PayoutRules.Version version(Row row) {
        return new PayoutRules.Version(
                new DateRange(row.date("effective_from"), row.date("effective_to")),
                new PayoutRules.Settings(
                        row.text("payment_schedule").equals("QUARTERLY"),
                        row.integer("payout_generation_day"),
                        row.decimal("payout_approval_threshold"),
                        row.decimal("recovery_cap_percent"),
                        row.flag("prorate_draws")));
    }
}
