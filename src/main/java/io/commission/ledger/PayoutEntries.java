package io.commission.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/**
 * The ledger as payouts see it: takes entries into payouts, frees them, marks them paid. Part of the one writer of entries: as with
 * {@link EntryBook}, whoever writes holds the people first. Entries are found by person and month, never by their payout: an index that
 * names it would make every state change a full rewrite.
 */
@ApplicationScoped
public class PayoutEntries {

    private final Sql sql;
    private final Clock clock;

    PayoutEntries(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A person's month that holds free entries, by the kept totals: how many, and their sum. */
    public record Kept(UUID personId, YearMonth month, long entries, BigDecimal amount) {
    }

    /**
     * An APPROVED entry in no live payout.
     *
     * @param late approved after its month was closed: it waits for the next run
     * @param explanation JSON, null when none is kept
     */
    public record Free(
            UUID id, UUID personId, YearMonth month, EntryType type, BigDecimal amount, boolean late,
            String explanation) {
    }

    /** The free entries of a person's month that are not late go into a payout; {@code entries} of them were read. */
    public record Taking(UUID personId, YearMonth month, UUID payoutId, int entries) {
    }

    /** The months of these people up to the given one that hold free entries: paid history need not be read. */
    public List<Kept> kept(Collection<UUID> people, YearMonth upTo) {
        return sql.query(
                """
                        select person_id, commission_month, sum(entries)::bigint as entries, sum(amount) as amount
                        from entry_totals
                        where tenant_id = ? and person_id = any(?::uuid[]) and state = 'APPROVED' and commission_month <= ?
                        group by 1, 2 having sum(entries) > 0
                        """,
                tenant(),
                people,
                upTo)
                .list(row -> new Kept(
                        row.uuid("person_id"), row.month("commission_month"), row.number("entries"),
                        row.decimal("amount")));
    }

    /** Every free entry of the months, in no order. */
    public void streamFree(List<Kept> months, Instant approvedUntil, Consumer<Free> consumer) {
        sql.query(
                """
                        select e.id, e.person_id, e.commission_month, e.type, e.amount,
                            coalesce(e.approved_at > ?::timestamptz, false) as late, x.explanation
                        from unnest(?::uuid[], ?::date[]) as n (person_id, month)
                        join commission_entries e on e.tenant_id = ? and e.person_id = n.person_id
                            and e.commission_month = n.month and e.status = 'APPROVED' and e.payout_id is null
                        left join commission_explanations x on x.tenant_id = e.tenant_id and x.entry_id = e.id
                        """,
                approvedUntil,
                months.stream().map(Kept::personId).toList(),
                months.stream().map(Kept::month).toList(),
                tenant())
                .stream(row -> consumer.accept(new Free(
                        row.uuid(1),
                        row.uuid(2),
                        YearMonth.from(row.date(3)),
                        EntryType.valueOf(row.text(4)),
                        row.decimal(5),
                        row.flag(6),
                        row.json(7))));
    }

    /**
     * Takes free entries into payouts. They are found as {@link #streamFree} found them, by person and month; who holds the people
     * finds the same ones, and their number is compared.
     */
    public void take(List<Taking> takings, Instant approvedUntil) {
        if (takings.isEmpty()) {
            return;
        }
        int taken = sql.update(
                """
                        update commission_entries e set payout_id = n.payout_id, updated_at = ?, updated_by = ?, version = version + 1
                        from unnest(?::uuid[], ?::date[], ?::uuid[]) as n (person_id, month, payout_id)
                        where e.tenant_id = ? and e.person_id = n.person_id and e.commission_month = n.month
                            and e.status = 'APPROVED' and e.payout_id is null
                            and not coalesce(e.approved_at > ?::timestamptz, false)
                        """,
                now(),
                actor(),
                takings.stream().map(Taking::personId).toList(),
                takings.stream().map(Taking::month).toList(),
                takings.stream().map(Taking::payoutId).toList(),
                tenant(),
                approvedUntil);
        int read = takings.stream().mapToInt(Taking::entries).sum();
        if (taken != read) {
            throw new IllegalStateException("%d free entries were read, but %d taken".formatted(read, taken));
        }
    }

    /** Every entry of these payouts becomes PAID, their draws too. */
    public void markPaid(Collection<UUID> payoutIds) {
        if (payoutIds.isEmpty()) {
            return;
        }
        sql.update(
                """
                        update commission_entries e set status = 'PAID', paid_at = ?, updated_at = ?, updated_by = ?, version = e.version + 1
                        from commission_payouts p
                        where p.tenant_id = ? and p.id = any(?::uuid[]) and e.tenant_id = p.tenant_id and e.person_id = p.person_id
                            and e.commission_month between p.first_entry_month and p.month
                            and e.payout_id = p.id and e.status = 'APPROVED'
                        """,
                now(),
                now(),
                actor(),
                tenant(),
                payoutIds);
    }

    /** Frees the entries of a payout that becomes void, and reverses its draws (PAY-4). */
    public void free(UUID payoutId, String reason) {
        List<UUID> draws = sql.query(
                OF_PAYOUT.formatted("select e.id")
                        + " and e.type in ('DRAW', 'DRAW_RECOVERY') and e.status = 'APPROVED'",
                tenant(),
                payoutId)
                .list(row -> row.uuid(1));
        sql.update(
                """
                        with gone as (
                            update commission_entries e set status = 'REVERSED', reversed_at = ?, reversed_by = ?, reversal_reason = ?,
                                updated_at = ?, updated_by = ?, version = version + 1
                            where e.tenant_id = ? and e.id = any(?::uuid[])
                            returning e.tenant_id, e.id, e.person_id, e.type, e.amount, e.reversal_reason)
                        insert into outbox_events (tenant_id, id, type, person_id, subject, data)
                        select tenant_id, n.event_id, 'commission.reversed', person_id, gone.id::text,
                            json_build_object('entryId', gone.id, 'personId', person_id, 'loadId', null, 'opportunityId', null, 'type', type,
                                'amount', round(amount, (select minor_units from tenants t where t.tenant_id = gone.tenant_id)),
                                'reason', reversal_reason)
                        from gone join unnest(?::uuid[], ?::uuid[]) as n (entry_id, event_id) on n.entry_id = gone.id
                        """,
                now(),
                actor(),
                reason,
                now(),
                actor(),
                tenant(),
                draws,
                draws,
                Ids.next(draws.size()));
        sql.update(
                """
                        update commission_entries e set payout_id = null, updated_at = ?, updated_by = ?, version = e.version + 1
                        from commission_payouts p
                        where p.tenant_id = ? and p.id = ? and e.tenant_id = p.tenant_id and e.person_id = p.person_id
                            and e.commission_month between p.first_entry_month and p.month
                            and e.payout_id = p.id and e.status = 'APPROVED'
                        """,
                now(),
                actor(),
                tenant(),
                payoutId);
    }

    private static final String OF_PAYOUT = """
            %s from commission_payouts p
            join commission_entries e on e.tenant_id = p.tenant_id and e.person_id = p.person_id
                and e.commission_month between p.first_entry_month and p.month and e.payout_id = p.id
            where p.tenant_id = ? and p.id = ?
            """;

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
