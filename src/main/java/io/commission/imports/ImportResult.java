package io.commission.imports;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an import did; {@code received = imported + unchanged + rejected} unless it was aborted. */
@Schema(description = "What an import did. At most 1,000 errors are listed.")
public record ImportResult(
        @Schema(description = "SKIP imports the good rows, ABORT imports none when a row is bad") OnError onError,
        @Schema(description = "true when nothing was imported because rows were rejected") boolean aborted,
        @Schema(description = "rows read", examples = "3") long received,
        @Schema(description = "rows that created or changed something", examples = "1") long imported,
        @Schema(description = "rows that say what is known already", examples = "1") long unchanged,
        @Schema(description = "rows with errors", examples = "1") long rejected,
        List<RowError> errors,
        @Schema(description = "what was left out of rows that were brought in otherwise, such as an owner who stays") List<RowError> reported,
        @Schema(description = "true when there are more errors than are listed") boolean errorsTruncated) {

    public static final int MAX_ERRORS = 1_000;

    public ImportResult {
        errors = List.copyOf(errors);
        reported = List.copyOf(reported);
    }
}
