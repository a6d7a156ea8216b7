package io.commission.payout;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.money.MinorUnits;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfiles;

/** Reads the entries of a payout, found by person and months. A void payout keeps its reversed draws only. */
@ApplicationScoped
class PayoutLines {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Sql sql;
    private final TenantProfiles profiles;

    PayoutLines(Sql sql, TenantProfiles profiles) {
        this.sql = sql;
        this.profiles = profiles;
    }

    Page<PayoutLineView> page(Payout payout, Paging paging, MinorUnits units) {
        List<PayoutLine> rows = read(
                payout, paging.after().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL), paging.fetch());
        return Page.of(rows, paging, line -> PayoutLineView.of(line, units), line -> Cursor.of(line.id()));
    }

    List<PayoutLine> all(Payout payout) {
        return read(payout, BEFORE_ALL, Integer.MAX_VALUE);
    }

    private List<PayoutLine> read(Payout payout, UUID after, int most) {
        return sql.query(
                """
                        select e.id, e.type, e.commission_month, e.earned_month, e.load_id, e.basis, e.basis_amount, e.rate_type,
                            e.rate_applied, e.split_percent, e.amount, e.recoverable,
                            case when e.opportunity_id is null then coalesce(e.notes, e.reason) else concat_ws('; ', e.notes, e.reason) end as notes,
                            coalesce(l.commissionable_on, l.delivered_on, r.end_date, o.close_date, (e.created_at at time zone ?)::date) as day,
                            coalesce(l.external_id, e.order_id, o.external_id, o.name) as reference, c.name as customer, v.name as plan_name,
                            e.commission_month < ? as prior_period
                        from commission_entries e
                        left join loads l on l.tenant_id = e.tenant_id and l.id = e.load_id
                        left join opportunities o on o.tenant_id = e.tenant_id and o.id = e.opportunity_id
                        left join revenue_schedules r on r.tenant_id = e.tenant_id and r.id = e.schedule_row_id
                        left join accounts c on c.tenant_id = e.tenant_id and c.id = coalesce(e.account_id, l.account_id, o.account_id)
                        left join commission_plan_versions v on v.tenant_id = e.tenant_id and v.id = e.plan_version_id
                        where e.tenant_id = ? and e.person_id = ? and e.commission_month between ? and ? and e.payout_id = ?
                            and e.id > ?
                        order by e.id limit ?
                        """,
                profiles.current().zone().getId(),
                payout.periodStart(),
                TenantContext.required().tenantId(),
                payout.personId(),
                payout.firstEntryMonth(),
                payout.month(),
                payout.id(),
                after,
                most)
                .list(PayoutLine::of);
    }
}
