package io.commission.reassignment;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Carries out a batch: decides once what it works on, then works in chunks. */
@ApplicationScoped
class BatchRun {

    /** Carries out a small batch whole in the transaction that opened it; what is refused ends the transaction (BLK-4). */
    BatchRow now(UUID id) {
        throw new UnsupportedOperationException("follows");
    }
}
