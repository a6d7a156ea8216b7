package io.commission.change;

import static io.commission.database.Columns.column;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.VersionRows.VersionRow;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.structure.Version;
import io.commission.tenant.TenantContext;

/**
 * The one writer of changed structures and owners, and of the log of changes with its chain. A constant number of statements
 * for any number of opportunities; the caller holds them.
 */
@ApplicationScoped
public class ChangeBook {
    private final Sql sql;
    private final Clock clock;
    private final ChangeChain chain;
    private final VersionRows versions;
    private final ChangeRows rows;

    ChangeBook(Sql sql, Clock clock, ChangeChain chain, VersionRows versions, ChangeRows rows) {
        this.sql = sql;
        this.clock = clock;
        this.chain = chain;
        this.versions = versions;
        this.rows = rows;
    }

    /** Writes the versions of planned moves and tells each; answers the changes in the order of the moves. */
    public List<CommissionChange> write(BatchHead batch, List<Planned> moves) {
        Instant now = now();
        List<CommissionChange> changes = new ArrayList<>(moves.size());
        List<VersionRow> added = new ArrayList<>(moves.size());
        StateJson states = new StateJson();
        for (Planned planned : moves) {
            CommissionChange change = change(batch, planned, states, now);
            changes.add(change);
            int position = planned.outcome().before().versions().size();
            for (Version version : planned.outcome().added()) {
                added.add(new VersionRow(change.opportunityId(), position++, version, change.id()));
            }
        }
        versions.write(added);
        log(changes);
        return changes;
    }

    /**
     * Takes back the versions that changes added and tells each undo, with the original's effective date (BAT-3).
     *
     * @param undone changes whose versions are the latest of their opportunities
     */
    public List<CommissionChange> undo(BatchHead batch, List<CommissionChange> undone) {
        Instant now = now();
        sql.update(
                "delete from opportunity_versions where tenant_id = ? and opportunity_id = any(?::uuid[]) and change_id = any(?::uuid[])",
                tenant(), column(undone, CommissionChange::opportunityId, UUID[]::new),
                column(undone, CommissionChange::id, UUID[]::new));
        List<CommissionChange> changes = undone.stream()
                .map(change -> new CommissionChange(Ids.next(), change.opportunityId(), batch.id(), batch.level(),
                        change.type(),
                        change.departing(), change.effectiveDate(), change.endDate(), change.after(), change.before(),
                        batch.reason(), batch.reference(), null, change.id(), now, actor()))
                .toList();
        log(changes);
        return changes;
    }

    /** Keeps changes of accounts, which {@code account.AccountOwners} made, in the log. */
    public void logAccounts(List<AccountChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Digests digests = extend(changes, (change, position) -> change.content(tenant(), position));
        sql.update(
                """
                        insert into account_changes (tenant_id, id, chain_position, account_id, batch_id, scope, effective_date, before, after,
                            undo, reason, reference, pick, rollback_of, created_at, created_by, digest)
                        select ?, id, position, account_id, batch_id, scope, effective_date, before::json, after::json, undo::json, reason,
                            reference, pick, rollback_of, created_at, ?, decode(digest, 'hex')
                        from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::uuid[], ?::text[], ?::date[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[], ?::uuid[], ?::timestamptz[], ?::text[])
                            as n (id, position, account_id, batch_id, scope, effective_date, before, after, undo, reason, reference, pick,
                                rollback_of, created_at, digest)
                        """,
                tenant(), actor(), column(changes, AccountChange::id, UUID[]::new), digests.positions(),
                column(changes, AccountChange::accountId, UUID[]::new),
                column(changes, AccountChange::batchId, UUID[]::new),
                column(changes, change -> change.scope().name(), String[]::new),
                column(changes, AccountChange::effectiveDate, LocalDate[]::new),
                column(changes, AccountChange::before, String[]::new),
                column(changes, AccountChange::after, String[]::new),
                column(changes, AccountChange::undo, String[]::new),
                column(changes, AccountChange::reason, String[]::new),
                column(changes, AccountChange::reference, String[]::new),
                column(changes, AccountChange::pick, String[]::new),
                column(changes, AccountChange::rollbackOf, UUID[]::new),
                column(changes, AccountChange::createdAt, Instant[]::new), digests.hex());
    }

    /** The time that new changes carry: what the database keeps of it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private CommissionChange change(BatchHead batch, Planned planned, StateJson states, Instant now) {
        var change = planned.move().change();
        return new CommissionChange(Ids.next(), planned.move().deal().id(), batch.id(), batch.level(), change.type(),
                planned.outcome().departing(), change.dates().firstNew(), change.dates().lastOld(),
                states.of(planned.outcome().from()), states.of(planned.outcome().to()), batch.reason(),
                batch.reference(),
                planned.move().pick(), null, now, actor());
    }

    private void log(List<CommissionChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        sql.update("""
                update opportunities o set version = version + 1, updated_at = ?, updated_by = ?
                where tenant_id = ? and id = any(?::uuid[])
                """, changes.get(0).createdAt(), actor(), tenant(),
                column(changes, CommissionChange::opportunityId, UUID[]::new));
        rows.write(changes, extend(changes, (change, position) -> change.content(tenant(), position)));
    }

    /** Where changes stand in the chain, and the digests that link them, in hexadecimal. */
    record Digests(Long[] positions, String[] hex) {
    }

    /** Links the changes to the tenant's chain. From here to the end of the transaction nobody else appends. */
    private <T> Digests extend(List<T> changes, BiFunction<T, Long, String> content) {
        ChangeChain.Head head = chain.hold();
        Long[] positions = new Long[changes.size()];
        String[] hex = new String[changes.size()];
        byte[] digest = head.digest();
        for (int i = 0; i < hex.length; i++) {
            positions[i] = head.position() + i + 1;
            digest = ChangeRecord.digest(digest, content.apply(changes.get(i), positions[i]));
            hex[i] = HexFormat.of().formatHex(digest);
        }
        chain.moveTo(new ChangeChain.Head(head.position() + hex.length, digest));
        return new Digests(positions, hex);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }

    private static String actor() {
        return TenantContext.required().actor();
    }
}
