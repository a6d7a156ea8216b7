package io.commission.reassignment.select;

import io.commission.reassignment.strategy.Way;

/**
 * What a strategy chose for an item.
 *
 * @param way null: people decide, in a manual queue
 * @param pick why; null where all get the same
 */
record Choice(Way way, String pick) {
}
