/**
 * Commission structures: who holds which percent of an opportunity's commission, how that changes over time, and how an amount is
 * divided by it (OPP-2, OPP-4, sections 9 and 12). Pure: percents are whole hundredths (10000 is 100.00 %), amounts whole minor
 * units, days local dates.
 */
package io.commission.structure;
