/** The tenant's settings over time, and what it withholds from roles (TEN-1, PERM-1, section 16). */
package io.commission.settings;
