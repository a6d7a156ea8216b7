/** Events out (EVT-2): the outbox read in order, fanned out to subscriptions, delivered signed and at least once. */
package io.commission.webhook;
