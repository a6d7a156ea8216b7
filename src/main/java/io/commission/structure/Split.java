package io.commission.structure;

import java.util.UUID;

/**
 * What a person is given by a CUSTOM change, as their new total (RSG-3).
 *
 * @param hundredths the percent in hundredths
 */
public record Split(UUID person, int hundredths) {
}
