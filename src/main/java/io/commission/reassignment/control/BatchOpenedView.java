package io.commission.reassignment.control;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.batch.BatchStatus;

@Schema(name = "ReassignmentBatchOpened", description = "A batch that waits for its turn")
public record BatchOpenedView(@Schema(required = true) UUID batchId, @Schema(required = true) BatchStatus status) {
}
