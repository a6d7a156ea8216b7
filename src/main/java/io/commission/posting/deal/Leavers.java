package io.commission.posting.deal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Who earns nothing any more, from which day on (PPL-3). */
@ApplicationScoped
public class Leavers {
    private final Sql sql;

    Leavers(Sql sql) {
        this.sql = sql;
    }

    /** The first day without commission of everybody in the tenant who has one. */
    public Map<UUID, LocalDate> firstDaysWithout() {
        Map<UUID, LocalDate> days = new HashMap<>();
        sql.query("""
                select id, least(coalesce(commission_end_date, termination_date) + 1,
                    case when not commission_eligible then ineligible_since end)
                from people where tenant_id = ? and kind = 'PERSON'
                    and (commission_end_date is not null or termination_date is not null or not commission_eligible)
                """, TenantContext.required().tenantId()).list(row -> days.put(row.uuid(1), row.date(2)));
        return days;
    }
}
