package io.commission.load;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.commission.event.IncomingEvent;
import io.commission.event.InvoicePaidData;
import io.commission.event.LoadData;
import io.commission.problem.Refusal;

/** The facts that one event (or one imported row) carries; those not named stay as they are, a null unsets one. */
public final class FactsChange {
    private final EventMark mark;
    private Fact<String> customerId = Fact.unset();
    private Fact<String> orderId = Fact.unset();
    private Fact<BigDecimal> revenue = Fact.unset();
    private Fact<BigDecimal> carrierCost = Fact.unset();
    private Fact<BigDecimal> linehaul = Fact.unset();
    private Fact<Instant> deliveredAt = Fact.unset();
    private Fact<Boolean> invoiced = Fact.unset();
    private Fact<Instant> invoicePaidAt = Fact.unset();
    private Fact<Boolean> cancelled = Fact.unset();
    private Fact<List<LoadRep>> reps = Fact.unset();

    private FactsChange(EventMark mark) {
        this.mark = mark;
    }

    public static FactsChange at(EventMark mark) {
        return new FactsChange(mark);
    }

    /**
     * What a load or invoice event says of its load (LOAD-4). Booking and delivery say that it is not cancelled.
     *
     * @throws Refusal when its reps cannot share a load (LOAD-2)
     */
    public static FactsChange of(IncomingEvent event) {
        FactsChange change = at(new EventMark(event.time(), event.id()));
        if (event.data() instanceof LoadData load) {
            change.load(load, event.carried());
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

    private void load(LoadData load, Set<String> carried) {
        carry(carried, "customerId", load.customerId(), this::customerId);
        carry(carried, "orderId", load.orderId(), this::orderId);
        carry(carried, "revenue", load.revenue(), this::revenue);
        carry(carried, "carrierCost", load.carrierCost(), this::carrierCost);
        carry(carried, "linehaul", load.linehaul(), this::linehaul);
        carry(carried, "deliveredAt", load.deliveredAt(), this::deliveredAt);
        carry(carried, "invoicePaidAt", load.invoicePaidAt(), this::invoicePaidAt);
        carry(carried, "reps", LoadRep.of(load.reps()), this::reps);
    }

    private static <T> void carry(Set<String> carried, String name, T value, Consumer<T> fact) {
        if (carried.contains(name)) {
            fact.accept(value);
        }
    }

    public FactsChange customerId(String value) {
        customerId = new Fact<>(value, mark);
        return this;
    }

    public FactsChange orderId(String value) {
        orderId = new Fact<>(value, mark);
        return this;
    }

    public FactsChange revenue(BigDecimal value) {
        revenue = new Fact<>(value, mark);
        return this;
    }

    public FactsChange carrierCost(BigDecimal value) {
        carrierCost = new Fact<>(value, mark);
        return this;
    }

    public FactsChange linehaul(BigDecimal value) {
        linehaul = new Fact<>(value, mark);
        return this;
    }

    public FactsChange deliveredAt(Instant value) {
        deliveredAt = new Fact<>(value, mark);
        return this;
    }

    public FactsChange invoiced(boolean value) {
        invoiced = new Fact<>(value, mark);
        return this;
    }

    public FactsChange invoicePaidAt(Instant value) {
        invoicePaidAt = new Fact<>(value, mark);
        return this;
    }

    public FactsChange cancelled(boolean value) {
        cancelled = new Fact<>(value, mark);
        return this;
    }

    /**
     * No reps (null or empty) means the account's owner.
     *
     * @throws Refusal when they cannot share a load (LOAD-2)
     */
    public FactsChange reps(List<LoadRep> value) {
        List<LoadRep> checked = Shares.checked(value);
        reps = new Fact<>(checked.isEmpty() ? null : checked, mark);
        return this;
    }

    LoadFacts facts() {
        return new LoadFacts(customerId, orderId, revenue, carrierCost, linehaul, deliveredAt, invoiced, invoicePaidAt,
                cancelled,
                reps);
    }
}
