package io.commission.tenant;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.money.MinorUnits;

/** Reads the profile of the tenant for whom the transaction works, be it a request, an import or the scheduler. */
@ApplicationScoped
public class TenantProfiles {
    private final Sql sql;
    private final Clock clock;

    TenantProfiles(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public TenantProfile current() {
        UUID tenant = TenantContext.required().tenantId();
        Instant now = clock.instant();
        return sql.query("""
                select t.name, t.currency, coalesce(v.time_zone, t.time_zone) as zone
                from tenants t left join commission_settings_versions v on v.tenant_id = t.tenant_id and v.live
                    and (?::timestamptz at time zone v.time_zone)::date between v.effective_from
                        and coalesce(v.effective_to, 'infinity')
                where t.tenant_id = ?
                """, now, tenant).one(row -> profile(tenant, row, now));
    }

    private static TenantProfile profile(UUID tenant, Row row, Instant now) {
        ZoneId zone = ZoneId.of(row.text("zone"));
        String currency = row.text("currency");
        return new TenantProfile(tenant, row.text("name"), currency, MinorUnits.of(currency), zone,
                LocalDate.ofInstant(now, zone));
    }
}
