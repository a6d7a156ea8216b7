/** What opportunities post: one entry a person for a won deal, or for each reconciled row of its revenue schedule (OPP-3, ENT-2). */
package io.commission.posting.deal;
