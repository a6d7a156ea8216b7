package io.commission.plan;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;

import io.commission.calculation.FormulaInputs;

/** An expression, parsed and found to keep the limits. Its cost is bounded by its size: there is nothing in it that repeats. */
final class CompiledRules {
    static final int MAX_LENGTH = 2_000;
    static final int MAX_DEPTH = 50;
    static final int MAX_NODES = 500;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{0,10})?|\\.[0-9]{1,10}");
    private static final BigDecimal RESULT_LIMIT = BigDecimal.TEN.pow(15);

    private final Expression expression;
    private final Set<RulesInput> inputs = EnumSet.noneOf(RulesInput.class);

    private CompiledRules(Expression expression) {
        this.expression = expression;
    }

    static CompiledRules of(String rules) {
        if (rules.isBlank()) {
            throw RulesFailure.at(1, "the expression is empty");
        }
        if (rules.length() > MAX_LENGTH) {
            throw RulesFailure.limit("the expression has more than " + MAX_LENGTH + " characters");
        }
        CompiledRules compiled = new CompiledRules(new Expression(rules, RulesLanguage.CONFIGURATION));
        try {
            compiled.check(compiled.expression.getAbstractSyntaxTree());
        } catch (ParseException e) {
            throw RulesFailure.at(e.getStartPosition(), e.getMessage());
        } catch (RuntimeException e) {
            throw e instanceof RulesFailure failure ? failure : RulesFailure.at(1, "the expression cannot be read");
        }
        return compiled;
    }

    /** What must be known before it is evaluated. */
    Set<RulesInput> inputs() {
        return inputs;
    }

    /** Unrounded money. */
    BigDecimal evaluate(FormulaInputs values) {
        EvaluationValue result;
        try {
            // A copy shares the parsed tree and has values of its own, so that threads do not meet.
            Expression copy = new Expression(expression);
            for (RulesInput input : inputs) {
                Object value = input.of(values);
                if (value == null) {
                    throw RulesFailure.at(0, input.text() + " is unknown");
                }
                copy.with(input.text(), value);
            }
            result = copy.evaluate();
        } catch (BaseException e) {
            throw RulesFailure.at(e.getStartPosition(), e.getMessage());
        } catch (ArithmeticException e) {
            throw RulesFailure.at(0, "the arithmetic fails: " + e.getMessage());
        }
        if (!result.isNumberValue()) {
            throw RulesFailure.at(1, "the result is not a number");
        }
        if (result.getNumberValue().abs().compareTo(RESULT_LIMIT) >= 0) {
            throw RulesFailure.limit("the result is not below " + RESULT_LIMIT.toPlainString());
        }
        return result.getNumberValue();
    }

    /** Walks without recursion, so that a deep expression meets the limit and not the end of the stack. */
    private void check(ASTNode root) {
        Deque<ASTNode> nodes = new ArrayDeque<>();
        Deque<Integer> depths = new ArrayDeque<>();
        nodes.push(root);
        depths.push(1);
        for (int seen = 0; !nodes.isEmpty(); seen++) {
            ASTNode node = nodes.pop();
            int depth = depths.pop();
            if (depth > MAX_DEPTH) {
                throw RulesFailure.limit("the expression is nested more than " + MAX_DEPTH + " levels deep");
            }
            if (seen >= MAX_NODES) {
                throw RulesFailure.limit("the expression has more than " + MAX_NODES + " parts");
            }
            check(node.getToken());
            for (ASTNode parameter : node.getParameters()) {
                nodes.push(parameter);
                depths.push(depth + 1);
            }
        }
    }

    private void check(Token token) {
        switch (token.getType()) {
            case NUMBER_LITERAL -> {
                if (!NUMBER.matcher(token.getValue()).matches()) {
                    throw RulesFailure.at(token.getStartPosition(), token.getValue()
                            + " is not a plain decimal number of at most 15 digits and 10 decimals");
                }
            }
            case VARIABLE_OR_CONSTANT -> {
                String name = token.getValue();
                if (!name.equalsIgnoreCase("true") && !name.equalsIgnoreCase("false")) {
                    RulesInput input = RulesInput.named(name);
                    if (input == null) {
                        throw RulesFailure.at(token.getStartPosition(), name + " is not a known name");
                    }
                    inputs.add(input);
                }
            }
            case STRING_LITERAL, FUNCTION, PREFIX_OPERATOR, INFIX_OPERATOR -> {
                // known to the language, or the parser would have refused it
            }
            default -> throw RulesFailure.at(token.getStartPosition(), token.getValue() + " is not allowed");
        }
    }
}
