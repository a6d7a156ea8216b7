/** Level 2: previews and reassigns accounts in bulk (section 10). */
package io.commission.reassignment.bulk;
