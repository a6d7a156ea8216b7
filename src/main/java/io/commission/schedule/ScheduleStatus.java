package io.commission.schedule;

/** PAID is a reconciled row whose entries of real people are all paid. */
public enum ScheduleStatus {
    PLANNED, RECONCILED, PAID
}
