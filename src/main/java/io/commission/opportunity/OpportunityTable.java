package io.commission.opportunity;

import static io.commission.database.Columns.column;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.posting.deal.DealStatus;
import io.commission.posting.deal.Targets;
import io.commission.tenant.TenantContext;

/** Reads and writes the facts of many opportunities at once, one statement each. */
@ApplicationScoped
class OpportunityTable {
    private final Sql sql;
    private final Targets targets;
    private final Clock clock;

    OpportunityTable(Sql sql, Targets targets, Clock clock) {
        this.sql = sql;
        this.targets = targets;
        this.clock = clock;
    }

    /**
     * @param crmOwner as the CRM last said
     * @param filled whether its structure is known
     * @param firstChange the first day on which it changed hands; null: never
     */
    record Known(UUID id, OpportunityRow row, UUID crmOwner, boolean filled, LocalDate firstChange, FactMarks marks) {
    }

    record Written(UUID id, String externalId, UUID owner, OpportunityRow row, FactMarks marks) {
    }

    /** What the CRM said of an owner; null: nobody. */
    record Said(UUID id, UUID owner, FactMarks marks) {
    }

    /** One import or sync of a tenant after the other, so that nothing is opened twice. */
    void takeTurn() {
        targets.share();
        sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", "opportunities " + tenant()).exists();
    }

    /** Deleted ones too, by external id; nobody else changes them until the transaction ends. */
    Map<String, Known> hold(Collection<String> externalIds) {
        Map<String, Known> known = new HashMap<>();
        FactMarks.Shared marks = new FactMarks.Shared();
        sql.query(
                """
                        select d.*, d.decided_by::text as marks, v.filled, v.first_change from opportunities d left join lateral (
                            select true as filled, min(v.effective_from) filter (where v.position > 0) as first_change
                            from opportunity_versions v where v.tenant_id = d.tenant_id and v.opportunity_id = d.id
                            having count(*) > 0) v on true
                        where d.tenant_id = ? and d.external_id = any(?::text[]) order by d.id for no key update of d
                        """,
                tenant(), externalIds).list(
                        row -> known.put(row.text("external_id"), new Known(row.uuid("id"),
                                new OpportunityRow(row.uuid("account_id"), row.text("name"), row.date("opened_on"),
                                        row.decimal("amount"), row.date("close_date"),
                                        DealStatus.fromWire(row.text("status")),
                                        row.text("stage"), row.decimal("expected_commission"),
                                        row.instant("deleted_at") != null),
                                row.uuid("crm_owner_id"), row.flag("filled") != null, row.date("first_change"),
                                marks.read(row.text("marks")))));
        return known;
    }

    void insert(List<Written> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>(
                List.of(tenant(), clock.instant(), clock.instant(), actor(), clock.instant(), actor()));
        values.addAll(facts(rows));
        values.add(column(rows, Written::externalId, String[]::new));
        values.add(column(rows, Written::owner, UUID[]::new));
        sql.update(
                """
                        insert into opportunities (tenant_id, id, external_id, account_id, name, opened_on, amount, close_date, status,
                            stage, expected_commission, original_owner_id, crm_owner_id, deleted_at, decided_by, created_at, created_by,
                            updated_at, updated_by)
                        select ?, id, external_id, account_id, name, opened_on, amount, close_date, status, stage, expected, owner_id,
                            owner_id, case when deleted then ?::timestamptz end, decided_by::json, ?::timestamptz, ?, ?::timestamptz, ?
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::date[], ?::numeric[], ?::date[], ?::text[], ?::text[],
                            ?::numeric[], ?::boolean[], ?::text[], ?::text[], ?::uuid[]) as n(id, account_id, name, opened_on, amount,
                                close_date, status, stage, expected, deleted, decided_by, external_id, owner_id)
                        """,
                values.toArray());
    }

    void update(List<Written> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>(List.of(clock.instant(), clock.instant(), actor()));
        values.addAll(facts(rows));
        values.add(tenant());
        sql.update(
                """
                        update opportunities d set account_id = n.account_id, name = n.name, opened_on = n.opened_on, amount = n.amount,
                            close_date = n.close_date, status = n.status, stage = n.stage, expected_commission = n.expected,
                            deleted_at = case when n.deleted then coalesce(d.deleted_at, ?::timestamptz) end,
                            decided_by = n.decided_by::json, version = version + 1, updated_at = ?, updated_by = ?
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::date[], ?::numeric[], ?::date[], ?::text[], ?::text[],
                            ?::numeric[], ?::boolean[], ?::text[])
                            as n(id, account_id, name, opened_on, amount, close_date, status, stage, expected, deleted, decided_by)
                        where d.tenant_id = ? and d.id = n.id
                        """,
                values.toArray());
    }

    /** Newer events told the same: only which events they are is kept, the version stays. */
    void mark(Map<UUID, FactMarks> marks) {
        if (!marks.isEmpty()) {
            sql.update("""
                    update opportunities d set decided_by = n.decided_by::json
                    from unnest(?::uuid[], ?::text[]) as n(id, decided_by) where d.tenant_id = ? and d.id = n.id
                    """, column(marks.entrySet(), Map.Entry::getKey, UUID[]::new),
                    column(marks.entrySet(), one -> one.getValue().json(), String[]::new), tenant());
        }
    }

    /** What the CRM said of owners, once it was done. */
    void remember(List<Said> owners) {
        if (!owners.isEmpty()) {
            sql.update(
                    """
                            update opportunities d set crm_owner_id = n.owner_id, decided_by = n.decided_by::json
                            from unnest(?::uuid[], ?::uuid[], ?::text[]) as n(id, owner_id, decided_by)
                            where d.tenant_id = ? and d.id = n.id
                            """,
                    column(owners, Said::id, UUID[]::new), column(owners, Said::owner, UUID[]::new),
                    column(owners, one -> one.marks().json(), String[]::new), tenant());
        }
    }

    /** Ids, facts and who decided them, in the order in which both statements name them. */
    private static List<Object> facts(List<Written> rows) {
        return List.of(column(rows, Written::id, UUID[]::new),
                facts(rows, OpportunityRow::accountId, UUID[]::new), facts(rows, OpportunityRow::name, String[]::new),
                facts(rows, OpportunityRow::openedOn, LocalDate[]::new),
                facts(rows, OpportunityRow::amount, BigDecimal[]::new),
                facts(rows, OpportunityRow::closeDate, LocalDate[]::new),
                facts(rows, row -> row.status().wireName(), String[]::new),
                facts(rows, OpportunityRow::stage, String[]::new),
                facts(rows, OpportunityRow::expectedCommission, BigDecimal[]::new),
                facts(rows, OpportunityRow::deleted, Boolean[]::new),
                column(rows, row -> row.marks().json(), String[]::new));
    }

    private static <V> V[] facts(List<Written> rows, Function<OpportunityRow, V> value, IntFunction<V[]> array) {
        return rows.stream().map(Written::row).map(value).toArray(array);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }

    private static String actor() {
        return TenantContext.required().actor();
    }
}
