package io.commission.plan;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.operators.AbstractOperator;
import com.ezylang.evalex.operators.InfixOperator;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.Token;

/** Adds numbers. The library's own also joins texts. */
@InfixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_ADDITIVE)
class RulesPlus extends AbstractOperator {
    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... operands)
            throws EvaluationException {
        if (!operands[0].isNumberValue() || !operands[1].isNumberValue()) {
            throw EvaluationException.ofUnsupportedDataTypeInOperation(token);
        }
        return EvaluationValue.numberValue(operands[0].getNumberValue().add(operands[1].getNumberValue(),
                expression.getConfiguration().getMathContext()));
    }
}
