package io.commission.forecast;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.database.Row;

@Schema(name = "CommissionRecalculation", description = "A recalculation and how far it is")
public record RecalculationView(
        UUID id,
        RecalculationKind kind,
        @Schema(nullable = true, description = "null: everybody") List<UUID> personIds,
        @Schema(nullable = true) YearMonth from,
        @Schema(nullable = true) YearMonth to,
        Status status,
        @Schema(description = "Known from its start on") int dealsTotal,
        int dealsDone,
        @Schema(description = "People whose records are compared with their deals") int peopleTotal,
        int peopleDone,
        @Schema(description = "Parts of deals that were other than they should be; 0 where all was right") int figuresChanged,
        @Schema(description = "Records that were other than the sums of their deals; 0 where all was right") int recordsChanged,
        @Schema(nullable = true, description = "Why it was given up") String error,
        Instant createdAt,
        String createdBy,
        @Schema(nullable = true) Instant startedAt,
        @Schema(nullable = true) Instant endedAt) {

    /** A failed chunk is tried again; only when it fails time and again the recalculation ends as ERROR. */
    public enum Status {
        PENDING, RUNNING, COMPLETE, ERROR
    }

    static RecalculationView of(Row row) {
        UUID[] people = row.array("people", UUID[].class);
        return new RecalculationView(row.uuid("id"), RecalculationKind.fromWire(row.text("kind")),
                people == null ? null : Arrays.asList(people), row.month("from_month"), row.month("to_month"),
                row.oneOf(Status.class, "status"), row.integer("deals_total"), row.integer("deals_done"),
                row.integer("people_total"), row.integer("people_done"), row.integer("figures_changed"),
                row.integer("records_changed"), row.text("error"), row.instant("created_at"), row.text("created_by"),
                row.instant("started_at"), row.instant("ended_at"));
    }

    /** Grows with every step. */
    long version() {
        return (long) dealsDone + peopleDone + status.ordinal();
    }
}
