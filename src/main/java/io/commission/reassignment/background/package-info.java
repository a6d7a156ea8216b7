/** Previews that are made in the background and fetched when they are ready. */
package io.commission.reassignment.background;
