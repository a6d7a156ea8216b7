package io.commission.plan;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.CeilingFunction;
import com.ezylang.evalex.functions.basic.FloorFunction;
import com.ezylang.evalex.functions.basic.IfFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.functions.basic.NotFunction;
import com.ezylang.evalex.operators.arithmetic.InfixDivisionOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMultiplicationOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixMinusOperator;
import com.ezylang.evalex.operators.booleans.InfixAndOperator;
import com.ezylang.evalex.operators.booleans.InfixEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterOperator;
import com.ezylang.evalex.operators.booleans.InfixLessEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixLessOperator;
import com.ezylang.evalex.operators.booleans.InfixNotEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixOrOperator;
import com.ezylang.evalex.operators.booleans.PrefixNotOperator;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The part of EvalEx that plans may use: what is not named here does not exist in an expression. Nothing in it reads clocks, makes
 * chance, grows texts or raises to a power, and there is no way to name a class, a file or a loop.
 */
@RegisterForReflection(targets = {AbsFunction.class, CeilingFunction.class, FloorFunction.class, IfFunction.class,
        MaxFunction.class,
        MinFunction.class, NotFunction.class, RulesRound.class, RulesPlus.class, InfixMinusOperator.class,
        InfixMultiplicationOperator.class, InfixDivisionOperator.class, PrefixMinusOperator.class,
        InfixAndOperator.class,
        InfixOrOperator.class, PrefixNotOperator.class, InfixEqualsOperator.class, InfixNotEqualsOperator.class,
        InfixLessOperator.class, InfixLessEqualsOperator.class, InfixGreaterOperator.class,
        InfixGreaterEqualsOperator.class})
final class RulesLanguage {
    static final ExpressionConfiguration CONFIGURATION = configuration();

    private RulesLanguage() {
    }

    @SuppressWarnings("unchecked")
    private static ExpressionConfiguration configuration() {
        return ExpressionConfiguration.builder()
                .functionDictionary(MapBasedFunctionDictionary.ofFunctions(
                        entry("IF", new IfFunction()), entry("MIN", new MinFunction()), entry("MAX", new MaxFunction()),
                        entry("ABS", new AbsFunction()), entry("ROUND", new RulesRound()),
                        entry("FLOOR", new FloorFunction()), entry("CEILING", new CeilingFunction()),
                        entry("NOT", new NotFunction())))
                .operatorDictionary(MapBasedOperatorDictionary.ofOperators(
                        entry("+", new RulesPlus()), entry("-", new InfixMinusOperator()),
                        entry("-", new PrefixMinusOperator()), entry("*", new InfixMultiplicationOperator()),
                        entry("/", new InfixDivisionOperator()), entry("=", new InfixEqualsOperator()),
                        entry("==", new InfixEqualsOperator()), entry("!=", new InfixNotEqualsOperator()),
                        entry("<>", new InfixNotEqualsOperator()), entry("<", new InfixLessOperator()),
                        entry("<=", new InfixLessEqualsOperator()), entry(">", new InfixGreaterOperator()),
                        entry(">=", new InfixGreaterEqualsOperator()), entry("&&", new InfixAndOperator()),
                        entry("AND", new InfixAndOperator()), entry("||", new InfixOrOperator()),
                        entry("OR", new InfixOrOperator()), entry("!", new PrefixNotOperator())))
                .mathContext(RulesInput.PRECISION)
                .defaultConstants(Map.of("TRUE", EvaluationValue.TRUE, "FALSE", EvaluationValue.FALSE))
                .arraysAllowed(false).structuresAllowed(false).binaryAllowed(false)
                .implicitMultiplicationAllowed(false).allowOverwriteConstants(false)
                .dateTimeFormatters(List.of()).stripTrailingZeros(false)
                .build();
    }
}
