package io.commission.change;

/**
 * Why a strategy picked somebody, in words that the change keeps. What somebody attained is pay: it stands in brackets at the end, and
 * is shown only to those who may see that person's (PERM-4).
 */
public final class PickReason {
    private static final String FIGURE = " [";

    private PickReason() {
    }

    public static String with(String reason, String figure) {
        return reason + FIGURE + figure + "]";
    }

    /** @param pick as it was kept; null: none */
    public static String shown(String pick, boolean figures) {
        return pick == null || figures || !pick.endsWith("]") || !pick.contains(FIGURE)
                ? pick
                : pick.substring(0, pick.lastIndexOf(FIGURE));
    }
}
