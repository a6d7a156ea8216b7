/** What was changed of opportunities, accounts and people's shares: timelines, and the proof that none was tampered with (RSG-6, section 14). */
package io.commission.history;
