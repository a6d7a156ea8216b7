package io.commission.structure;

import java.util.UUID;

/**
 * One line of a structure (OPP-2).
 *
 * @param hundredths the percent in hundredths: 4000 is 40.00 % (MON-5)
 */
public record Line(LineRole role, UUID person, int hundredths) {

    Line with(int other) {
        return new Line(role, person, other);
    }
}
