package io.commission.assignment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.RateType;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.posting.Recalculation;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.ExactAmounts;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;
import io.commission.version.Succession;
import io.commission.version.Versions;

/** Gives people their own rates for customers, and has what that concerns calculated anew (PLAN-6). */
@ApplicationScoped
public class OverrideBook {
    private static final Versions VERSIONS = new Versions("customer_commission_override_versions", "override_id");

    private final Sql sql;
    private final TenantProfiles tenants;
    private final Receivers receivers;
    private final Recalculation recalculation;

    OverrideBook(Sql sql, TenantProfiles tenants, Receivers receivers, Recalculation recalculation) {
        this.sql = sql;
        this.tenants = tenants;
        this.receivers = receivers;
        this.recalculation = recalculation;
    }

    private record Locked(UUID personId, UUID accountId, long version) {
    }

    public UUID grant(OverrideRequest request) {
        TenantProfile tenant = tenants.current();
        receivers.lockPerson(request.personId());
        if (!sql.query("select 1 from accounts where tenant_id = ? and id = ?", tenant.id(), request.accountId())
                .exists()) {
            throw Refusal.of(Code.ACCOUNT_UNKNOWN, "There is no such account.").field("accountId",
                    "is no account's id");
        }
        UUID id = Ids.next();
        String actor = TenantContext.required().actor();
        sql.update("""
                insert into customer_commission_overrides (tenant_id, id, person_id, account_id, created_by, updated_by)
                values (?, ?, ?, ?, ?, ?)
                """, tenant.id(), id, request.personId(), request.accountId(), actor, actor);
        write(id, request, tenant);
        return id;
    }

    public void change(UUID id, OverrideRequest request, LongConsumer ifMatch) {
        TenantProfile tenant = tenants.current();
        Locked override = lock(id);
        ifMatch.accept(override.version());
        if (!override.personId().equals(request.personId()) || !override.accountId().equals(request.accountId())) {
            throw Refusal
                    .of(Code.RULE_VIOLATED,
                            "An override stays with its person and customer. End it, and make another one.")
                    .field(override.personId().equals(request.personId()) ? "accountId" : "personId",
                            "cannot be changed");
        }
        receivers.lockPerson(request.personId());
        touch(id);
        write(id, request, tenant);
    }

    /** Takes it back as if it had never been; to end it, change it with an endDate. */
    public void takeBack(UUID id, LongConsumer ifMatch) {
        Locked override = lock(id);
        ifMatch.accept(override.version());
        LocalDate first = VERSIONS.live(sql, id).get(0).from();
        VERSIONS.retireAll(sql, id);
        touch(id);
        recalculation.ofCustomer(override.personId(), override.accountId(), first);
    }

    private void write(UUID id, OverrideRequest request, TenantProfile tenant) {
        BigDecimal rate = request.rateType() == RateType.PERCENT
                ? ExactAmounts.percent("rate", request.rate())
                : new ExactAmounts(tenant.units()).money("rate", request.rate());
        LocalDate from = request.effectiveDate() == null ? tenant.today() : request.effectiveDate();
        Succession place = VERSIONS.makeRoom(sql, id, from, request.endDate());
        sql.update(
                """
                        insert into customer_commission_override_versions (tenant_id, id, override_id, person_id, account_id, effective_from,
                            effective_to, revision, rate_type, rate, basis, notes, created_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                tenant.id(), Ids.next(), id, request.personId(), request.accountId(), place.from(), place.to(),
                place.revision(), request.rateType(), rate, request.basis(), request.notes(),
                TenantContext.required().actor());
        recalculation.ofCustomer(request.personId(), request.accountId(), from);
    }

    private Locked lock(UUID id) {
        return sql
                .query("""
                        select person_id, account_id, version from customer_commission_overrides o where tenant_id = ? and id = ?
                            and exists (select 1 from customer_commission_override_versions v
                                where v.tenant_id = o.tenant_id and v.override_id = o.id and v.live)
                        for update
                        """,
                        TenantContext.required().tenantId(), id)
                .first(row -> new Locked(row.uuid(1), row.uuid(2), row.number(3)))
                .orElseThrow(() -> Refusal.notFound("override"));
    }

    private void touch(UUID id) {
        sql.update("""
                update customer_commission_overrides set version = version + 1, updated_at = now(), updated_by = ?
                where tenant_id = ? and id = ?
                """, TenantContext.required().actor(), TenantContext.required().tenantId(), id);
    }
}
