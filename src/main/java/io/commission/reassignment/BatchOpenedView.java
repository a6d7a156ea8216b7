package io.commission.reassignment;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReassignmentBatchOpened", description = "A batch that waits for its turn")
public record BatchOpenedView(@Schema(required = true) UUID batchId, @Schema(required = true) BatchStatus status) {
}
