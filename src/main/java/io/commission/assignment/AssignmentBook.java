package io.commission.assignment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

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

/** Gives people their plans, day by day, and has what that concerns calculated anew (PLAN-6). */
@ApplicationScoped
public class AssignmentBook {
    private static final Versions VERSIONS = new Versions("user_commission_assignment_versions", "assignment_id");

    private final Sql sql;
    private final TenantProfiles tenants;
    private final Receivers receivers;
    private final Recalculation recalculation;

    AssignmentBook(Sql sql, TenantProfiles tenants, Receivers receivers, Recalculation recalculation) {
        this.sql = sql;
        this.tenants = tenants;
        this.receivers = receivers;
        this.recalculation = recalculation;
    }

    private record Locked(UUID personId, long version) {
    }

    public UUID assign(AssignmentRequest request) {
        TenantProfile tenant = tenants.current();
        receivers.lockPerson(request.personId());
        UUID id = Ids.next();
        String actor = TenantContext.required().actor();
        sql.update(
                """
                        insert into user_commission_assignments (tenant_id, id, person_id, created_by, updated_by) values (?, ?, ?, ?, ?)
                        """,
                tenant.id(), id, request.personId(), actor, actor);
        write(id, request, tenant);
        return id;
    }

    public void change(UUID id, AssignmentRequest request, LongConsumer ifMatch) {
        TenantProfile tenant = tenants.current();
        Locked assignment = lock(id);
        ifMatch.accept(assignment.version());
        if (!assignment.personId().equals(request.personId())) {
            throw Refusal
                    .of(Code.RULE_VIOLATED,
                            "An assignment stays with its person. End it, and give the other person one.")
                    .field("personId", "cannot be changed");
        }
        receivers.lockPerson(request.personId());
        touch(id);
        write(id, request, tenant);
    }

    /** Takes it back as if it had never been; to end it, change it with an endDate. */
    public void takeBack(UUID id, LongConsumer ifMatch) {
        Locked assignment = lock(id);
        ifMatch.accept(assignment.version());
        LocalDate first = VERSIONS.live(sql, id).get(0).from();
        VERSIONS.retireAll(sql, id);
        touch(id);
        recalculation.ofPeople(List.of(assignment.personId()), first);
    }

    private void write(UUID id, AssignmentRequest request, TenantProfile tenant) {
        if (request.overrideRate() != null && request.overrideFlat() != null) {
            throw Refusal.of(Code.ASSIGNMENT_TWO_OVERRIDES, "Give overrideRate or overrideFlat, not both.")
                    .field("overrideFlat", "goes without overrideRate");
        }
        ExactAmounts amounts = new ExactAmounts(tenant.units());
        BigDecimal rate = ExactAmounts.percent("overrideRate", request.overrideRate());
        BigDecimal flat = amounts.money("overrideFlat", request.overrideFlat());
        BigDecimal draw = amounts.money("drawAmount", request.drawAmount());
        LocalDate from = request.effectiveDate() == null ? tenant.today() : request.effectiveDate();
        Succession place = VERSIONS.makeRoom(sql, id, from, request.endDate());
        checkPlan(request.planId(), place);
        sql.update(
                """
                        insert into user_commission_assignment_versions (tenant_id, id, assignment_id, person_id, plan_id, effective_from,
                            effective_to, revision, override_rate, override_flat, draw_amount, draw_recoverable, created_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                tenant.id(), Ids.next(), id, request.personId(), request.planId(), place.from(), place.to(),
                place.revision(), rate, flat, draw, !Boolean.FALSE.equals(request.drawRecoverable()),
                TenantContext.required().actor());
        recalculation.ofPeople(List.of(request.personId()), from);
    }

    private record PlanOnFile(boolean inactive, boolean inForce, boolean outlived, boolean complete) {
    }

    /** The plan is held against changes until the assignment stands. */
    private void checkPlan(UUID planId, Succession place) {
        sql.query("select 1 from commission_plans where tenant_id = ? and id = ? for share",
                TenantContext.required().tenantId(), planId).exists();
        PlanOnFile plan = sql
                .query("""
                        select p.status = 'INACTIVE' as inactive,
                            exists (select 1 from commission_plan_versions v where v.tenant_id = p.tenant_id and v.plan_id = p.id and v.live
                                and daterange(v.effective_from, v.effective_to, '[]') && daterange(?, ?, '[]')) as in_force,
                            exists (select 1 from commission_plan_versions v where v.tenant_id = p.tenant_id and v.plan_id = p.id and v.live
                                and coalesce(v.effective_to, 'infinity') >= coalesce(?::date, 'infinity')) as lasts,
                            not exists (select 1 from commission_plan_versions v where v.tenant_id = p.tenant_id and v.plan_id = p.id
                                and v.live and v.type = 'TIERED'
                                and daterange(v.effective_from, v.effective_to, '[]') && daterange(?, ?, '[]')
                                and not exists (select 1 from commission_plan_tiers t where t.tenant_id = v.tenant_id
                                    and t.plan_version_id = v.id and t.maximum is null)) as complete
                        from commission_plans p where p.tenant_id = ? and p.id = ?
                        """,
                        place.from(), place.to(), place.to(), place.from(), place.to(),
                        TenantContext.required().tenantId(), planId)
                .first(row -> new PlanOnFile(row.flag("inactive"), row.flag("in_force"), !row.flag("lasts"),
                        row.flag("complete")))
                .orElseThrow(() -> Refusal.of(Code.PLAN_UNKNOWN, "There is no such plan.").field("planId",
                        "is no plan's id"));
        if (plan.inactive() && plan.outlived()) {
            throw refused(Code.PLAN_INACTIVE,
                    "The plan has ended. Assign an active one, or end the assignment with the plan");
        }
        if (!plan.inForce()) {
            throw refused(Code.PLAN_NOT_IN_FORCE, "The plan is not in force on any of these days");
        }
        if (!plan.complete()) {
            throw refused(Code.PLAN_INCOMPLETE,
                    "The plan's tiers do not reach to the end: the last one needs an open maximum");
        }
    }

    private Locked lock(UUID id) {
        return sql.query("""
                select person_id, version from user_commission_assignments a where tenant_id = ? and id = ?
                    and exists (select 1 from user_commission_assignment_versions v
                        where v.tenant_id = a.tenant_id and v.assignment_id = a.id and v.live)
                for update
                """, TenantContext.required().tenantId(), id).first(row -> new Locked(row.uuid(1), row.number(2)))
                .orElseThrow(() -> Refusal.notFound("assignment"));
    }

    private void touch(UUID id) {
        sql.update("""
                update user_commission_assignments set version = version + 1, updated_at = now(), updated_by = ?
                where tenant_id = ? and id = ?
                """, TenantContext.required().actor(), TenantContext.required().tenantId(), id);
    }

    private static Refusal refused(Code code, String detail) {
        return Refusal.of(code, detail + ".").field("planId", detail);
    }
}
