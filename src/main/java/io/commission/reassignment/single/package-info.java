/** Level 1: previews and reassigns one opportunity (section 9). */
package io.commission.reassignment.single;
