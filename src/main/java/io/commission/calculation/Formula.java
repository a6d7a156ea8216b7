package io.commission.calculation;

import java.math.BigDecimal;

/** Evaluates a CUSTOM plan's expression: decimal, sandboxed, without side effects (PLAN-8). */
@FunctionalInterface
public interface Formula {

    /** Unrounded money. */
    BigDecimal evaluate(String rules, FormulaInputs inputs);
}
