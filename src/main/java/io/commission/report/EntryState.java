package io.commission.report;

/**
 * How far an entry's money has come. IN_PAYOUT: approved and in a live payout. RETAINED: a part of House or Unassigned, which
 * nobody is paid (PPL-2). REVERSED ones are in no total.
 */
public enum EntryState {
    PENDING, APPROVED, IN_PAYOUT, PAID, RETAINED, REVERSED
}
