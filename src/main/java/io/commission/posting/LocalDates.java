package io.commission.posting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** Local dates of instants, by the zone that the tenant's settings had on each day (TIME-1). */
@ApplicationScoped
public class LocalDates {
    private final TermsReader terms;

    LocalDates(TermsReader terms) {
        this.terms = terms;
    }

    /** Reads the settings once; null stays null. */
    public Function<Instant, LocalDate> onFile() {
        TermsOnFile zones = new TermsOnFile(terms.settings(), terms.fallback(), Map.of(), List.of(), Map.of(),
                Map.of(), Map.of(), Map.of());
        return instant -> instant == null ? null : zones.localDate(instant);
    }
}
