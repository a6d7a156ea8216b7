package io.commission.report;

import java.util.UUID;

/**
 * Whose numbers are shown: a person's own, or those of everybody below them at all levels, not their own among them.
 *
 * @param person null: everybody in the tenant, for who reads everything and names nobody
 */
public record Viewed(boolean team, UUID person, Audience audience) {
}
