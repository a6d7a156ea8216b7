package io.commission.forecast;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.commission.posting.deal.DealStatus;

/** By how much records change: figures that come are added, figures that go are taken away. */
public final class RecordSums {

    /** @param month null: undated */
    public record Key(UUID personId, YearMonth month, boolean actual) {
        static final Comparator<Key> ORDER = Comparator.comparing(Key::personId)
                .thenComparing(Key::month, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Key::actual);
    }

    static final class Sum {
        final Key key;
        int deals;
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal weightedAmount = BigDecimal.ZERO;
        BigDecimal pipeline = BigDecimal.ZERO;
        BigDecimal bestCase = BigDecimal.ZERO;
        BigDecimal commit = BigDecimal.ZERO;
        BigDecimal commission = BigDecimal.ZERO;
        BigDecimal weightedCommission = BigDecimal.ZERO;

        Sum(Key key) {
            this.key = key;
        }

        private void add(DealFigure figure, boolean comes) {
            deals += figure.owned() ? comes ? 1 : -1 : 0;
            BigDecimal worth = comes ? figure.amount() : figure.amount().negate();
            amount = amount.add(worth);
            weightedAmount = weightedAmount
                    .add(comes ? figure.weightedAmount() : figure.weightedAmount().negate());
            pipeline = figure.status() == DealStatus.PIPELINE ? pipeline.add(worth) : pipeline;
            bestCase = figure.status() == DealStatus.BEST_CASE ? bestCase.add(worth) : bestCase;
            commit = figure.status() == DealStatus.COMMIT ? commit.add(worth) : commit;
            commission = commission.add(comes ? figure.commission() : figure.commission().negate());
            weightedCommission = weightedCommission
                    .add(comes ? figure.weightedCommission() : figure.weightedCommission().negate());
        }
    }

    private final Map<Key, Sum> sums = new HashMap<>();

    public void comes(DealFigure figure) {
        of(figure).add(figure, true);
    }

    public void goes(DealFigure figure) {
        of(figure).add(figure, false);
    }

    private Sum of(DealFigure figure) {
        return sums.computeIfAbsent(new Key(figure.personId(), figure.month(), figure.actual()), Sum::new);
    }

    /** By how much each record is more, or less. */
    public Map<Key, RecordValues> changes() {
        Map<Key, RecordValues> changes = new HashMap<>();
        sums.forEach((key, sum) -> changes.put(key, new RecordValues(sum.deals, sum.amount, sum.weightedAmount,
                sum.pipeline, sum.bestCase, sum.commit, sum.commission, sum.weightedCommission)));
        return changes;
    }

    /** In the one order in which records are locked. */
    List<Sum> inOrder() {
        List<Sum> inOrder = new ArrayList<>(sums.values());
        inOrder.sort(Comparator.comparing(sum -> sum.key, Key.ORDER));
        return inOrder;
    }
}
