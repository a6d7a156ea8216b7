/** Reads what deals earn: records, dashboards, live news and what would be if. Everything comes from kept sums (FCT-3, FCT-6, API-4). */
package io.commission.outlook;
