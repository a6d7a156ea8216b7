/** Carries batches out, chunk by chunk under a lease, and streams how far they are (BAT-1). */
package io.commission.reassignment.run;
