package io.commission.report;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.money.MinorUnits;
import io.commission.tenant.TenantContext;

/** What stands beside the totals on a dashboard: draw balances, open exceptions, the latest payouts. */
@ApplicationScoped
class PayOnFile {
    private static final String PAYOUT = """
            select o.id, o.number, o.person_id, p.name, o.month, o.status, o.net, o.payout_date, o.paid_at
            from commission_payouts o join people p on p.tenant_id = o.tenant_id and p.id = o.person_id
            where o.tenant_id = ? and o.status not in ('VOID', 'STOPPED')""";

    private final Sql sql;

    PayOnFile(Sql sql) {
        this.sql = sql;
    }

    /** One person's balance with its last movements, or the sum of several people's. */
    DashboardView.Draw draw(Audience audience, MinorUnits units) {
        return sql.query(
                """
                        select coalesce(sum(d.balance), 0) as balance, count(*) as people, max(d.last_draw_amount) as last_draw_amount,
                            max(d.last_draw_on) as last_draw_on, max(d.last_recovery_amount) as last_recovery_amount,
                            max(d.last_recovery_on) as last_recovery_on
                        from draw_balances d where d.tenant_id = ?"""
                        + audience.condition("d.person_id"),
                audience.parameters(tenant())).one(row -> {
                    boolean one = !audience.everybody() && audience.people().size() == 1;
                    return new DashboardView.Draw(units.exact(row.decimal("balance")),
                            one ? exact(units, row.decimal("last_draw_amount")) : null,
                            one ? row.date("last_draw_on") : null,
                            one ? exact(units, row.decimal("last_recovery_amount")) : null,
                            one ? row.date("last_recovery_on") : null);
                });
    }

    Map<UUID, BigDecimal> drawBalances(Audience audience) {
        Map<UUID, BigDecimal> balances = new HashMap<>();
        sql.query("select d.person_id, d.balance from draw_balances d where d.tenant_id = ?"
                + audience.condition("d.person_id"), audience.parameters(tenant()))
                .list(row -> balances.put(row.uuid(1), row.decimal(2)));
        return balances;
    }

    /** Exceptions about people, and those about loads that name them as a rep. */
    long openExceptions(Audience audience) {
        if (audience.everybody()) {
            return sql.query("select count(*) from commission_exceptions where tenant_id = ? and status = 'OPEN'",
                    tenant()).one(row -> row.number(1));
        }
        return sql.query("select count(distinct x.id) " + concerning(), tenant(), audience.people())
                .one(row -> row.number(1));
    }

    Map<UUID, Long> openExceptionsByPerson(Audience audience) {
        Map<UUID, Long> open = new HashMap<>();
        sql.query("select c.person_id, count(distinct x.id) " + concerning() + " group by 1", tenant(),
                audience.people()).list(row -> open.put(row.uuid(1), row.number(2)));
        return open;
    }

    private static String concerning() {
        return """
                from commission_exceptions x
                cross join lateral (select x.person_id where x.person_id is not null
                    union select r.person_id from load_reps r
                    where r.tenant_id = x.tenant_id and r.load_id = x.load_id) as c (person_id)
                where x.tenant_id = ? and x.status = 'OPEN' and c.person_id = any(?::uuid[])""";
    }

    List<DashboardView.LastPayout> lastPayouts(Audience audience, MinorUnits units, int most) {
        Object[] some = audience.parameters(tenant());
        Object[] all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = most;
        return sql.query(PAYOUT + audience.condition("o.person_id") + " order by o.month desc, o.id desc limit ?", all)
                .list(row -> payout(row, units));
    }

    Map<UUID, DashboardView.LastPayout> lastPayoutByPerson(Audience audience, MinorUnits units) {
        Map<UUID, DashboardView.LastPayout> last = new HashMap<>();
        sql.query("""
                select o.* from unnest(?::uuid[]) as who (id) cross join lateral (""" + PAYOUT + """
                 and o.person_id = who.id order by o.month desc limit 1) as o
                """, audience.people(), tenant()).list(row -> last.put(row.uuid("person_id"), payout(row, units)));
        return last;
    }

    private static DashboardView.LastPayout payout(Row row, MinorUnits units) {
        return new DashboardView.LastPayout(row.uuid("id"), row.text("number"), row.uuid("person_id"), row.text("name"),
                row.month("month"), row.text("status"), units.exact(row.decimal("net")), row.date("payout_date"),
                row.instant("paid_at"));
    }

    private static BigDecimal exact(MinorUnits units, BigDecimal amount) {
        return amount == null ? null : units.exact(amount);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
