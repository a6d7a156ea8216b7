/** What a selection would do to money and structures, added up for previews (RSG-8). */
package io.commission.reassignment.impact;
