package io.commission.problem;

/** Why somebody does something, where a rule wants to know it (ENT-4). */
public final class Reasons {
    private Reasons() {
    }

    /** The reason, refused where it is missing or blank. */
    public static String required(String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.of(Code.REASON_REQUIRED, "Say why in reason.").field("reason", "must not be blank");
        }
        return reason;
    }
}
