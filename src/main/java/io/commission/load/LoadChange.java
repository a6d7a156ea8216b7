package io.commission.load;

import java.util.Objects;

/** What one event, row or call says of the load with this external id. */
public record LoadChange(String externalId, FactsChange facts) {
    public LoadChange {
        Objects.requireNonNull(externalId, "externalId");
        Objects.requireNonNull(facts, "facts");
    }
}
