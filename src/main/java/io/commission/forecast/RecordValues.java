package io.commission.forecast;

import java.math.BigDecimal;

/**
 * What one record or several add up to. Money in minor units.
 *
 * @param deals owned ones
 * @param amount of owned deals
 * @param weightedAmount of open ones × the weight of their status; of won ones the amount
 * @param pipeline amount of owned open deals by category, not weighted; likewise bestCase and commit
 * @param commission parts of open deals × weight; of won ones the parts
 */
public record RecordValues(long deals, BigDecimal amount, BigDecimal weightedAmount, BigDecimal pipeline,
        BigDecimal bestCase, BigDecimal commit, BigDecimal unweightedCommission, BigDecimal commission) {

    public static final RecordValues NONE = new RecordValues(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO,
            BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public RecordValues plus(RecordValues more) {
        return new RecordValues(deals + more.deals, amount.add(more.amount), weightedAmount.add(more.weightedAmount),
                pipeline.add(more.pipeline), bestCase.add(more.bestCase), commit.add(more.commit),
                unweightedCommission.add(more.unweightedCommission), commission.add(more.commission));
    }
}
