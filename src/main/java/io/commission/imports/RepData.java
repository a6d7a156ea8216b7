package io.commission.imports;

import java.math.BigDecimal;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.load.LoadRep;

/** A rep of a load, as an event or a file names it. */
@Schema(name = "EventRep", requiredProperties = "rep", description = "A rep of a load (LOAD-2).")
public record RepData(
        @Schema(description = "the person's external id or id", maxLength = MAX_ID, examples = "EMP-1") String rep,
        @Schema(description = "percent of the load, at most 4 decimals; given for every rep or for none", nullable = true, minimum = "0", maximum = "100", examples = "60") BigDecimal share,
        @Schema(description = "true for the primary rep; the first one when none is flagged", nullable = true) Boolean primary) {

    private static final int MAX_ID = 200;
    private static final List<String> PARTS = List.of("rep", "share", "primary");

    /** The reps of a column: a JSON array, or a CSV cell like {@code ext1:60;ext2:40}; null when absent. */
    public static List<RepData> list(InputRow row, String column) {
        List<InputRow> reps = row.records(column, PARTS);
        return reps == null ? null : reps.stream().map(RepData::of).toList();
    }

    /** The reps as a load knows them; null when there are none. */
    public static List<LoadRep> toLoadReps(List<RepData> reps) {
        return reps == null
                ? null
                : reps.stream().map(rep -> new LoadRep(rep.rep(), rep.share(), Boolean.TRUE.equals(rep.primary())))
                        .toList();
    }

    private static RepData of(InputRow row) {
        return new RepData(row.requiredText("rep", MAX_ID), row.share("share"), row.flag("primary"));
    }
}
