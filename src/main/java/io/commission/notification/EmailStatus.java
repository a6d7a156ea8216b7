package io.commission.notification;

/** WAITING until it is SENT or, after the last attempt, DEAD; NOT_CONFIGURED when there was no mail server. */
enum EmailStatus {
    WAITING, SENT, DEAD, NOT_CONFIGURED
}
