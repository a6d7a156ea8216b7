package io.commission.calculation;

/** Where a load's terms come from, in their order of precedence (PLAN-7). */
public enum TermsSource {
    CUSTOMER_OVERRIDE, ASSIGNMENT_OVERRIDE, PLAN, DEFAULT_PLAN, DEFAULT_RATE
}
