package io.commission.exceptions;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a leaver's part is paid all the same (ENT-4). */
public record ConfirmRequest(@Size(max = 1_000) @Schema(required = true) String reason) {
}
