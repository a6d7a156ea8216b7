/** A batch as it is kept, from its opening to the news of its end. */
package io.commission.reassignment.batch;
