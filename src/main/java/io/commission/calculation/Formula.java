package io.commission.calculation;

import java.math.BigDecimal;
import java.util.Optional;

/** Evaluates a CUSTOM plan's expression: decimal, sandboxed, without side effects (PLAN-8). */
@FunctionalInterface
public interface Formula {

    /** Unrounded money. */
    BigDecimal evaluate(String rules, FormulaInputs inputs);

    /** Why it cannot be evaluated for a load: an input that it names is unknown, or its arithmetic fails (LOAD-1). Empty where it can. */
    default Optional<String> obstacle(String rules, FormulaInputs inputs) {
        return Optional.empty();
    }
}
