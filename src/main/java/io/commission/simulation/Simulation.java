package io.commission.simulation;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.plan.ProposedPlan;
import io.commission.plan.ProposedPlans;
import io.commission.plan.RulesFailure;
import io.commission.posting.Replay;
import io.commission.posting.Replayed;
import io.commission.posting.Supposition;
import io.commission.problem.Code;
import io.commission.problem.Problem;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;
import io.commission.version.Days;

/** Answers what people would have earned under a plan over past months. Reads only. */
@ApplicationScoped
class Simulation {
    private static final int MOST_MONTHS = 24;
    private static final int MOST_ROWS = 12_000;

    private final ProposedPlans plans;
    private final SimulatedPeople people;
    private final SimulatedLoads loads;
    private final Replay replay;
    private final TenantProfiles tenants;

    Simulation(ProposedPlans plans, SimulatedPeople people, SimulatedLoads loads, Replay replay,
            TenantProfiles tenants) {
        this.plans = plans;
        this.people = people;
        this.loads = loads;
        this.replay = replay;
        this.tenants = tenants;
    }

    SimulationView of(SimulationRequest request, Paging paging) {
        long months = months(request);
        ProposedPlan plan = plan(request);
        Map<UUID, String> names = people.of(request);
        if (names.size() * months > MOST_ROWS) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "One simulation covers at most " + MOST_ROWS
                    + " months of people, and these are " + names.size() + " people over " + months + " months.")
                    .field("to", "fewer months, or fewer people");
        }
        TenantProfile tenant = tenants.current();
        Supposition supposition = new Supposition(names.keySet(), plan.terms(), request.from(), request.to(),
                request.keepsOverrides());
        Replayed replayed = replayed(request, supposition, tenant);
        SimulatedTotals totals = new SimulatedTotals(names, tenant.units());
        totals.add(replayed);
        return new SimulationView(request.from(), request.to(), tenant.currency(),
                new SimulationView.Plan(plan.id(), plan.name(), plan.type()), request.keepsOverrides(), totals.whole(),
                totals.people(), request.explain() == null ? null : explained(request, paging, replayed, tenant));
    }

    private static long months(SimulationRequest request) {
        Days.check("from", request.from().atDay(1));
        Days.check("to", request.to().atDay(1));
        long months = request.from().until(request.to(), ChronoUnit.MONTHS) + 1;
        if (months < 1) {
            throw Refusal.of(Code.DATE_RANGE_INVALID,
                    "The months run from " + request.from() + " to " + request.to() + ".")
                    .field("to", "must not be before from");
        }
        if (months > MOST_MONTHS) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "One simulation covers at most " + MOST_MONTHS + " months.")
                    .field("to", "must be less than " + MOST_MONTHS + " months after from");
        }
        return months;
    }

    private ProposedPlan plan(SimulationRequest request) {
        if (request.planId() != null) {
            return plans.onFile(request.planId(), request.from().atDay(1), request.to().atEndOfMonth(),
                    Supposition.PLAN);
        }
        try {
            return plans.described(request.plan(), Supposition.PLAN);
        } catch (Refusal e) {
            e.errors.replaceAll(
                    error -> new Problem.FieldError("plan." + error.field(), error.code(), error.message()));
            throw e;
        }
    }

    private Replayed replayed(SimulationRequest request, Supposition supposition, TenantProfile tenant) {
        Set<UUID> ids = loads.of(supposition);
        try {
            return replay.of(supposition, ids, tenant.units());
        } catch (RulesFailure e) {
            throw Refusal.of(Code.RULES_INVALID, "The plan's expression cannot be evaluated for one of the loads: "
                    + e.getMessage() + ".").field(request.plan() == null ? "planId" : "plan.rules", e.getMessage());
        }
    }

    private static Page<SimulationView.Load> explained(SimulationRequest request, Paging paging, Replayed replayed,
            TenantProfile tenant) {
        SimulationRequest.Explain wanted = request.explain();
        List<Replayed.Part> rows = replayed.parts().stream()
                .filter(part -> (wanted.loadId() == null || wanted.loadId().equals(part.loadId()))
                        && (wanted.personId() == null || wanted.personId().equals(part.personId()))
                        && (wanted.month() == null || wanted.month().equals(part.earnedMonth())))
                .filter(part -> paging.after().map(cursor -> SimulatedLoads.isAfter(part, cursor)).orElse(true))
                .limit(paging.fetch()).toList();
        return Page.of(rows, paging, part -> SimulationView.Load.of(part, tenant.units()), SimulatedLoads::cursor);
    }
}
