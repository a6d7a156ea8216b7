/** Revenue schedules of opportunities: planned rows, and reconciled ones, which post (OPP-3). The one writer of their rows. */
package io.commission.schedule;
