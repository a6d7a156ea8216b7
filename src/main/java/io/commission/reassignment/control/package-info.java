/** Batches in the hands of people: opened, watched, cancelled, retried and rolled back (section 11). */
package io.commission.reassignment.control;
