/** Level 3: previews and reassigns all that a person holds, and the manual queues that wait for decisions (section 9). */
package io.commission.reassignment.global;
