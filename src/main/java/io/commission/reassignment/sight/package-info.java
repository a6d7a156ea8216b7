/** On what a caller may act, and how what is planned is shown to them (PERM-2). */
package io.commission.reassignment.sight;
