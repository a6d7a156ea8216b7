package io.commission.notification;

/** How somebody is told. */
enum Channel {
    IN_APP, EMAIL, WEBHOOK
}
