package io.commission.reassignment.select;

import java.util.List;
import java.util.function.Supplier;

/**
 * What a batch will work on.
 *
 * @param items in the order in which they are done, accounts first; their positions are given when they are kept
 * @param left what it leaves alone from the start
 * @param stateHash over all that the selection and its result depend on (RSG-8); computed when asked for
 */
public record Selection(List<Item> items, List<Left> left, Supplier<String> stateHash) {
}
