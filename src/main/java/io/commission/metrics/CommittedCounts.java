package io.commission.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what was done once it is certain: what is rolled back, or tried again, never happened. */
@ApplicationScoped
public class CommittedCounts {
    private final MeterRegistry registry;
    private final TransactionSynchronizationRegistry transactions;

    CommittedCounts(MeterRegistry registry, TransactionSynchronizationRegistry transactions) {
        this.registry = registry;
        this.transactions = transactions;
    }

    /** {@code commission_entries_calculated_total}, by the type of the entries. */
    public void entriesCalculated(String type, long number) {
        afterCommit(() -> registry.counter("commission.entries.calculated", "type", type).increment(number));
    }

    private void afterCommit(Runnable count) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // only the end matters
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    count.run();
                }
            }
        });
    }
}
