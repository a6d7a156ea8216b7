/**
 * What deals earn, projected while open and actual when won, kept by person and month and brought up to date with every change (FCT).
 * Quota and attainment are kept nowhere: {@link io.commission.forecast.Quotas} reads the targets, {@link io.commission.forecast.Quota}
 * computes both for a {@link io.commission.forecast.Period} of the tenant's payment schedule.
 */
package io.commission.forecast;
