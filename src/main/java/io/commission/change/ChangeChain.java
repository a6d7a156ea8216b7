package io.commission.change;

import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.structure.ChangeType;
import io.commission.tenant.TenantContext;

/** The tenant's one chain of digests over all changes of opportunities and accounts (RSG-6). */
@ApplicationScoped
public class ChangeChain {
    private static final String LINKS = """
            select chain_position, 'COMMISSION' as kind, id, digest, opportunity_id as subject_id, batch_id, scope, type, departing_id,
                effective_date, end_date, before::text, after::text, null as undo, reason, reference, pick, rollback_of, created_at,
                created_by
            from commission_changes where tenant_id = ? and chain_position > ?
            union all
            select chain_position, 'ACCOUNT', id, digest, account_id, batch_id, scope, null, null, effective_date, null, before::text,
                after::text, undo::text, reason, reference, pick, rollback_of, created_at, created_by
            from account_changes where tenant_id = ? and chain_position > ?
            order by chain_position
            """;

    private final Sql sql;
    private final Clock clock;

    ChangeChain(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Where the chain ends: at position 0 with no bytes before the first change. */
    public record Head(long position, byte[] digest) {
    }

    /** The end of the chain, as readers see it. */
    public Head head() {
        return sql.query("select position, digest from change_chains where tenant_id = ?", tenant())
                .first(ChangeChain::head)
                .orElse(new Head(0, new byte[0]));
    }

    /** The same, and nobody else appends until the transaction ends. The last lock that a change takes. */
    Head hold() {
        sql.update("""
                insert into change_chains (tenant_id, position, digest, updated_at) values (?, 0, ''::bytea, ?)
                on conflict do nothing
                """, tenant(), clock.instant());
        return sql.query("select position, digest from change_chains where tenant_id = ? for update", tenant())
                .one(ChangeChain::head);
    }

    void moveTo(Head head) {
        sql.update(
                "update change_chains set position = ?, digest = decode(?, 'hex'), updated_at = ? where tenant_id = ?",
                head.position(), HexFormat.of().formatHex(head.digest()), clock.instant(), tenant());
    }

    /** Every link behind a position, in order, as the tables say it now: the content is spelled anew from the columns. */
    public void each(long behind, Consumer<ChangeRecord> action) {
        UUID tenant = tenant();
        sql.query(LINKS, tenant, behind, tenant, behind).stream(row -> action.accept(link(tenant, row)));
    }

    private static ChangeRecord link(UUID tenant, Row row) {
        long position = row.number("chain_position");
        ChangeRecord.Kind kind = row.oneOf(ChangeRecord.Kind.class, "kind");
        UUID id = row.uuid("id");
        Level scope = row.oneOf(Level.class, "scope");
        String content = kind == ChangeRecord.Kind.COMMISSION
                ? new CommissionChange(id, row.uuid("subject_id"), row.uuid("batch_id"), scope,
                        row.oneOf(ChangeType.class, "type"), row.uuid("departing_id"), row.date("effective_date"),
                        row.date("end_date"), row.text("before"), row.text("after"), row.text("reason"),
                        row.text("reference"), row.text("pick"), row.uuid("rollback_of"), row.instant("created_at"),
                        row.text("created_by")).content(tenant, position)
                : new AccountChange(id, row.uuid("subject_id"), row.uuid("batch_id"), scope, row.date("effective_date"),
                        row.text("before"), row.text("after"), row.text("undo"), row.text("reason"),
                        row.text("reference"),
                        row.text("pick"), row.uuid("rollback_of"), row.instant("created_at"), row.text("created_by"))
                        .content(tenant, position);
        return new ChangeRecord(position, kind, id, content, row.bytes("digest"));
    }

    private static Head head(Row row) {
        return new Head(row.number("position"), row.bytes("digest"));
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
