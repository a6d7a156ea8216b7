package io.commission.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.ledger.EntryType;
import io.commission.tenant.TenantContext;

/** Reads the totals that the ledger keeps by person, month, type and state; never the entries themselves (API-4). */
@ApplicationScoped
public class KeptTotals {
    private static final String STATE = """
            case when t.state = 'REVERSED' or p.kind = 'PERSON' then t.state else 'RETAINED' end""";
    private static final String FROM = """
             from entry_totals t join people p on p.tenant_id = t.tenant_id and p.id = t.person_id
            where t.tenant_id = ? and t.commission_month between ? and ?""";
    static final String BY_MONTH = "select t.commission_month, t.type, " + STATE
            + " as state, sum(t.entries)::bigint as entries, sum(t.amount) as amount" + FROM;
    static final String BY_MONTH_GROUPS = " group by 1, 2, 3 having sum(t.entries) <> 0 order by 1, 2, 3";
    static final String BY_PERSON = "select t.person_id, t.type, " + STATE
            + " as state, sum(t.entries)::bigint as entries, sum(t.amount) as amount" + FROM;

    private final Sql sql;

    KeptTotals(Sql sql) {
        this.sql = sql;
    }

    /** What one month, type and state adds up to. */
    public record Line(YearMonth month, EntryType type, EntryState state, long entries, BigDecimal amount) {
    }

    public List<Line> byMonth(Audience audience, Months months) {
        return sql
                .query(BY_MONTH + audience.condition("t.person_id") + BY_MONTH_GROUPS,
                        audience.parameters(TenantContext.required().tenantId(), months.from(), months.to()))
                .list(row -> new Line(row.month("commission_month"), row.oneOf(EntryType.class, "type"),
                        row.oneOf(EntryState.class, "state"), row.number("entries"), row.decimal("amount")));
    }

    /** People without any entry in the months are left out. */
    public Map<UUID, Tally> byPerson(Audience audience, Months months) {
        Map<UUID, Tally> tallies = new HashMap<>();
        sql.query(BY_PERSON + audience.condition("t.person_id") + " group by 1, 2, 3 having sum(t.entries) <> 0",
                audience.parameters(TenantContext.required().tenantId(), months.from(), months.to()))
                .list(row -> tallies.computeIfAbsent(row.uuid("person_id"), id -> new Tally()).add(
                        row.oneOf(EntryType.class, "type"), row.oneOf(EntryState.class, "state"), row.number("entries"),
                        row.decimal("amount")));
        return tallies;
    }
}
