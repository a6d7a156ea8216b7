package io.commission.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.parser.Token;

/** ROUND(value, decimals): half-up, 0 to 10 decimals. The library's own takes any number of them. */
@FunctionParameter(name = "value")
@FunctionParameter(name = "decimals")
class RulesRound extends AbstractFunction {
    private static final BigDecimal MOST = BigDecimal.TEN;

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... parameters)
            throws EvaluationException {
        if (!parameters[0].isNumberValue() || !parameters[1].isNumberValue()) {
            throw new EvaluationException(token, "ROUND takes numbers");
        }
        BigDecimal decimals = parameters[1].getNumberValue();
        if (decimals.signum() < 0 || decimals.compareTo(MOST) > 0 || decimals.stripTrailingZeros().scale() > 0) {
            throw new EvaluationException(token, "ROUND takes 0 to " + MOST + " decimals");
        }
        return EvaluationValue
                .numberValue(parameters[0].getNumberValue().setScale(decimals.intValue(), RoundingMode.HALF_UP));
    }
}
