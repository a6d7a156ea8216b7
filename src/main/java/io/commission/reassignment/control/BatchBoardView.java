package io.commission.reassignment.control;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.batch.BatchStatus;

@Schema(name = "ReassignmentDashboard", description = "The batches of reassignment by where they stand")
public record BatchBoardView(@Schema(required = true) List<Column> columns) {

    @Schema(name = "ReassignmentColumn")
    public record Column(@Schema(required = true) BatchStatus status,
            @Schema(required = true, description = "All of them") long count,
            @Schema(required = true, description = "The newest") List<BatchView> latest) {
    }
}
