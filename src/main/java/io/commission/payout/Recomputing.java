package io.commission.payout;

import java.math.BigDecimal;

import io.commission.calculation.Formula;
import io.commission.calculation.Recomputation;
import io.commission.ledger.PayoutEntries;
import io.commission.ledger.RecomputationInputs;

/** Holds entries against what their explanations give when they are computed again (PAY-1). For one chunk of a run. */
final class Recomputing {

    private final Recomputation recomputation;
    private final RecomputationInputs inputs = new RecomputationInputs();

    Recomputing(Formula formula) {
        this.recomputation = new Recomputation(formula);
    }

    /** What does not agree, or null when the explanation gives the entry's amount. */
    String differenceOf(PayoutEntries.Free entry) {
        if (entry.explanation() == null) {
            return "Entry %s of %s has no explanation.".formatted(entry.id(), plain(entry.amount()));
        }
        try {
            BigDecimal recomputed = recomputation.of(inputs.read(entry.explanation()));
            return recomputed.compareTo(entry.amount()) == 0
                    ? null
                    : "Entry %s says %s, but its explanation recomputes to %s.".formatted(
                            entry.id(), plain(entry.amount()), plain(recomputed));
        } catch (RuntimeException failure) {
            return "Entry %s of %s cannot be recomputed from its explanation: %s".formatted(
                    entry.id(), plain(entry.amount()), failure.getMessage());
        }
    }

    static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
