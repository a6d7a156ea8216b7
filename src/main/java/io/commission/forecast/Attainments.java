package io.commission.forecast;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.money.MinorUnits;
import io.commission.tenant.TenantContext;

/** Reads what people attained in a period: the deals won that they own against their quotas (FCT-3). */
@ApplicationScoped
public class Attainments {
    private final Sql sql;
    private final Quotas quotas;

    Attainments(Sql sql, Quotas quotas) {
        this.sql = sql;
        this.quotas = quotas;
    }

    /** By person; who has no quota in the period is left out. */
    public Map<UUID, Attained> of(Collection<UUID> people, Period period, MinorUnits units) {
        Map<UUID, BigDecimal> won = new HashMap<>();
        sql.query("""
                select person_id, sum(amount) from commission_records
                where tenant_id = ? and person_id = any(?::uuid[]) and month between ? and ? and type = 'actual'
                group by person_id
                """, TenantContext.required().tenantId(), people, period.start(), period.end())
                .list(row -> won.put(row.uuid(1), row.decimal(2)));
        Map<UUID, Attained> attained = new HashMap<>();
        quotas.of(people, period.start(), period.end()).forEach((person, own) -> {
            BigDecimal quota = Quota.of(List.copyOf(own), period, units);
            if (quota.signum() > 0) {
                attained.put(person, new Attained(won.getOrDefault(person, units.zero()), quota));
            }
        });
        return attained;
    }
}
