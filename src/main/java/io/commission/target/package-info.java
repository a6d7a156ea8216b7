/** What people aim at, and at which rate their deals earn; every change brings deals, ledger and records along (FCT-1, FCT-4). */
package io.commission.target;
