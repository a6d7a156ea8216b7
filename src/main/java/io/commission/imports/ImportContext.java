package io.commission.imports;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;

/**
 * What the rows of one import have in common.
 *
 * @param startedAt the time of rows that give none
 * @param decimals of the tenant's currency
 */
record ImportContext(UUID importId, ImportFormat format, Instant startedAt, ZoneId zone, int decimals) {
    /** Whether the row says something of the column: in CSV an empty cell says nothing, in JSON null unsets. */
    boolean carries(InputRow row, String column, Object value) {
        return format == ImportFormat.CSV ? value != null : row.given().contains(column);
    }

    void note(InputRow row, Set<String> carried, String column, Object value) {
        if (carries(row, column, value)) {
            carried.add(column);
        }
    }

    /** Unique, and in the order of the file when compared as text. */
    String rowId(InputRow row) {
        return "import:%s:%09d".formatted(importId, row.line());
    }
}
