/** What other systems told, word for word. */
package io.commission.journal;
