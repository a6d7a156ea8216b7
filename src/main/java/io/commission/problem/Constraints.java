package io.commission.problem;

import java.util.Map;
import java.util.Optional;

/**
 * What a violated constraint of the database means to a caller, by the constraint's name. Each feature adds the names of
 * its tables; a constraint that is not here answers CONFLICT.
 */
final class Constraints {
    record Meaning(Code code, String detail) {
    }

    private static final Map<String, Meaning> BY_NAME = Map.ofEntries(
            Map.entry("tenants_currency_iso",
                    new Meaning(Code.RULE_VIOLATED, "The currency is not an ISO 4217 code.")));

    private Constraints() {
    }

    static Optional<Meaning> meaning(String constraint) {
        return Optional.ofNullable(constraint).map(BY_NAME::get);
    }
}
