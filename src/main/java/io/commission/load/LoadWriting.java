package io.commission.load;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.posting.LocalDates;
import io.commission.tenant.TenantContext;

/** The one writer of loads: set-based, a constant number of statements for any number of loads. */
@ApplicationScoped
class LoadWriting {
    private static final String ROWS = """
            unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::numeric[], ?::numeric[], ?::numeric[],
                ?::timestamptz[], ?::boolean[], ?::timestamptz[], ?::boolean[], ?::text[], ?::date[])
                as n (id, external_id, customer_reference, account_id, order_id, revenue, carrier_cost, linehaul,
                    delivered_at, invoiced, invoice_paid_at, cancelled, decided_by, delivered_on)
            """;

    private final Sql sql;
    private final Clock clock;
    private final LocalDates localDates;

    LoadWriting(Sql sql, Clock clock, LocalDates localDates) {
        this.sql = sql;
        this.localDates = localDates;
        this.clock = clock;
    }

    void insert(List<Arrival> loads, References.Known known) {
        if (loads.isEmpty()) {
            return;
        }
        TenantContext caller = TenantContext.required();
        sql.update(
                """
                        insert into loads (tenant_id, id, external_id, customer_reference, account_id, order_id, revenue,
                            carrier_cost, linehaul, delivered_at, invoiced, invoice_paid_at, cancelled, decided_by, delivered_on,
                            created_by, updated_at, updated_by)
                        select ?, id, external_id, customer_reference, account_id, order_id, revenue, carrier_cost, linehaul,
                            delivered_at, invoiced, invoice_paid_at, cancelled, decided_by::json, delivered_on, ?, ?, ?
                        from """
                        + " " + ROWS,
                values(loads, known.accounts(), caller.tenantId(), caller.actor(), clock.instant(),
                        caller.actor()));
        insertReps(loads, known);
    }

    void update(List<Arrival> loads, References.Known known) {
        if (loads.isEmpty()) {
            return;
        }
        TenantContext caller = TenantContext.required();
        List<Object> values = new ArrayList<>(
                List.of(values(loads, known.accounts(), clock.instant(), caller.actor())));
        values.add(caller.tenantId());
        sql.update(
                """
                        update loads l set customer_reference = n.customer_reference, account_id = n.account_id,
                            order_id = n.order_id, revenue = n.revenue, carrier_cost = n.carrier_cost, linehaul = n.linehaul,
                            delivered_at = n.delivered_at, invoiced = n.invoiced, invoice_paid_at = n.invoice_paid_at,
                            cancelled = n.cancelled, decided_by = n.decided_by::json, delivered_on = n.delivered_on, version = l.version + 1,
                            updated_at = ?, updated_by = ?
                        from """
                        + " " + ROWS + " where l.tenant_id = ? and l.id = n.id",
                values.toArray());
        List<Arrival> newReps = loads.stream().filter(Arrival::repsChanged).toList();
        if (!newReps.isEmpty()) {
            sql.update("delete from load_reps where tenant_id = ? and load_id = any(?::uuid[])", caller.tenantId(),
                    newReps.stream().map(load -> load.id).toList());
            insertReps(newReps, known);
        }
    }

    /** Newer events told the same: only which events they are is kept, the version stays. */
    void mark(List<Arrival> loads) {
        if (!loads.isEmpty()) {
            sql.update("""
                    update loads l set decided_by = n.decided_by::json
                    from unnest(?::uuid[], ?::text[]) as n (id, decided_by) where l.tenant_id = ? and l.id = n.id
                    """, column(loads, load -> load.id), column(loads, load -> DecidedBy.write(load.after())),
                    TenantContext.required().tenantId());
        }
    }

    private void insertReps(List<Arrival> loads, References.Known known) {
        List<UUID> loadIds = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        List<String> references = new ArrayList<>();
        List<UUID> people = new ArrayList<>();
        List<Object> shares = new ArrayList<>();
        for (Arrival load : loads) {
            List<LoadRep> reps = load.after().reps().value();
            List<UUID> named = new ArrayList<>();
            for (int i = 0; reps != null && i < reps.size(); i++) {
                UUID person = known.people().get(reps.get(i).rep());
                loadIds.add(load.id);
                positions.add(i + 1);
                references.add(reps.get(i).rep());
                // Named twice, by external id and by id: the second stays unknown, so that the load waits.
                people.add(named.contains(person) ? null : person);
                shares.add(reps.get(i).share());
                named.add(person);
            }
        }
        if (!loadIds.isEmpty()) {
            sql.update("""
                    insert into load_reps (tenant_id, load_id, position, rep_reference, person_id, share)
                    select ?, * from unnest(?::uuid[], ?::smallint[], ?::text[], ?::uuid[], ?::numeric[])
                    """, TenantContext.required().tenantId(), loadIds, positions, references, people, shares);
        }
    }

    private Object[] values(List<Arrival> loads, Map<String, UUID> accounts, Object... before) {
        List<Object> values = new ArrayList<>(List.of(before));
        values.add(column(loads, load -> load.id));
        values.add(column(loads, load -> load.externalId));
        values.add(fact(loads, LoadFacts::customerId));
        values.add(column(loads, load -> accounts.get(load.after().customerId().value())));
        values.add(fact(loads, LoadFacts::orderId));
        values.add(fact(loads, LoadFacts::revenue));
        values.add(fact(loads, LoadFacts::carrierCost));
        values.add(fact(loads, LoadFacts::linehaul));
        values.add(fact(loads, LoadFacts::deliveredAt));
        values.add(column(loads, load -> Boolean.TRUE.equals(load.after().invoiced().value())));
        values.add(fact(loads, LoadFacts::invoicePaidAt));
        values.add(column(loads, load -> Boolean.TRUE.equals(load.after().cancelled().value())));
        values.add(column(loads, load -> DecidedBy.write(load.after())));
        // The calculation keeps these, too; written with the load they spare the index a second entry.
        Function<Instant, LocalDate> localDate = localDates.onFile();
        values.add(column(loads, load -> localDate.apply(load.after().deliveredAt().value())));
        return values.toArray();
    }

    private static Object[] fact(List<Arrival> loads, Function<LoadFacts, Fact<?>> fact) {
        return column(loads, load -> fact.apply(load.after()).value());
    }

    private static Object[] column(List<Arrival> loads, Function<Arrival, Object> value) {
        return loads.stream().map(value).toArray();
    }
}
