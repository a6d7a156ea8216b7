package io.commission.load;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

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

    public EventMark mark() {
        return mark;
    }

    LoadFacts facts() {
        return new LoadFacts(customerId, orderId, revenue, carrierCost, linehaul, deliveredAt, invoiced, invoicePaidAt,
                cancelled,
                reps);
    }
}
