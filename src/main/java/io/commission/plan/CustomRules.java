package io.commission.plan;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.Basis;
import io.commission.calculation.Credit;
import io.commission.calculation.Formula;
import io.commission.calculation.FormulaInputs;
import io.commission.calculation.Gate;
import io.commission.calculation.LoadAmounts;
import io.commission.calculation.Method;
import io.commission.calculation.Terms;
import io.commission.calculation.TermsSource;
import io.commission.calculation.Totals;

/** The expressions of CUSTOM plans (PLAN-8): checked when saved, compiled once, evaluated in decimals without side effects. */
@ApplicationScoped
public class CustomRules implements Formula {
    private static final int KEPT = 1_000;

    private final Map<String, CompiledRules> compiled = new ConcurrentHashMap<>();

    @Override
    public BigDecimal evaluate(String rules, FormulaInputs inputs) {
        return compiled(rules).evaluate(inputs);
    }

    @Override
    public Optional<String> obstacle(String rules, FormulaInputs inputs) {
        try {
            evaluate(rules, inputs);
            return Optional.empty();
        } catch (RulesFailure e) {
            return Optional.of(e.getMessage());
        }
    }

    /** The inputs that the expression names; where one is unknown it cannot be evaluated. */
    public Set<RulesInput> requiredInputs(String rules) {
        return Collections.unmodifiableSet(compiled(rules).inputs());
    }

    /** Parses, looks up every name, and evaluates with sample loads: an ordinary one, the first of a period, a loss. */
    public void check(String rules, Basis basis) {
        CompiledRules expression = CompiledRules.of(rules);
        Totals some = new Totals(new BigDecimal("120000"), new BigDecimal("18000"), new BigDecimal("40"),
                new BigDecimal("1800"));
        expression.evaluate(sample("1000.00", "800.00", some, basis));
        expression.evaluate(sample("1000.00", "800.00", Totals.NONE, basis));
        expression.evaluate(sample("1000.00", "1200.00", some, basis));
    }

    private CompiledRules compiled(String rules) {
        CompiledRules known = compiled.get(rules);
        if (known != null) {
            return known;
        }
        if (compiled.size() >= KEPT) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(rules, CompiledRules::of);
    }

    private static FormulaInputs sample(String revenue, String cost, Totals before,
            Basis basis) {
        Terms terms = new Terms(TermsSource.PLAN, null, null, "sample", null, null, Method.CUSTOM, null, basis, null,
                null, null,
                null, List.of());
        LoadAmounts amounts = new LoadAmounts(new BigDecimal(revenue), new BigDecimal(cost), new BigDecimal("900.00"));
        return new FormulaInputs(
                new Credit(new UUID(0, 0), terms, amounts, BigDecimal.ONE, Gate.PASSED, "Sample customer",
                        "Sample rep"),
                before);
    }
}
