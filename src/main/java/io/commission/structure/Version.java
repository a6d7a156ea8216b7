package io.commission.structure;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Owner and structure from a day on (OPP-4).
 *
 * @param from the first day; {@link LocalDate#MIN} for the original
 * @param owner null: nobody
 */
public record Version(LocalDate from, UUID owner, Structure structure) {

    public static Version original(UUID owner, Structure structure) {
        return new Version(LocalDate.MIN, owner, structure);
    }
}
