package io.commission.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.commission.load.EventMark;
import io.commission.load.FactsChange;
import io.commission.load.LoadChange;
import io.commission.load.LoadRep;

/** A delivered load as a source tells it: odd cents, one rep in four of five cases, two in the fifth. */
record ToldLoad(String externalId, String customer, String order, BigDecimal revenue, BigDecimal cost,
        BigDecimal linehaul, Instant delivered, EventMark mark, List<LoadRep> reps) {
    private static final Instant JANUARY = Instant.parse("2026-01-01T12:00:00Z");
    private static final long DAY = 86_400;

    /** Loads of January 2026 for the first {@code people} people, always the same for one seed. */
    static List<ToldLoad> some(long seed, int loads, int people) {
        Random random = new Random(seed);
        List<ToldLoad> told = new ArrayList<>(loads);
        for (int i = 0; i < loads; i++) {
            int first = 1 + random.nextInt(people);
            int second = 1 + (first + random.nextInt(people - 1)) % people;
            long cents = 80_000 + random.nextInt(170_000) * (1L + first % 3);
            told.add(new ToldLoad("L" + i, "A" + (1 + random.nextInt(Bench.ACCOUNTS)), "O" + i,
                    BigDecimal.valueOf(cents, 2), BigDecimal.valueOf(cents * (60 + random.nextInt(25)) / 100, 2),
                    BigDecimal.valueOf(cents - 5_000, 2), JANUARY.plusSeconds(random.nextLong(30 * DAY)),
                    new EventMark(JANUARY.plusSeconds(40 * DAY + i), "import:" + seed + ":" + i),
                    random.nextInt(5) == 0
                            ? List.of(rep(first, "65.5000", true), rep(second, "34.5000", false))
                            : List.of(rep(first, "100.0000", true))));
        }
        return told;
    }

    private static LoadRep rep(int person, String share, boolean primary) {
        return new LoadRep("P" + person, new BigDecimal(share), primary);
    }

    LoadChange change() {
        return new LoadChange(externalId, FactsChange.at(mark).customerId(customer).orderId(order).revenue(revenue)
                .carrierCost(cost).linehaul(linehaul).deliveredAt(delivered).reps(reps));
    }

    /** The loads as COPY reads them. */
    static String rows(List<ToldLoad> loads) {
        StringBuilder rows = new StringBuilder();
        for (ToldLoad load : loads) {
            LoadRep first = load.reps.get(0);
            LoadRep second = load.reps.size() > 1 ? load.reps.get(1) : null;
            rows.append(String.join("\t", load.externalId, load.customer, load.order, load.revenue.toPlainString(),
                    load.cost.toPlainString(), load.linehaul.toPlainString(), load.delivered.toString(),
                    load.mark.time().toString(), load.mark.eventId(), first.rep(), first.share().toPlainString(),
                    second == null ? "\\N" : second.rep(), second == null ? "\\N" : second.share().toPlainString()));
            rows.append('\n');
        }
        return rows.toString();
    }
}
