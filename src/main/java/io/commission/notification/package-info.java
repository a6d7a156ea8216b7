/**
 * What people are told: in the application, by email, and by webhooks (BAT-4). Written in the transaction of what it tells
 * about, sent after its commit.
 */
package io.commission.notification;
