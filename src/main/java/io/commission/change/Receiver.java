package io.commission.change;

/** Whether a person may receive accounts, opportunities and shares (PPL-3). */
public enum Receiver {
    ACTIVE, TERMINATED, INELIGIBLE
}
