package io.commission.assignment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.AssignmentTerms;
import io.commission.calculation.OverrideTerms;
import io.commission.calculation.PassedOver;
import io.commission.calculation.PlanTerms;
import io.commission.calculation.Precedence;
import io.commission.calculation.Terms;
import io.commission.calculation.TermsSource;
import io.commission.plan.PlanVersion;
import io.commission.plan.PlanView;
import io.commission.plan.Plans;
import io.commission.settings.SettingsBook;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/** Explains what decides a person's commission on a day, by the rules that calculate it (PLAN-7). */
@ApplicationScoped
class EffectivePlan {
    private final Plans plans;
    private final Assignments assignments;
    private final Overrides overrides;
    private final SettingsBook settings;
    private final TenantProfiles tenants;

    EffectivePlan(Plans plans, Assignments assignments, Overrides overrides, SettingsBook settings,
            TenantProfiles tenants) {
        this.plans = plans;
        this.assignments = assignments;
        this.overrides = overrides;
        this.settings = settings;
        this.tenants = tenants;
    }

    /** @param accountId the customer whose override counts too, may be null */
    EffectivePlanView of(UUID personId, LocalDate date, UUID accountId) {
        TenantProfile tenant = tenants.current();
        LocalDate day = date == null ? tenant.today() : date;
        Optional<AssignmentView> assignment = assignments.on(personId, day, tenant.units());
        Optional<PlanVersion> assigned = assignment.flatMap(view -> plans.on(view.planId(), day));
        Optional<PlanVersion> usual = plans.defaultOn(day);
        Optional<OverrideView> override = accountId == null
                ? Optional.empty()
                : overrides.on(personId, accountId, day, tenant.units());
        Precedence precedence = new Precedence(override.map(EffectivePlan::terms).orElse(null),
                assignment.map(EffectivePlan::terms).orElse(null), terms(assigned), terms(usual),
                settings.on(day).terms());
        Optional<Terms> terms = precedence.choose();
        PlanView plan = assigned.or(() -> usual).map(version -> PlanView.of(version, tenant.units())).orElse(null);
        return new EffectivePlanView(personId, day, accountId, terms.map(Terms::source).orElse(null),
                terms.map(Terms::method).orElse(null), terms.map(Terms::rate).orElse(null),
                terms.map(Terms::basis).orElse(null), terms.map(Terms::minimumMarginPercent).orElse(null), plan,
                assignment.orElse(null), override.orElse(null), steps(terms, accountId));
    }

    private static List<EffectivePlanView.Step> steps(Optional<Terms> terms, UUID accountId) {
        List<EffectivePlanView.Step> steps = new ArrayList<>();
        for (TermsSource source : TermsSource.values()) {
            if (terms.isPresent() && terms.get().source() == source) {
                UUID version = terms.get().versionId() != null ? terms.get().versionId() : terms.get().planVersionId();
                steps.add(new EffectivePlanView.Step(source, true, "the first one that is found", version));
                continue;
            }
            Optional<PassedOver> passed = terms.stream().flatMap(chosen -> chosen.passedOver().stream())
                    .filter(over -> over.source() == source).findFirst();
            String nothing = source == TermsSource.CUSTOMER_OVERRIDE && accountId == null
                    ? "no customer was asked for"
                    : terms.isPresent() && terms.get().source().compareTo(source) < 0
                            ? terms.get().source() + " comes first"
                            : source == TermsSource.DEFAULT_RATE
                                    ? "the tenant has turned it off"
                                    : "none is in force on this day";
            steps.add(new EffectivePlanView.Step(source, false, passed.map(PassedOver::reason).orElse(nothing),
                    passed.map(PassedOver::versionId).orElse(null)));
        }
        return steps;
    }

    private static PlanTerms terms(Optional<PlanVersion> version) {
        return version.map(PlanVersion::terms).orElse(null);
    }

    private static AssignmentTerms terms(AssignmentView view) {
        return new AssignmentTerms(view.versionId(), view.planId(), view.overrideRate(), view.overrideFlat());
    }

    private static OverrideTerms terms(OverrideView view) {
        return new OverrideTerms(view.versionId(), view.rateType(), view.rate(), view.basis());
    }
}
