package io.commission.calculation;

import static io.commission.calculation.Given.decimal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class PrecedenceTest {

    private static final UUID OVERRIDE = new UUID(1, 1);
    private static final UUID ASSIGNMENT = new UUID(1, 2);
    private static final PlanTerms PLAN = plan(new UUID(2, 1), "15", true);
    private static final PlanTerms DEFAULT = plan(new UUID(2, 2), null, true);

    @Test
    void plan7TheCustomerOverrideComesFirst() {
        Terms terms = choose(new OverrideTerms(OVERRIDE, RateType.PERCENT, decimal("5"), Basis.NET_MARGIN),
                assignment("7", null), PLAN, DEFAULT, true);
        assertEquals(TermsSource.CUSTOMER_OVERRIDE, terms.source());
        assertEquals(decimal("5"), terms.rate());
        assertEquals(Basis.NET_MARGIN, terms.basis());
        assertEquals(List.of(TermsSource.ASSIGNMENT_OVERRIDE, TermsSource.PLAN, TermsSource.DEFAULT_PLAN),
                terms.passedOver().stream().map(PassedOver::source).toList());
    }

    @Test
    void plan6AnOverrideOf0IsAnOverrideAndTakesThePlansBasis() {
        Terms terms = choose(new OverrideTerms(OVERRIDE, RateType.FLAT, BigDecimal.ZERO, null), null, PLAN, null, true);
        assertEquals(List.of(TermsSource.CUSTOMER_OVERRIDE, Method.FLAT, BigDecimal.ZERO, Basis.GROSS_REVENUE),
                List.of(terms.source(), terms.method(), terms.rate(), terms.basis()));
        Terms assigned = choose(null, assignment("0", null), PLAN, null, true);
        assertEquals(List.of(TermsSource.ASSIGNMENT_OVERRIDE, decimal("0")),
                List.of(assigned.source(), assigned.rate()));
        Terms flat = choose(null, assignment(null, "0"), PLAN, null, true);
        assertEquals(List.of(TermsSource.ASSIGNMENT_OVERRIDE, Method.FLAT), List.of(flat.source(), flat.method()));
    }

    @Test
    void plan7ThenTheAssignedPlanTheDefaultPlanAndTheDefaultRate() {
        assertEquals(TermsSource.PLAN, choose(null, assignment(null, null), PLAN, DEFAULT, true).source());
        assertEquals(TermsSource.DEFAULT_PLAN, choose(null, null, null, DEFAULT, true).source());
        Terms left = choose(null, assignment(null, null), null, DEFAULT, true);
        assertEquals(List.of(TermsSource.DEFAULT_PLAN, DEFAULT.planId()), List.of(left.source(), left.planId()));
        Terms rate = choose(null, null, null, null, true);
        assertEquals(List.of(TermsSource.DEFAULT_RATE, Basis.NET_MARGIN, decimal("12"), decimal("9")),
                List.of(rate.source(), rate.basis(), rate.rate(), rate.minimumMarginPercent()));
    }

    @Test
    void plan7NothingIsFoundWhereTheDefaultRateIsOff() {
        assertEquals(false, precedence(null, null, null, null, false).choose().isPresent());
    }

    @Test
    void calc2TheGateIsThePlansOrTheTenantsAlsoUnderAnOverride() {
        OverrideTerms override = new OverrideTerms(OVERRIDE, RateType.PERCENT, decimal("5"), null);
        assertEquals(decimal("15"), choose(override, null, PLAN, null, true).minimumMarginPercent());
        assertEquals(decimal("9"), choose(override, null, null, DEFAULT, true).minimumMarginPercent());
        assertEquals(decimal("9"), choose(override, null, null, null, true).minimumMarginPercent());
        assertNull(choose(override, null, plan(new UUID(2, 3), "15", false), null, true).minimumMarginPercent());
    }

    @Test
    void calc3OnlyPlansOwnTermsCount() {
        assertEquals(true, choose(null, assignment(null, null), PLAN, null, true).counted());
        assertEquals(true, choose(null, null, null, DEFAULT, true).counted());
        assertEquals(false, choose(null, assignment("1", null), PLAN, null, true).counted());
        assertEquals(false, choose(null, null, null, null, true).counted());
    }

    private static Terms choose(OverrideTerms override, AssignmentTerms assignment, PlanTerms assigned,
            PlanTerms defaultPlan, boolean defaultRate) {
        return precedence(override, assignment, assigned, defaultPlan, defaultRate).choose().orElseThrow();
    }

    private static Precedence precedence(OverrideTerms override, AssignmentTerms assignment, PlanTerms assigned,
            PlanTerms defaultPlan, boolean defaultRate) {
        AssignmentTerms held = assignment == null && assigned != null ? assignment(null, null) : assignment;
        return new Precedence(override, held, assigned, defaultPlan, new SettingsTerms(null, ZoneId.of("UTC"), false,
                defaultRate, decimal("12"), decimal("9"), decimal("60"), false));
    }

    private static AssignmentTerms assignment(String rate, String flat) {
        return new AssignmentTerms(ASSIGNMENT, PLAN.planId(), decimal(rate), decimal(flat));
    }

    private static PlanTerms plan(UUID id, String minimum, boolean gate) {
        return new PlanTerms(id, new UUID(3, id.getLeastSignificantBits()), "Plan", Method.PERCENT, decimal("10"),
                Basis.GROSS_REVENUE, decimal(minimum), gate, null, null, null, null, List.of());
    }
}
