package io.commission.reassignment;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells people what a batch or a change of level 1 did (BAT-4), in the same transaction. */
@ApplicationScoped
class ReassignmentNotices {

    void ended(UUID batch) {
    }
}
