package io.commission.metrics;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.commission.database.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;

/**
 * How things stand over all tenants together, from a function of the database that answers totals and nothing else. Every
 * replica shows the same numbers: take the maximum of them, not the sum.
 */
@ApplicationScoped
public class TotalsGauges {
    private static final Map<String, String> NAMES = Map.of("payouts", "commission.payouts.current", "exceptions",
            "commission.exceptions.open", "deliveries", "commission.outbox.undelivered", "lag",
            "commission.outbox.lag.seconds");
    private static final Map<String, String> TAGS = Map.of("payouts", "status", "deliveries", "state");

    private final Sql sql;
    private final MeterRegistry registry;
    private final Map<Total, AtomicLong> shown = new ConcurrentHashMap<>();

    TotalsGauges(Sql sql, MeterRegistry registry) {
        this.sql = sql;
        this.registry = registry;
    }

    @Scheduled(every = "${commission.metrics.every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void refresh() {
        List<Total> totals = sql.query("select measure, label, total from totals_of_all_tenants()")
                .list(row -> {
                    Total total = new Total(row.text("measure"), row.text("label").toLowerCase(Locale.ROOT));
                    gauge(total).set(row.number("total"));
                    return total;
                });
        Set<Total> gone = new HashSet<>(shown.keySet());
        totals.forEach(gone::remove);
        gone.forEach(total -> shown.get(total).set(0));
    }

    private AtomicLong gauge(Total total) {
        return shown.computeIfAbsent(total, absent -> {
            String tag = TAGS.get(total.measure());
            return registry.gauge(NAMES.get(total.measure()), tag == null ? Tags.empty() : Tags.of(tag, total.label()),
                    new AtomicLong());
        });
    }

    private record Total(String measure, String label) {
    }
}
