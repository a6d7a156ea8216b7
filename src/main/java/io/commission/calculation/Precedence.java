package io.commission.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is in force for a person, a customer and a day; any part but the settings may be null.
 *
 * @param assignedPlan the plan of the assignment, null when that plan is not in force on the day
 */
public record Precedence(
        OverrideTerms override,
        AssignmentTerms assignment,
        PlanTerms assignedPlan,
        PlanTerms defaultPlan,
        SettingsTerms settings) {

    /** The terms by PLAN-7: customer override, assignment override, plan, default plan, default rate; empty when nothing is found. */
    public Optional<Terms> choose() {
        List<PassedOver> passedOver = new ArrayList<>();
        if (assignment != null && assignedPlan == null) {
            passedOver.add(
                    new PassedOver(TermsSource.PLAN, assignment.versionId(), "its plan is not in force on this day"));
        }
        PlanTerms plan = plan();
        if (override != null) {
            passLowerOver(passedOver, TermsSource.CUSTOMER_OVERRIDE);
            Method method = override.rateType() == RateType.FLAT ? Method.FLAT : Method.PERCENT;
            Basis basis = override.basis() != null ? override.basis() : basisOf(plan);
            return Optional.of(overriding(
                    TermsSource.CUSTOMER_OVERRIDE, plan, override.versionId(), method, override.rate(), basis,
                    passedOver));
        }
        if (assignedPlan != null && (assignment.overrideRate() != null || assignment.overrideFlat() != null)) {
            passLowerOver(passedOver, TermsSource.ASSIGNMENT_OVERRIDE);
            boolean flat = assignment.overrideFlat() != null;
            return Optional.of(overriding(
                    TermsSource.ASSIGNMENT_OVERRIDE,
                    plan,
                    assignment.versionId(),
                    flat ? Method.FLAT : Method.PERCENT,
                    flat ? assignment.overrideFlat() : assignment.overrideRate(),
                    basisOf(plan),
                    passedOver));
        }
        if (plan != null) {
            TermsSource source = assignedPlan != null ? TermsSource.PLAN : TermsSource.DEFAULT_PLAN;
            passLowerOver(passedOver, source);
            return Optional.of(new Terms(
                    source,
                    plan.planId(),
                    plan.versionId(),
                    plan.name(),
                    assignment != null && assignedPlan != null ? assignment.versionId() : null,
                    settings.versionId(),
                    plan.method(),
                    plan.rate(),
                    plan.basis(),
                    minimumOf(plan),
                    plan.schedule(),
                    plan.rules(),
                    plan.cap(),
                    passedOver));
        }
        return settings.defaultRateEnabled()
                ? Optional.of(overriding(
                        TermsSource.DEFAULT_RATE,
                        null,
                        null,
                        Method.PERCENT,
                        settings.defaultRate(),
                        Basis.NET_MARGIN,
                        passedOver))
                : Optional.empty();
    }

    /** The plan that holds for the person on the day, assigned or default; null without one. */
    public PlanTerms plan() {
        return assignedPlan != null ? assignedPlan : defaultPlan;
    }

    private Terms overriding(
            TermsSource source,
            PlanTerms plan,
            UUID versionId,
            Method method,
            BigDecimal rate,
            Basis basis,
            List<PassedOver> passedOver) {
        return new Terms(
                source,
                plan == null ? null : plan.planId(),
                plan == null ? null : plan.versionId(),
                plan == null ? null : plan.name(),
                versionId,
                settings.versionId(),
                method,
                rate,
                basis,
                minimumOf(plan),
                null,
                null,
                null,
                passedOver);
    }

    private void passLowerOver(List<PassedOver> passedOver, TermsSource chosen) {
        String reason = chosen + " comes first";
        if (chosen == TermsSource.CUSTOMER_OVERRIDE
                && assignment != null
                && (assignment.overrideRate() != null || assignment.overrideFlat() != null)) {
            passedOver.add(new PassedOver(TermsSource.ASSIGNMENT_OVERRIDE, assignment.versionId(), reason));
        }
        if (chosen.compareTo(TermsSource.PLAN) < 0 && assignedPlan != null) {
            passedOver.add(new PassedOver(TermsSource.PLAN, assignedPlan.versionId(), reason));
        }
        if (chosen.compareTo(TermsSource.DEFAULT_PLAN) < 0 && defaultPlan != null && defaultPlan != assignedPlan) {
            passedOver.add(new PassedOver(TermsSource.DEFAULT_PLAN, defaultPlan.versionId(), reason));
        }
    }

    private static Basis basisOf(PlanTerms plan) {
        return plan == null ? Basis.NET_MARGIN : plan.basis();
    }

    private BigDecimal minimumOf(PlanTerms plan) {
        if (plan == null) {
            return settings.defaultMinimumMargin();
        }
        if (!plan.marginGate()) {
            return null;
        }
        return plan.minimumMarginPercent() != null ? plan.minimumMarginPercent() : settings.defaultMinimumMargin();
    }
}
