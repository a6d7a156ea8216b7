package io.commission.ledger;

import static io.commission.database.Columns.column;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.metrics.CommittedCounts;
import io.commission.tenant.TenantContext;

/**
 * The one writer of commission entries. Every write runs in the caller's transaction, set-based, with its events in the outbox.
 * Whoever writes holds the ledger of the people concerned first, see {@link #hold}.
 */
@ApplicationScoped
public class EntryBook {

    private static final int LEDGER_LOCKS = 256;

    private final Sql sql;
    private final Clock clock;
    private final CommittedCounts counts;

    EntryBook(Sql sql, Clock clock, CommittedCounts counts) {
        this.sql = sql;
        this.clock = clock;
        this.counts = counts;
    }

    /**
     * Keeps others from writing entries of these people until the transaction ends. Taken once, before entries are read to be
     * changed; a second call for other people in one transaction could deadlock.
     */
    public void hold(Collection<UUID> people) {
        lock(people.stream().map(person -> 1 + Math.floorMod(person.hashCode(), LEDGER_LOCKS)).distinct().sorted());
    }

    /** The same for everybody, for whoever posts in several steps: each step finds its people held. */
    public void holdEverybody() {
        lock(IntStream.rangeClosed(1, LEDGER_LOCKS).boxed());
    }

    private void lock(Stream<Integer> locks) {
        sql.query(
                "select pg_advisory_xact_lock(?, ordered.key)::text from (select unnest(?::integer[]) as key order by 1) as ordered",
                tenant().hashCode(),
                locks.toArray(Integer[]::new))
                .list(row -> row);
    }

    /** Writes entries with their explanations and parts, and {@code commission.calculated} for each. */
    public void post(List<NewEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        insertEntries(entries);
        sql.update(
                """
                        insert into commission_explanations (tenant_id, entry_id, explanation)
                        select ?, id, explanation::json from unnest(?::uuid[], ?::text[]) as n (id, explanation)
                        """,
                tenant(),
                column(entries, NewEntry::id, UUID[]::new),
                Explanations.write(entries.stream().map(NewEntry::explanation).toList()));
        insertParts(entries);
        entries.stream().collect(Collectors.groupingBy(entry -> entry.type().name(), Collectors.counting()))
                .forEach(counts::entriesCalculated);
    }

    /** Reverses PENDING and APPROVED entries outside of payouts; each entry with its own reason. */
    public void reverse(List<Reversal> reversals) {
        if (reversals.isEmpty()) {
            return;
        }
        int changed = sql.query(
                """
                        with gone as (
                            update commission_entries e
                            set status = 'REVERSED', reversed_at = ?, reversed_by = ?, reversal_reason = n.reason,
                                updated_at = ?, updated_by = ?, version = version + 1
                            from unnest(?::uuid[], ?::text[]) as n (id, reason)
                            where e.tenant_id = ? and e.id = n.id
                                and (e.status = 'PENDING' or e.status = 'APPROVED' and e.payout_id is null)
                            returning e.tenant_id, e.id, e.person_id, e.load_id, e.opportunity_id, e.type, e.amount, e.reversal_reason),
                        told as (
                            insert into outbox_events (tenant_id, id, type, person_id, subject, data)
                            select tenant_id, n.event_id, 'commission.reversed', person_id, gone.id::text,
                                json_build_object('entryId', gone.id, 'personId', person_id, 'loadId', load_id, 'opportunityId', opportunity_id, 'type', type,
                                    'amount', round(amount, (select minor_units from tenants t where t.tenant_id = gone.tenant_id)), 'reason', reversal_reason)
                            from gone join unnest(?::uuid[], ?::uuid[]) as n (entry_id, event_id) on n.entry_id = gone.id)
                        select count(*) from gone
                        """,
                now(),
                actor(),
                now(),
                actor(),
                column(reversals, Reversal::entryId, UUID[]::new),
                column(reversals, Reversal::reason, String[]::new),
                tenant(),
                column(reversals, Reversal::entryId, UUID[]::new),
                Ids.next(reversals.size()))
                .one(row -> row.number(1).intValue());
        if (changed != reversals.size()) {
            throw new IllegalStateException(
                    "%d of %d entries could not be reversed".formatted(reversals.size() - changed, reversals.size()));
        }
    }

    public record Reversal(UUID entryId, String reason) {
    }

    /** Marks settled entries whose money is taken back by hand; they stay as they are otherwise (ENT-3). */
    public void markTakenBack(List<Reversal> reversals) {
        sql.update(
                """
                        update commission_entries e set reversed_at = ?, reversed_by = ?, reversal_reason = n.reason,
                            reinstated_at = null, reinstated_by = null, reinstate_reason = null,
                            updated_at = ?, updated_by = ?, version = version + 1
                        from unnest(?::uuid[], ?::text[]) as n (id, reason)
                        where e.tenant_id = ? and e.id = n.id and e.reversed_at is null
                        """,
                now(),
                actor(),
                now(),
                actor(),
                column(reversals, Reversal::entryId, UUID[]::new),
                column(reversals, Reversal::reason, String[]::new),
                tenant());
    }

    /** Notes on a reversed entry that it was reinstated (ENT-3, ENT-4). */
    public void markReinstated(UUID entryId, String reason) {
        sql.update(
                """
                        update commission_entries set reinstated_at = ?, reinstated_by = ?, reinstate_reason = ?,
                            updated_at = ?, updated_by = ?, version = version + 1
                        where tenant_id = ? and id = ?
                        """,
                now(),
                actor(),
                reason,
                now(),
                actor(),
                tenant(),
                entryId);
    }

    /** Approves those of the entries that are PENDING, and tells {@code commission.approved}; answers their ids. */
    public List<UUID> approve(Collection<UUID> entryIds) {
        if (entryIds.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = List.copyOf(entryIds);
        return sql.query(
                """
                        with approved as (
                            update commission_entries e set status = 'APPROVED', approved_at = ?, approved_by = ?,
                                updated_at = ?, updated_by = ?, version = version + 1
                            where tenant_id = ? and id = any(?::uuid[]) and status = 'PENDING'
                            returning tenant_id, id, person_id, load_id, opportunity_id, type, amount),
                        told as (
                            insert into outbox_events (tenant_id, id, type, person_id, subject, data)
                            select tenant_id, n.event_id, 'commission.approved', person_id, a.id::text,
                                json_build_object('entryId', a.id, 'personId', person_id, 'loadId', load_id, 'opportunityId', opportunity_id, 'type', type,
                                    'amount', round(amount, (select minor_units from tenants t where t.tenant_id = a.tenant_id)))
                            from approved a join unnest(?::uuid[], ?::uuid[]) as n (entry_id, event_id) on n.entry_id = a.id)
                        select id from approved
                        """,
                now(),
                actor(),
                now(),
                actor(),
                tenant(),
                ids,
                ids,
                Ids.next(ids.size()))
                .list(row -> row.uuid(1));
    }

    private void insertEntries(List<NewEntry> entries) {
        Instant now = now();
        sql.update(
                """
                        with written as (
                            insert into commission_entries (tenant_id, id, person_id, type, origin, status, amount, commission_month,
                                earned_month, load_id, order_id, account_id, plan_id, plan_version_id, count_id, opportunity_id,
                                schedule_row_id, basis, basis_amount, rate_type, rate_applied, is_split, split_percent, parent_entry_id,
                                supersedes_id, corrects_id, caused_by_id, notes, reason, payout_id, recoverable,
                                approved_at, approved_by, created_at, created_by, updated_at, updated_by)
                            select ?, id, person_id, type, origin, status, amount, commission_month, earned_month, load_id, order_id,
                                account_id, plan_id, plan_version_id, count_id, opportunity_id, schedule_row_id, basis, basis_amount,
                                rate_type, rate_applied, is_split, split_percent, parent_id, supersedes_id,
                                corrects_id, caused_by_id, notes, reason, payout_id, recoverable,
                                case when status = 'APPROVED' then ?::timestamptz end, case when status = 'APPROVED' then ? end, ?, ?, ?, ?
                            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::date[], ?::date[],
                                ?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[],
                                ?::text[], ?::numeric[], ?::text[], ?::numeric[], ?::boolean[], ?::numeric[],
                                ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::boolean[])
                                as n (id, person_id, type, origin, status, amount, commission_month, earned_month,
                                    load_id, order_id, account_id, plan_id, plan_version_id, count_id, opportunity_id, schedule_row_id,
                                    basis, basis_amount, rate_type, rate_applied, is_split, split_percent,
                                    parent_id, supersedes_id, corrects_id, caused_by_id, notes, reason, payout_id, recoverable)
                            returning tenant_id, id, person_id, load_id, opportunity_id, type, amount, status, commission_month, earned_month)
                        insert into outbox_events (tenant_id, id, type, person_id, subject, data)
                        select w.tenant_id, n.event_id, 'commission.calculated', w.person_id, w.id::text,
                            json_build_object('entryId', w.id, 'personId', w.person_id, 'loadId', w.load_id, 'opportunityId', w.opportunity_id, 'type', w.type,
                                'amount', round(w.amount, (select minor_units from tenants where tenant_id = current_tenant())), 'status', w.status, 'commissionMonth', to_char(w.commission_month, 'YYYY-MM'),
                                'earnedMonth', to_char(w.earned_month, 'YYYY-MM'))
                        from written w join unnest(?::uuid[], ?::uuid[]) as n (entry_id, event_id) on n.entry_id = w.id
                        """,
                values(entries, now));
    }

    private Object[] values(List<NewEntry> entries, Instant now) {
        List<Object> values = new ArrayList<>(List.of(tenant(), now, actor(), now, actor(), now, actor()));
        values.add(column(entries, NewEntry::id, UUID[]::new));
        values.add(column(entries, NewEntry::personId, UUID[]::new));
        values.add(column(entries, entry -> entry.type().name(), String[]::new));
        values.add(column(entries, entry -> entry.origin().name(), String[]::new));
        values.add(column(entries, entry -> entry.status().name(), String[]::new));
        values.add(column(entries, NewEntry::amount, BigDecimal[]::new));
        values.add(column(entries, entry -> NewEntry.firstDay(entry.commissionMonth()), LocalDate[]::new));
        values.add(column(entries, entry -> NewEntry.firstDay(entry.earnedMonth()), LocalDate[]::new));
        values.add(column(entries, entry -> entry.subject().loadId(), UUID[]::new));
        values.add(column(entries, entry -> entry.subject().orderId(), String[]::new));
        values.add(column(entries, entry -> entry.subject().accountId(), UUID[]::new));
        values.add(column(entries, entry -> entry.subject().planId(), UUID[]::new));
        values.add(column(entries, entry -> entry.subject().planVersionId(), UUID[]::new));
        values.add(column(entries, entry -> entry.subject().countId(), UUID[]::new));
        values.add(column(entries, entry -> entry.subject().opportunityId(), UUID[]::new));
        values.add(column(entries, entry -> entry.subject().scheduleRowId(), UUID[]::new));
        values.add(column(entries, entry -> name(entry.rate().basis()), String[]::new));
        values.add(column(entries, entry -> entry.rate().basisAmount(), BigDecimal[]::new));
        values.add(column(entries, entry -> name(entry.rate().method()), String[]::new));
        values.add(column(entries, entry -> entry.rate().applied(), BigDecimal[]::new));
        values.add(column(entries, entry -> entry.rate().split(), Boolean[]::new));
        values.add(column(entries, entry -> entry.rate().splitPercent(), BigDecimal[]::new));
        values.add(column(entries, entry -> entry.links().parentId(), UUID[]::new));
        values.add(column(entries, entry -> entry.links().supersedesId(), UUID[]::new));
        values.add(column(entries, entry -> entry.links().correctsId(), UUID[]::new));
        values.add(column(entries, entry -> entry.links().causedById(), UUID[]::new));
        values.add(column(entries, NewEntry::notes, String[]::new));
        values.add(column(entries, NewEntry::reason, String[]::new));
        values.add(column(entries, NewEntry::payoutId, UUID[]::new));
        values.add(column(entries, NewEntry::recoverable, Boolean[]::new));
        values.add(column(entries, NewEntry::id, UUID[]::new));
        values.add(Ids.next(entries.size()));
        return values.toArray();
    }

    private void insertParts(List<NewEntry> entries) {
        List<UUID> entryIds = new ArrayList<>();
        List<NewEntry.Part> parts = new ArrayList<>();
        for (NewEntry entry : entries) {
            for (NewEntry.Part part : entry.parts()) {
                entryIds.add(entry.id());
                parts.add(part);
            }
        }
        if (!parts.isEmpty()) {
            sql.update(
                    """
                            insert into commission_entry_parts (tenant_id, entry_id, load_id, amount)
                            select ?, entry_id, load_id, amount from unnest(?::uuid[], ?::uuid[], ?::numeric[]) as n (entry_id, load_id, amount)
                            """,
                    tenant(),
                    entryIds.toArray(UUID[]::new),
                    column(parts, NewEntry.Part::loadId, UUID[]::new),
                    column(parts, NewEntry.Part::amount, BigDecimal[]::new));
        }
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private Instant now() {
        return clock.instant();
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }

    private static String actor() {
        return TenantContext.required().actor();
    }
}
