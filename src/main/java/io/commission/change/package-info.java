/**
 * The engine behind every change of an opportunity's structure and owner: the same planning for previews and executions, one writer of
 * versions and of the log of changes, and the undo (sections 9 and 11).
 */
package io.commission.change;
