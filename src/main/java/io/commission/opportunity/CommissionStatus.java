package io.commission.opportunity;

/**
 * Where an opportunity's commission stands on a day (OPP-5): PENDING_REASSIGN while a change lies ahead, then ENDED when the HOUSE_REP
 * went to House, REASSIGNED otherwise.
 */
public enum CommissionStatus {
    ACTIVE, PENDING_REASSIGN, ENDED, REASSIGNED
}
