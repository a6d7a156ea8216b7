package io.commission.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One fault of one row.
 *
 * @param line 1-based line where the row starts in the file
 * @param column the column, with a path for nested values ({@code reps[1].share}); null when the whole row is faulty
 * @param code a {@link RowFault} or the code of the rule that the row breaks
 */
@Schema(description = "A fault of an imported row; the column is missing when the row as a whole is faulty.")
public record RowError(
        @Schema(examples = "17") long line,
        @Schema(examples = "revenue", nullable = true) String column,
        @Schema(examples = "TOO_MANY_DECIMALS") String code,
        @Schema(examples = "1.005 has 3 decimals, the currency has 2") String message) {

    public static RowError of(long line, String column, RowFault fault, String message) {
        return new RowError(line, column, fault.name(), message);
    }
}
