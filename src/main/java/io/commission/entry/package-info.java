/** The ledger as people work with it: read, explain, recompute, write by hand, approve, reverse, reinstate, calculate, verify. */
package io.commission.entry;
