package io.commission.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Reads loads back as facts with their marks. */
@ApplicationScoped
class KnownLoads {
    /** Of values that no event decided, such as those of a restored row: any event is newer. */
    private static final EventMark UNMARKED = new EventMark(Instant.EPOCH, "");

    private final Sql sql;

    KnownLoads(Sql sql) {
        this.sql = sql;
    }

    record Known(UUID id, LoadFacts facts) {
    }

    /** The loads that exist by these external ids, locked in the order of their ids as the calculation locks them. */
    Map<String, Known> lock(Collection<String> externalIds) {
        Map<String, Known> known = new HashMap<>();
        Map<UUID, List<LoadRep>> reps = new HashMap<>();
        List<Known> withoutReps = new ArrayList<>();
        Map<UUID, String> names = new HashMap<>();
        Map<UUID, EventMark> repMarks = new HashMap<>();
        sql.query("""
                select id, external_id, customer_reference, order_id, revenue, carrier_cost, linehaul, delivered_at,
                    invoiced, invoice_paid_at, cancelled, decided_by::text as decided_by
                from loads where tenant_id = ? and external_id = any(?::text[]) order by id for no key update
                """, tenant(), externalIds).list(row -> {
            Map<String, EventMark> marks = DecidedBy.read(row.text("decided_by"));
            names.put(row.uuid("id"), row.text("external_id"));
            repMarks.put(row.uuid("id"), marks.get("reps"));
            return withoutReps.add(new Known(row.uuid("id"), facts(row, marks)));
        });
        if (withoutReps.isEmpty()) {
            return known;
        }
        sql.query("""
                select load_id, rep_reference, share, position from load_reps
                where tenant_id = ? and load_id = any(?::uuid[]) order by load_id, position
                """, tenant(), names.keySet()).list(row -> reps.computeIfAbsent(row.uuid(1), id -> new ArrayList<>())
                .add(new LoadRep(row.text(2), row.decimal(3), row.integer(4) == 1)));
        for (Known load : withoutReps) {
            Fact<List<LoadRep>> fact = fact(reps.get(load.id()), repMarks.get(load.id()));
            known.put(names.get(load.id()), new Known(load.id(), load.facts().withReps(fact)));
        }
        return known;
    }

    private static LoadFacts facts(Row row, Map<String, EventMark> marks) {
        return new LoadFacts(
                fact(row.text("customer_reference"), marks.get("customerId")),
                fact(row.text("order_id"), marks.get("orderId")),
                fact(row.decimal("revenue"), marks.get("revenue")),
                fact(row.decimal("carrier_cost"), marks.get("carrierCost")),
                fact(row.decimal("linehaul"), marks.get("linehaul")),
                fact(row.instant("delivered_at"), marks.get("deliveredAt")),
                flag(row.flag("invoiced"), marks.get("invoiced")),
                fact(row.instant("invoice_paid_at"), marks.get("invoicePaidAt")),
                flag(row.flag("cancelled"), marks.get("cancelled")),
                Fact.unset());
    }

    private static <T> Fact<T> fact(T value, EventMark mark) {
        return value == null && mark == null ? Fact.unset() : new Fact<>(value, mark == null ? UNMARKED : mark);
    }

    private static Fact<Boolean> flag(boolean value, EventMark mark) {
        return !value && mark == null ? Fact.unset() : new Fact<>(value, mark == null ? UNMARKED : mark);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
