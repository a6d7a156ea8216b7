package io.commission.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.ledger.EntryType;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/** The report by customer: entries of the months that name one, read by an index over account and month. */
@ApplicationScoped
class ByCustomer {
    private static final String SUMS = """
            select e.account_id, a.name, a.external_id, e.type,
                case when e.status = 'REVERSED' then 'REVERSED' when p.kind <> 'PERSON' then 'RETAINED'
                    when e.status = 'APPROVED' and e.payout_id is not null then 'IN_PAYOUT' else e.status end as state,
                count(*) as entries, sum(e.amount) as amount
            from commission_entries e
            join accounts a on a.tenant_id = e.tenant_id and a.id = e.account_id
            join people p on p.tenant_id = e.tenant_id and p.id = e.person_id
            where e.tenant_id = ? and e.account_id is not null and e.commission_month between ? and ?""";

    private final Sql sql;
    private final Audiences audiences;
    private final TenantProfiles tenants;

    ByCustomer(Sql sql, Audiences audiences, TenantProfiles tenants) {
        this.sql = sql;
        this.audiences = audiences;
        this.tenants = tenants;
    }

    private record Found(UUID id, String name, String externalId, Tally tally) {
    }

    /** @param paging null for the whole list */
    ByCustomerReport of(ReportRequest request, Paging paging) {
        TenantProfile tenant = tenants.current();
        Months months = Months.of(request.from, request.to, tenant.today());
        boolean withRetained = audiences.seeRetained();
        Audience audience = audiences.of(request.personId, request.teamId);
        Map<UUID, Found> customers = new LinkedHashMap<>();
        Tally total = new Tally();
        sql.query(SUMS + audience.condition("e.person_id") + " group by 1, 2, 3, 4, 5",
                audience.parameters(tenant.id(), months.from(), months.to())).list(row -> {
                    EntryType type = row.oneOf(EntryType.class, "type");
                    EntryState state = row.oneOf(EntryState.class, "state");
                    total.add(type, state, row.number("entries"), row.decimal("amount"));
                    return customers
                            .computeIfAbsent(row.uuid("account_id"),
                                    id -> new Found(id, row.text("name"), row.text("external_id"), new Tally()))
                            .tally().add(type, state, row.number("entries"), row.decimal("amount"));
                });
        List<Found> found = List.copyOf(customers.values());
        Order<Found, ?> order = Order.named(request.sort, byName("name"), byName("-name"), byTotal("total"),
                byTotal("-total"));
        Page<Found> page = paging == null ? new Page<>(order.sorted(found), null) : order.page(found, paging);
        return new ByCustomerReport(months.from(), months.to(), tenant.currency(),
                total.view(tenant.units(), withRetained),
                page.items().stream().map(row -> new ByCustomerReport.Row(row.id, row.name, row.externalId,
                        row.tally.view(tenant.units(), withRetained))).toList(),
                page.nextCursor());
    }

    private static Order<Found, ?> byName(String name) {
        return new Order<>(name, row -> row.name.toLowerCase(Locale.ROOT), text -> text, row -> row.id.toString());
    }

    private static Order<Found, ?> byTotal(String name) {
        return new Order<>(name, row -> row.tally.total(), BigDecimal::new, row -> row.id.toString());
    }
}
