package io.commission.event;

import java.math.BigDecimal;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.imports.InputRow;

/** A rep of a load, as an event or a file names it. */
@Schema(name = "EventRep", requiredProperties = "rep", description = "A rep of a load (LOAD-2).")
public record RepData(
        @Schema(description = "the person's external id or id", maxLength = EventReader.MAX_ID, examples = "EMP-1") String rep,
        @Schema(description = "percent of the load, at most 4 decimals; given for every rep or for none", nullable = true, minimum = "0", maximum = "100", examples = "60") BigDecimal share,
        @Schema(description = "true for the primary rep; the first one when none is flagged", nullable = true) Boolean primary) {

    private static final List<String> PARTS = List.of("rep", "share", "primary");

    /** The reps of a column: a JSON array, or a CSV cell like {@code ext1:60;ext2:40}; null when absent. */
    public static List<RepData> list(InputRow row, String column) {
        List<InputRow> reps = row.records(column, PARTS);
        return reps == null ? null : reps.stream().map(RepData::of).toList();
    }

    private static RepData of(InputRow row) {
        return new RepData(row.requiredText("rep", EventReader.MAX_ID), row.share("share"), row.flag("primary"));
    }
}
