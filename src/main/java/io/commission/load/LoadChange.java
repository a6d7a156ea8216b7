package io.commission.load;

import java.util.Objects;

/** What one event, row or call says of the load with this external id. */
public record LoadChange(String externalId, FactsChange facts) {
    public LoadChange {
        Objects.requireNonNull(externalId, "externalId");
        Objects.requireNonNull(facts, "facts");
    }

    /** What it says, in the form of a load event's data. */
    public String json() {
        return FactsJson.write(externalId, facts.facts());
    }
}
