package io.commission.payout;

/** The full run of a month, or a run by hand for chosen people (PAY-2). */
public enum PayoutOrigin {
    RUN, HAND
}
