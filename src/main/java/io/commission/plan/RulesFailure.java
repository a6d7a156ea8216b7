package io.commission.plan;

/** An expression cannot be taken, or not be evaluated for these inputs; the position counts from 1, 0 where there is none. */
public final class RulesFailure extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final boolean limit;

    private RulesFailure(String message, int position, boolean limit) {
        super(message);
        this.position = position;
        this.limit = limit;
    }

    static RulesFailure at(int position, String message) {
        return new RulesFailure(message, position, false);
    }

    static RulesFailure limit(String message) {
        return new RulesFailure(message, 0, true);
    }

    public int position() {
        return position;
    }

    /** Whether it is too long, too deep or too large, rather than wrong. */
    public boolean isLimit() {
        return limit;
    }
}
