package io.commission.imports;

/**
 * Bounds of what a file may hold; exceeding one is reported with its value.
 *
 * @param rows data rows of a file
 * @param lineLength characters of a CSV record, bytes of an NDJSON line
 * @param cellLength characters of a single value
 */
public record ImportLimits(int rows, int lineLength, int cellLength) {
    public static final ImportLimits DEFAULT = new ImportLimits(1_000_000, 65_536, 8_192);

    public ImportLimits {
        if (rows < 1 || cellLength < 1 || lineLength < cellLength) {
            throw new IllegalArgumentException("limits must be positive, and a line at least as long as a cell");
        }
    }
}
