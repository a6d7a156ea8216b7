/** Reassignment in its three levels: one opportunity, accounts in bulk, all that a person holds (sections 9 to 11); its rooms are the packages below. */
package io.commission.reassignment;
