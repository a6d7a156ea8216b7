package io.commission.assignment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.calculation.Basis;
import io.commission.calculation.Method;
import io.commission.calculation.TermsSource;
import io.commission.plan.PlanView;

@Schema(description = "What decides a person's commission on a day, and why (PLAN-7)")
public record EffectivePlanView(
        UUID personId,
        LocalDate date,
        @Schema(description = "The customer, where one was asked for") UUID accountId,
        @Schema(description = "What is used; null: nothing is found, and loads wait with an exception") TermsSource source,
        @Schema(description = "null under a plan's own tiers or expression") Method method,
        BigDecimal rate,
        Basis basis,
        @Schema(description = "null: no gate") BigDecimal minimumMarginPercent,
        @Schema(description = "The plan that counts, also under an override; null without one") PlanView plan,
        AssignmentView assignment,
        OverrideView override,
        @Schema(description = "Every source in its order, whether it was chosen and why") List<Step> precedence) {

    @Schema(name = "PrecedenceStep")
    public record Step(TermsSource source, boolean chosen, String reason, UUID versionId) {
    }
}
