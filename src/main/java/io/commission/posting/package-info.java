/**
 * Brings what the ledger posts in line with loads and terms: reads both, calls the pure rules of {@code calculation}, and hands the
 * difference to the ledger.
 */
package io.commission.posting;
