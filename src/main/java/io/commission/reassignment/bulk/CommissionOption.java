package io.commission.reassignment.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of commissions when accounts move (BLK-1). */
public enum CommissionOption {
    @JsonProperty("transferToNewRep")
    TRANSFER_TO_NEW_REP, @JsonProperty("transferToHouse")
    TRANSFER_TO_HOUSE
}
