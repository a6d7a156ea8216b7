/** Amounts, percents and their division. Pure: decimal arithmetic only, never binary floating point (MON-1). */
package io.commission.money;
