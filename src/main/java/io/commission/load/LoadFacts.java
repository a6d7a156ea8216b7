package io.commission.load;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * LOAD-4: all that is known of a load, each fact decided by the newest event that carries it. Changes may be applied in
 * any order and any number of times with the same result.
 *
 * @param customerId the account's external id or id, as the event names it
 * @param invoiced whether any payment for its invoice came in, in full or not
 * @param reps the primary first
 */
public record LoadFacts(
        Fact<String> customerId,
        Fact<String> orderId,
        Fact<BigDecimal> revenue,
        Fact<BigDecimal> carrierCost,
        Fact<BigDecimal> linehaul,
        Fact<Instant> deliveredAt,
        Fact<Boolean> invoiced,
        Fact<Instant> invoicePaidAt,
        Fact<Boolean> cancelled,
        Fact<List<LoadRep>> reps) {

    public static final LoadFacts NONE = new LoadFacts(Fact.unset(), Fact.unset(), Fact.unset(), Fact.unset(),
            Fact.unset(), Fact.unset(), Fact.unset(), Fact.unset(), Fact.unset(), Fact.unset());

    public LoadFacts apply(FactsChange change) {
        return merge(change.facts());
    }

    private LoadFacts merge(LoadFacts other) {
        return new LoadFacts(
                customerId.newer(other.customerId),
                orderId.newer(other.orderId),
                revenue.newer(other.revenue),
                carrierCost.newer(other.carrierCost),
                linehaul.newer(other.linehaul),
                deliveredAt.newer(other.deliveredAt),
                invoiced.newer(other.invoiced),
                invoicePaidAt.newer(other.invoicePaidAt),
                cancelled.newer(other.cancelled),
                reps.newer(other.reps));
    }

    LoadFacts withReps(Fact<List<LoadRep>> known) {
        return new LoadFacts(customerId, orderId, revenue, carrierCost, linehaul, deliveredAt, invoiced, invoicePaidAt,
                cancelled, known);
    }

    /** The newest of the events that decided something; null when nothing was decided. */
    EventMark newest() {
        return Stream.of(customerId, orderId, revenue, carrierCost, linehaul, deliveredAt, invoiced, invoicePaidAt,
                cancelled, reps).map(Fact::mark).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    public LoadStatus status() {
        if (isTrue(cancelled)) {
            return LoadStatus.CANCELLED;
        } else if (isTrue(invoiced) || invoicePaidAt.value() != null) {
            return LoadStatus.INVOICED;
        }
        return deliveredAt.value() != null ? LoadStatus.DELIVERED : LoadStatus.BOOKED;
    }

    /** Whether both tell the same load, whichever events decided it. */
    public boolean sameValues(LoadFacts other) {
        return customerId.saysTheSame(other.customerId)
                && orderId.saysTheSame(other.orderId)
                && revenue.saysTheSame(other.revenue)
                && carrierCost.saysTheSame(other.carrierCost)
                && linehaul.saysTheSame(other.linehaul)
                && deliveredAt.saysTheSame(other.deliveredAt)
                && invoicePaidAt.saysTheSame(other.invoicePaidAt)
                && isTrue(invoiced) == isTrue(other.invoiced)
                && isTrue(cancelled) == isTrue(other.cancelled)
                && reps.saysTheSame(other.reps);
    }

    private static boolean isTrue(Fact<Boolean> fact) {
        return Boolean.TRUE.equals(fact.value());
    }
}
