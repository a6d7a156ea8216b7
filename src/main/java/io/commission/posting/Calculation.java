package io.commission.posting;

import java.util.Collection;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Calculates loads and posts the differences (CALC-1 to CALC-6, ENT-2). */
@ApplicationScoped
public class Calculation {

    /** Calculates the given loads in the caller's transaction, in their order. */
    public void ofLoads(Collection<UUID> loadIds) {
    }

    /** Calculates up to {@code most} loads that are due, oldest first; answers how many. */
    public int ofDue(int most) {
        return 0;
    }
}
