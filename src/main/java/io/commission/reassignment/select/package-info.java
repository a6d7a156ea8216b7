/** On which accounts and opportunities a batch works, and what becomes of each. */
package io.commission.reassignment.select;
