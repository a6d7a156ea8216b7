package io.commission.payout.statement;

/** The parts of a statement, in the order in which it shows them. */
public enum StatementSection {
    CURRENT("Current commissions"), PRIOR_PERIOD("Prior-period commissions"), BONUSES("Bonuses"), ADJUSTMENTS(
            "Adjustments");

    private final String title;

    StatementSection(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
