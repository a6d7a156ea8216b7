/** Opportunities, which a CRM calls deals: their facts, and with whom and how they start (OPP-1, OPP-2, OPP-4, OPP-5). */
package io.commission.opportunity;
