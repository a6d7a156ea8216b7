package io.commission.posting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.LoadAmounts;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Reads loads for the calculation: a constant number of statements for any number of loads. */
@ApplicationScoped
class LoadRows {

    private final Sql sql;

    LoadRows(Sql sql) {
        this.sql = sql;
    }

    /** The loads, locked in the order of their ids, answered in the given order. */
    List<LoadRow> lock(Collection<UUID> ids) {
        sql.query("select 1 from loads where tenant_id = ? and id = any(?::uuid[]) order by id for no key update",
                tenant(), ids)
                .list(row -> row);
        return read(ids);
    }

    /** The loads in the given order; ids without a load are left out. */
    List<LoadRow> read(Collection<UUID> ids) {
        Map<UUID, List<LoadRow.Rep>> reps = new HashMap<>();
        sql.query("""
                select load_id, person_id, rep_reference, share from load_reps
                where tenant_id = ? and load_id = any(?::uuid[]) order by load_id, position
                """, tenant(), ids).list(row -> reps.computeIfAbsent(row.uuid(1), id -> new ArrayList<>())
                .add(new LoadRow.Rep(row.uuid(2), row.text(3), row.decimal(4))));
        Map<UUID, Set<UUID>> held = new HashMap<>();
        Map<UUID, Map<UUID, String>> reasons = new HashMap<>();
        sql.query("select load_id, person_id, reason from load_holds where tenant_id = ? and load_id = any(?::uuid[])",
                tenant(), ids).list(row -> {
                    reasons.computeIfAbsent(row.uuid(1), id -> new HashMap<>()).put(row.uuid(2), row.text(3));
                    return held.computeIfAbsent(row.uuid(1), id -> new HashSet<>()).add(row.uuid(2));
                });
        Map<UUID, LoadRow> loads = new HashMap<>();
        sql.query(
                """
                        select l.id, l.external_id, l.account_id, coalesce(a.name, l.customer_reference) as customer, l.order_id,
                            l.revenue, l.carrier_cost, l.linehaul, l.delivered_at, l.invoice_paid_at, l.cancelled,
                            l.commissionable_on, l.calculated_from
                        from loads l left join accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
                        where l.tenant_id = ? and l.id = any(?::uuid[])
                        """,
                tenant(), ids).list(row -> loads.put(row.uuid(1), load(row, reps, held, reasons)));
        return ids.stream().map(loads::get).filter(load -> load != null).toList();
    }

    private static LoadRow load(Row row, Map<UUID, List<LoadRow.Rep>> reps, Map<UUID, Set<UUID>> held,
            Map<UUID, Map<UUID, String>> reasons) {
        UUID id = row.uuid(1);
        Set<UUID> heldPeople = held.getOrDefault(id, new HashSet<>());
        return new LoadRow(id, row.text(2), row.uuid(3), row.text(4), row.text(5),
                new LoadAmounts(row.decimal(6), row.decimal(7), row.decimal(8)), row.instant(9), row.instant(10),
                row.flag(11), row.date(12), row.uuid(13),
                reps.getOrDefault(id, List.of()), heldPeople.contains(null), heldPeople,
                reasons.getOrDefault(id, new HashMap<>()));
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
