package io.commission.plan;

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

/** Creates and changes plans: each change locks the plan, writes a version, and has what it concerns calculated anew (PLAN-2). */
@ApplicationScoped
public class PlanBook {
    private final Sql sql;
    private final PlanRows rows;
    private final PlanCheck check;
    private final TenantProfiles tenants;
    private final Recalculation recalculation;

    PlanBook(Sql sql, PlanRows rows, PlanCheck check, TenantProfiles tenants, Recalculation recalculation) {
        this.sql = sql;
        this.rows = rows;
        this.check = check;
        this.tenants = tenants;
        this.recalculation = recalculation;
    }

    private record Locked(long version, PlanStatus status) {
    }

    /** Answers the new plan's id. */
    public UUID create(PlanRequest request) {
        TenantProfile tenant = tenants.current();
        if (request.status() == PlanStatus.INACTIVE) {
            throw statusByDelete();
        }
        PlanContent content = check.content(request, null, new ExactAmounts(tenant.units()));
        LocalDate from = request.effectiveDate() == null ? tenant.today() : request.effectiveDate();
        UUID id = Ids.next();
        String actor = TenantContext.required().actor();
        sql.update(
                "insert into commission_plans (tenant_id, id, external_id, created_by, updated_by) values (?, ?, ?, ?, ?)",
                tenant.id(), id, request.externalId(), actor, actor);
        write(id, content, from, request.endDate());
        return id;
    }

    /** A new date starts a version, an equal one corrects that version (PLAN-2). */
    public void change(UUID id, PlanRequest request, LongConsumer ifMatch) {
        TenantProfile tenant = tenants.current();
        Locked plan = lock(id);
        ifMatch.accept(plan.version());
        if (request.status() == PlanStatus.INACTIVE && plan.status() == PlanStatus.ACTIVE) {
            throw statusByDelete();
        }
        List<PlanVersion> live = rows.live(id);
        LocalDate from = request.effectiveDate() == null ? tenant.today() : request.effectiveDate();
        LocalDate end = request.endDate();
        PlanStatus status = plan.status();
        if (status == PlanStatus.INACTIVE) {
            if (request.status() == PlanStatus.ACTIVE) {
                status = PlanStatus.ACTIVE;
            } else {
                end = withinItsLife(live, from, end);
            }
        }
        PlanVersion before = PlanVersions.before(live, from);
        PlanContent content = check.content(request, before == null ? null : before.content(),
                new ExactAmounts(tenant.units()));
        touch(id, status, request.externalId());
        write(id, content, from, end);
    }

    /** Ends the plan today; loads dated until then still use it. */
    public void deactivate(UUID id, LongConsumer ifMatch) {
        TenantProfile tenant = tenants.current();
        Locked plan = lock(id);
        ifMatch.accept(plan.version());
        if (plan.status() == PlanStatus.INACTIVE) {
            throw Refusal.of(Code.PLAN_INACTIVE, "The plan is inactive already.");
        }
        PlanRows.VERSIONS.endOn(sql, id, tenant.today());
        sql.update(
                """
                        update commission_plans set status = 'INACTIVE', version = version + 1, updated_at = now(), updated_by = ?
                        where tenant_id = ? and id = ?
                        """,
                TenantContext.required().actor(), tenant.id(), id);
        recalculation.ofPlan(id, tenant.today().plusDays(1));
    }

    /**
     * Adds a tier or replaces the set. Without a date an incomplete set goes on being built where it stands; a complete one changes
     * from today on.
     *
     * @param date first day of the changed tiers, may be null
     */
    public void changeTiers(UUID id, TiersRequest request, LocalDate date, LongConsumer ifMatch) {
        TenantProfile tenant = tenants.current();
        Locked plan = lock(id);
        ifMatch.accept(plan.version());
        List<PlanVersion> live = rows.live(id);
        PlanVersion shown = PlanVersions.shown(live, tenant.today());
        LocalDate from = date;
        if (from == null) {
            from = shown == null || shown.content().complete() ? tenant.today() : shown.from();
        }
        PlanVersion before = PlanVersions.before(live, from);
        if (before == null) {
            throw Refusal.of(Code.PLAN_NOT_IN_FORCE, "The plan has no version on " + from + ".")
                    .field("effectiveDate", "the plan is not in force on this day");
        }
        if (before.content().type() != PlanType.TIERED) {
            throw Refusal.of(Code.PLAN_TYPE_NOT_TIERED,
                    "The plan is " + before.content().type() + "; only TIERED plans have tiers.");
        }
        boolean inForce = !before.from().isAfter(from) && (before.to() == null || !before.to().isBefore(from));
        if (!inForce) {
            throw Refusal.of(plan.status() == PlanStatus.INACTIVE ? Code.PLAN_INACTIVE : Code.PLAN_NOT_IN_FORCE,
                    "The plan is not in force on " + from + ".")
                    .field("effectiveDate", "the plan is not in force on this day");
        }
        ExactAmounts amounts = new ExactAmounts(tenant.units());
        List<PlanTier> tiers = request.replaces()
                ? TierSet.of(request.tiers(), amounts)
                : TierSet.with(before.content().tiers(), request.tiers().get(0), amounts);
        touch(id, plan.status(), null);
        write(id, check.withTiers(before.content(), tiers), from, before.to());
    }

    private void write(UUID id, PlanContent content, LocalDate from, LocalDate end) {
        if (content.isDefault()) {
            // Defaults wait for each other, so that the second one meets the constraint and not a deadlock.
            sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", "default plan " + tenant()).exists();
        }
        Succession place = PlanRows.VERSIONS.makeRoom(sql, id, from, end);
        rows.insert(id, place, content);
        refuseIncomplete(id);
        recalculation.ofPlan(id, from);
    }

    /** Nobody may be left on tiers that do not reach to the end (PLAN-3). */
    private void refuseIncomplete(UUID id) {
        boolean incomplete = sql
                .query("""
                        select 1 from commission_plan_versions v
                        where v.tenant_id = ? and v.plan_id = ? and v.live and v.type = 'TIERED'
                            and not exists (select 1 from commission_plan_tiers t
                                where t.tenant_id = v.tenant_id and t.plan_version_id = v.id and t.maximum is null)
                            and (v.is_default or exists (select 1 from user_commission_assignment_versions a
                                where a.tenant_id = v.tenant_id and a.plan_id = v.plan_id and a.live
                                    and daterange(a.effective_from, a.effective_to, '[]') && daterange(v.effective_from, v.effective_to, '[]')))
                        """,
                        tenant(), id)
                .exists();
        if (incomplete) {
            throw Refusal.of(Code.PLAN_INCOMPLETE,
                    "People are on this plan, or it is the default: its tiers must start at 0 and the last one must be open.");
        }
    }

    private Locked lock(UUID id) {
        return sql
                .query("select version, status from commission_plans where tenant_id = ? and id = ? for update",
                        tenant(), id)
                .first(row -> new Locked(row.number("version"), row.oneOf(PlanStatus.class, "status")))
                .orElseThrow(() -> Refusal.notFound("plan"));
    }

    /** A given external id is taken over, none leaves the one that is there. */
    private void touch(UUID id, PlanStatus status, String externalId) {
        sql.update("""
                update commission_plans set status = ?, external_id = coalesce(?, external_id), version = version + 1,
                    updated_at = now(), updated_by = ?
                where tenant_id = ? and id = ?
                """, status, externalId, TenantContext.required().actor(), tenant(), id);
    }

    /** What an inactive plan said on earlier days can be corrected; its end stays. */
    private static LocalDate withinItsLife(List<PlanVersion> live, LocalDate from, LocalDate end) {
        PlanVersion inForce = live.stream()
                .filter(version -> !version.from().isAfter(from)
                        && (version.to() == null || !version.to().isBefore(from)))
                .findFirst().orElseThrow(PlanBook::inactive);
        if (end != null && inForce.to() != null && end.isAfter(inForce.to())) {
            throw inactive();
        }
        return end == null ? inForce.to() : end;
    }

    private static Refusal inactive() {
        return Refusal.of(Code.PLAN_INACTIVE,
                "The plan has ended. Send status ACTIVE to bring it back from the effective date on.");
    }

    static Refusal statusByDelete() {
        return Refusal.of(Code.PLAN_STATUS_BY_DELETE, "Deactivate a plan by DELETE; it then ends today.")
                .field("status", "INACTIVE comes about by DELETE");
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
