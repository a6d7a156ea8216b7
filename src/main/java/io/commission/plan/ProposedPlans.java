package io.commission.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.DateRange;
import io.commission.calculation.Dated;
import io.commission.calculation.PlanTerms;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.ExactAmounts;
import io.commission.tenant.TenantProfiles;

/** Plans for who only asks what they would pay: those on file, and those that a request describes. Writes nothing. */
@ApplicationScoped
public class ProposedPlans {
    private final PlanRows rows;
    private final PlanCheck check;
    private final TenantProfiles tenants;

    ProposedPlans(PlanRows rows, PlanCheck check, TenantProfiles tenants) {
        this.rows = rows;
        this.check = check;
        this.tenants = tenants;
    }

    /**
     * A plan on file, in the version of each day. On days without one the version before holds, and before the first one the first.
     *
     * @param as the plan id that its terms carry
     */
    public ProposedPlan onFile(UUID id, LocalDate from, LocalDate to, UUID as) {
        List<PlanVersion> live = rows.live(id);
        if (live.isEmpty()) {
            throw Refusal.of(Code.PLAN_UNKNOWN, "There is no such plan.").field("planId", "is no plan's id");
        }
        List<Dated<PlanTerms>> terms = new ArrayList<>();
        PlanVersion last = null;
        for (int i = 0; i < live.size(); i++) {
            PlanVersion version = live.get(i);
            LocalDate start = i == 0 ? LocalDate.MIN : version.from();
            LocalDate end = i + 1 < live.size() ? live.get(i + 1).from().minusDays(1) : null;
            if (!start.isAfter(to) && (end == null || !end.isBefore(from))) {
                refuseIncomplete(version.content(), "planId");
                terms.add(new Dated<>(new DateRange(start, end), version.content().terms(as, version.id())));
                last = version;
            }
        }
        return new ProposedPlan(id, last.content().name(), last.content().type(), terms);
    }

    /** A plan as creating it would take it; what it says holds on every day, whatever its dates. */
    public ProposedPlan described(PlanRequest request, UUID as) {
        if (request.status() == PlanStatus.INACTIVE) {
            throw PlanBook.statusByDelete();
        }
        if (request.effectiveDate() != null && request.endDate() != null
                && request.endDate().isBefore(request.effectiveDate())) {
            throw Refusal.of(Code.DATE_RANGE_INVALID, "endDate lies before effectiveDate.")
                    .field("endDate", "must not lie before effectiveDate");
        }
        PlanContent content = check.content(request, null, new ExactAmounts(tenants.current().units()));
        refuseIncomplete(content, "tiers");
        return new ProposedPlan(null, content.name(), content.type(),
                List.of(new Dated<>(new DateRange(LocalDate.MIN, null), content.terms(as, null))));
    }

    /** As an assignment would be (PLAN-3). */
    private static void refuseIncomplete(PlanContent content, String field) {
        if (!content.complete()) {
            String what = "The plan's tiers do not reach to the end: the last one needs an open maximum";
            throw Refusal.of(Code.PLAN_INCOMPLETE, what + ".").field(field, what);
        }
    }
}
