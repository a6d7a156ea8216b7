package io.commission.idempotency;

/** Leaves the resource method, whatever its return type, with the answer of an earlier call. */
class Replay extends RuntimeException {
    final transient FirstAnswer answer;

    Replay(FirstAnswer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }
}
