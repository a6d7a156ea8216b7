package io.commission.exceptions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a leaver's part is paid all the same (ENT-4). */
public record ConfirmRequest(@NotBlank @Size(max = 1_000) String reason) {
}
