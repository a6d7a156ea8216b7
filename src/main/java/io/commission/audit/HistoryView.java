package io.commission.audit;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "One change of a row: who, when, what")
public record HistoryView(long id, Action action, String actor, Instant at, List<FieldChange> changes) {

    public enum Action {
        INSERT, UPDATE, DELETE
    }

    @Schema(description = "A field before and after; null where there was or is nothing")
    public record FieldChange(String field, String before, String after) {
    }
}
