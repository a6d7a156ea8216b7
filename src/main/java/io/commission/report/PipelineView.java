package io.commission.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.export.CsvTable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** @param waiting booked loads, or parts of them, that could not be rated as they stand */
@RegisterForReflection
@Schema(name = "Pipeline", description = "What booked loads would earn if they were delivered on the day, on top of what is there")
public record PipelineView(
        @Schema(required = true) LocalDate asOf,
        @Schema(required = true) String currency,
        @Schema(required = true) int loads,
        @Schema(required = true) int waiting,
        @Schema(required = true) BigDecimal projected,
        @Schema(required = true) List<ByPerson> people,
        @Schema(required = true) List<Row> items,
        @Schema(nullable = true, description = "Give it as cursor to get the next page") String nextCursor) {

    @RegisterForReflection
    @Schema(name = "PipelinePerson")
    public record ByPerson(@Schema(required = true) UUID personId, @Schema(required = true) String name,
            @Schema(required = true) int loads, @Schema(required = true) BigDecimal projected) {
    }

    @RegisterForReflection
    @Schema(name = "PipelineRow")
    public record Row(@Schema(required = true) UUID loadId, @Schema(required = true) String externalId,
            @Schema(required = true) UUID personId, @Schema(required = true) String name,
            @Schema(required = true) BigDecimal projected) {
    }

    CsvTable csv() {
        CsvTable table = new CsvTable("load_id", "external_id", "person_id", "name", "projected", "currency");
        items.forEach(row -> table.row(row.loadId, row.externalId, row.personId, row.name, row.projected, currency));
        return table;
    }
}
