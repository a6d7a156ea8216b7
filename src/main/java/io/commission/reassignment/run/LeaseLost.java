package io.commission.reassignment.run;

/** The holder is not the holder any more, or the batch was cancelled: the transaction must not be kept. */
final class LeaseLost extends RuntimeException {
    LeaseLost() {
        super("the lease is lost", null, false, false);
    }
}
