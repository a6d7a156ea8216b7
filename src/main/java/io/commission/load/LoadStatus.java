package io.commission.load;

/** LOAD-1: the stage that a load has reached. */
public enum LoadStatus {
    BOOKED, DELIVERED, INVOICED, CANCELLED
}
