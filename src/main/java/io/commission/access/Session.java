package io.commission.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A caller, remembered for as long as a stream lives.
 *
 * @param roles of the token
 * @param until when the token expires
 */
public record Session(UUID tenantId, String subject, Set<String> roles, Instant until) {
}
