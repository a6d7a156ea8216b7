package io.commission.ledger;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.Posted;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Reads what the ledger posts now for deals and their schedule rows (ENT-2). */
@ApplicationScoped
public class PostedDealRows {
    private final Sql sql;

    PostedDealRows(Sql sql) {
        this.sql = sql;
    }

    /**
     * Something live about a deal.
     *
     * @param personId to whom something is posted; null for an open exception
     */
    public record Standing(UUID opportunityId, UUID personId) {
    }

    /** Which of the deals have anything live, and to whom. */
    public List<Standing> standing(Collection<UUID> opportunityIds) {
        return sql.query("""
                select opportunity_id, person_id from commission_entries
                where tenant_id = ? and opportunity_id = any(?::uuid[]) and status <> 'REVERSED' group by 1, 2
                union all
                select opportunity_id, null from commission_exceptions
                where tenant_id = ? and opportunity_id = any(?::uuid[]) and status = 'OPEN' group by 1
                """, tenant(), opportunityIds, tenant(), opportunityIds)
                .list(row -> new Standing(row.uuid(1), row.uuid(2)));
    }

    /** Entries of the calculation and of reassignments; hand-made ones are left out. In the order in which they were written. */
    public List<PostedDealRow> of(Collection<UUID> opportunityIds) {
        return sql.query("""
                select e.id, e.opportunity_id, e.schedule_row_id, e.person_id, e.earned_month, e.amount,
                    case when e.origin = 'TAKE_BACK' then 'TAKE_BACK'
                        when e.type = 'ADJUSTMENT' then 'ADJUSTMENT'
                        when e.reversed_at is not null then 'REVERSED_COMMISSION'
                        else 'COMMISSION' end as kind,
                    case when e.status = 'PAID' or e.payout_id is not null then 'SETTLED' else e.status end as state,
                    e.origin = 'REASSIGNMENT' as reassigned
                from commission_entries e
                where e.tenant_id = ? and e.opportunity_id = any(?::uuid[]) and e.status <> 'REVERSED'
                    and e.origin in ('CALCULATION', 'TAKE_BACK', 'REASSIGNMENT')
                order by e.id
                """, tenant(), opportunityIds).list(row -> new PostedDealRow(row.uuid("opportunity_id"),
                row.uuid("schedule_row_id"), row.uuid("person_id"), YearMonth.from(row.date("earned_month")),
                new Posted(row.uuid("id"), row.oneOf(Posted.Kind.class, "kind"), row.oneOf(Posted.State.class, "state"),
                        row.decimal("amount")),
                row.flag("reassigned")));
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
