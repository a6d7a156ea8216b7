/** The append-only ledger: what is posted to whom. Only {@code EntryBook} writes entries. */
package io.commission.ledger;
