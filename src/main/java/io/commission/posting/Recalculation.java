package io.commission.posting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/**
 * What else a change concerns. Whoever changes terms, people or accounts says so here, in the transaction of the change: the loads
 * concerned are calculated at once when they are few, otherwise they stay due and the calculation tick takes them.
 */
@ApplicationScoped
public class Recalculation {

    /** Loads that a change calculates within its own transaction. */
    static final int AT_ONCE = 1_000;

    private final Sql sql;
    private final Calculation calculation;

    Recalculation(Sql sql, Calculation calculation) {
        this.sql = sql;
        this.calculation = calculation;
    }

    /** Loads that name one of the people as a rep, or their accounts' owner, dated on or after the day. */
    public void ofPeople(Collection<UUID> people, LocalDate from) {
        due("""
                (exists (select 1 from load_reps r where r.tenant_id = l.tenant_id and r.load_id = l.id and r.person_id = any(?::uuid[]))
                or exists (select 1 from account_owners o where o.tenant_id = l.tenant_id and o.account_id = l.account_id
                    and o.owner_id = any(?::uuid[])))
                and (l.delivered_on is null or greatest(l.delivered_on, l.commissionable_on) >= ?)
                """,
                people, people, from);
    }

    /** Loads of everybody who was ever assigned the plan, or of the whole tenant when it is or was a default, from the day on. */
    public void ofPlan(UUID planId, LocalDate from) {
        boolean isDefault = sql.query(
                "select 1 from commission_plan_versions where tenant_id = ? and plan_id = ? and is_default limit 1",
                tenant(),
                planId).exists();
        if (isDefault) {
            ofTenant(from);
            return;
        }
        List<UUID> people = sql.query(
                "select distinct person_id from user_commission_assignment_versions where tenant_id = ? and plan_id = ?",
                tenant(), planId).list(row -> row.uuid(1));
        ofPeople(people, from);
    }

    /** Loads of the customer that name the person, from the day on. */
    public void ofCustomer(UUID personId, UUID accountId, LocalDate from) {
        due("l.account_id = ? and (l.delivered_on is null or greatest(l.delivered_on, l.commissionable_on) >= ?)",
                accountId, from);
    }

    /** All loads of the account, from the day on: its owner changed. */
    public void ofAccount(UUID accountId, LocalDate from) {
        due("l.account_id = ? and (l.delivered_on is null or l.delivered_on >= ?)", accountId, from);
    }

    /** Loads of the accounts that go by their owner, from the day on: many accounts changed hands (LOAD-2). */
    public void ofOwned(Collection<UUID> accounts, LocalDate from) {
        due("""
                l.account_id = any(?::uuid[]) and (l.delivered_on is null or l.delivered_on >= ?)
                and not exists (select 1 from load_reps r where r.tenant_id = l.tenant_id and r.load_id = l.id)
                """, accounts, from);
    }

    /** All loads of the tenant, from the day on: its settings changed. */
    public void ofTenant(LocalDate from) {
        due("(l.delivered_on is null or greatest(l.delivered_on, l.commissionable_on) >= ?)", from);
    }

    /** Loads that wait with an open exception: a missing piece may have appeared (PLAN-7). */
    public void ofWaiting() {
        due("false");
    }

    private void due(String concerned, Object... parameters) {
        Object[] all = new Object[parameters.length + 2];
        all[0] = tenant();
        System.arraycopy(parameters, 0, all, 1, parameters.length);
        all[all.length - 1] = tenant();
        // Locked in the order of the ids, as calculations and intakes lock them.
        sql.update("""
                with held as (
                    select l.id from loads l
                    where l.tenant_id = ? and not l.calculation_due and l.delivered_at is not null
                        and ((""" + concerned + """
                ) or exists (select 1 from commission_exceptions x
                            where x.tenant_id = l.tenant_id and x.load_id = l.id and x.status = 'OPEN'))
                    order by l.id for no key update)
                update loads l set calculation_due = true from held where l.tenant_id = ? and l.id = held.id
                """, all);
        calculation.ofDue(AT_ONCE);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
