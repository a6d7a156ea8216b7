package io.commission.reassignment.control;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why a batch is rolled back; all of it may be left out")
public record RollbackRequest(
        @Size(max = 1000) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Schema(description = "By default the batch's reason") String reason,
        @Size(max = 500) String reference,
        @Schema(description = "Whether reps are told; by default as of the batch") Boolean notifyUsers) {
    static final RollbackRequest EMPTY = new RollbackRequest(null, null, null);
}
