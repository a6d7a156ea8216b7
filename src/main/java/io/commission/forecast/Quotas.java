package io.commission.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Reads the quotas of people, one statement for any number of them. */
@ApplicationScoped
public class Quotas {
    private final Sql sql;

    Quotas(Sql sql) {
        this.sql = sql;
    }

    /** By person; of targets with a day from the first to the last one. Who has none is left out. */
    public Map<UUID, List<Quota>> of(Collection<UUID> people, LocalDate from, LocalDate to) {
        Map<UUID, List<Quota>> quotas = new HashMap<>();
        sql.query("""
                select person_id, start_date, end_date, quota from targets
                where tenant_id = ? and person_id = any(?::uuid[]) and start_date <= ? and end_date >= ?
                order by person_id, start_date
                """, TenantContext.required().tenantId(), people, to, from)
                .list(row -> quotas.computeIfAbsent(row.uuid(1), person -> new ArrayList<>())
                        .add(new Quota(row.date(2), row.date(3), row.decimal(4))));
        return quotas;
    }
}
