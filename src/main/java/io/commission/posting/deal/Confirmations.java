package io.commission.posting.deal;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Reads which trailing pay was confirmed (PPL-3). */
@ApplicationScoped
public class Confirmations {
    private final Sql sql;

    Confirmations(Sql sql) {
        this.sql = sql;
    }

    public Set<Confirmed> of(Collection<UUID> opportunities) {
        return Set.copyOf(sql.query("""
                select opportunity_id, schedule_row_id, person_id from trailing_confirmations
                where tenant_id = ? and opportunity_id = any(?::uuid[])
                """, TenantContext.required().tenantId(), opportunities)
                .list(row -> new Confirmed(row.uuid(1), row.uuid(2), row.uuid(3))));
    }
}
