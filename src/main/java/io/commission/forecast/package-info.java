/** What deals earn, projected while open and actual when won, kept by person and month and brought up to date with every change (FCT). */
package io.commission.forecast;
