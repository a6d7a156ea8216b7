package io.commission.payout;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** Reads single payouts, with or without keeping others from changing them. */
@ApplicationScoped
class Payouts {

    private final Sql sql;

    Payouts(Sql sql) {
        this.sql = sql;
    }

    Payout get(UUID id) {
        return read(List.of(id), "").stream().findFirst().orElseThrow(() -> Refusal.notFound("payout"));
    }

    /** Locked until the transaction ends. */
    Payout hold(UUID id) {
        return hold(List.of(id)).stream().findFirst().orElseThrow(() -> Refusal.notFound("payout"));
    }

    /** Locked until the transaction ends, in one order for everybody. */
    List<Payout> hold(Collection<UUID> ids) {
        return read(ids, "for update of p");
    }

    private List<Payout> read(Collection<UUID> ids, String lock) {
        return sql.query(
                "select " + Payout.COLUMNS + Payout.FROM
                        + "where p.tenant_id = ? and p.id = any(?::uuid[]) order by p.id " + lock,
                TenantContext.required().tenantId(),
                ids)
                .list(Payout::of);
    }
}
