package io.commission.posting.deal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Which deals a change of people concerns. Whoever changes people says so here, in the transaction of the change. */
@ApplicationScoped
public class DealRecalculation {
    private final Sql sql;
    private final Deals deals;
    private final DealPosting posting;

    DealRecalculation(Sql sql, Deals deals, DealPosting posting) {
        this.sql = sql;
        this.deals = deals;
        this.posting = posting;
    }

    /** Deals in which one of the people holds a line at some time, with a posted day on or after the given one (PPL-3). */
    public void ofPeople(Collection<UUID> people, LocalDate from) {
        UUID tenant = TenantContext.required().tenantId();
        List<UUID> ids = sql.query("""
                select distinct l.opportunity_id from commission_structure_lines l
                join opportunities o on o.tenant_id = l.tenant_id and o.id = l.opportunity_id
                where l.tenant_id = ? and l.person_id = any(?::uuid[])
                    and (o.status = 'closed_won' and o.close_date >= ?
                        or exists (select 1 from revenue_schedules r where r.tenant_id = l.tenant_id
                            and r.opportunity_id = l.opportunity_id and r.status = 'RECONCILED' and r.end_date >= ?))
                """, tenant, people, from, from).list(row -> row.uuid(1));
        if (!ids.isEmpty()) {
            posting.settle(deals.hold(ids), Cause.FACTS);
        }
    }
}
