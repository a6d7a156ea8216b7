package io.commission.event;

import java.util.Set;
import java.util.function.Consumer;

import io.commission.imports.RepData;
import io.commission.load.EventMark;
import io.commission.load.FactsChange;
import io.commission.problem.Refusal;

/** What a load or invoice event says of its load (LOAD-4). */
final class EventFacts {
    private EventFacts() {
    }

    /**
     * Booking and delivery say that the load is not cancelled; a part payment says that it is invoiced.
     *
     * @throws Refusal when its reps cannot share a load (LOAD-2)
     */
    static FactsChange of(IncomingEvent event) {
        FactsChange change = FactsChange.at(new EventMark(event.time(), event.id()));
        if (event.data() instanceof LoadData load) {
            carry(change, load, event.carried());
            switch (event.type()) {
                case LOAD_BOOKED, LOAD_DELIVERED -> change.cancelled(false);
                case LOAD_CANCELLED -> change.cancelled(true);
                default -> {
                    // margin and reps say nothing of it
                }
            }
        } else if (event.data() instanceof InvoicePaidData invoice) {
            change.invoiced(true);
            if (invoice.paidInFull()) {
                change.invoicePaidAt(invoice.paidAt());
            }
        } else {
            throw new IllegalArgumentException("no event of a load: " + event.type());
        }
        return change;
    }

    private static void carry(FactsChange change, LoadData load, Set<String> carried) {
        carry(carried, "customerId", load.customerId(), change::customerId);
        carry(carried, "orderId", load.orderId(), change::orderId);
        carry(carried, "revenue", load.revenue(), change::revenue);
        carry(carried, "carrierCost", load.carrierCost(), change::carrierCost);
        carry(carried, "linehaul", load.linehaul(), change::linehaul);
        carry(carried, "deliveredAt", load.deliveredAt(), change::deliveredAt);
        carry(carried, "invoicePaidAt", load.invoicePaidAt(), change::invoicePaidAt);
        carry(carried, "reps", RepData.toLoadReps(load.reps()), change::reps);
    }

    private static <T> void carry(Set<String> carried, String name, T value, Consumer<T> fact) {
        if (carried.contains(name)) {
            fact.accept(value);
        }
    }
}
