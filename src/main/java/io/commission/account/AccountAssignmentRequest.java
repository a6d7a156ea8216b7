package io.commission.account;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A person's role at an account over a range of days, both ends inclusive (ACC-1)")
public record AccountAssignmentRequest(
        @NotBlank @Size(max = 200) @Schema(description = "A person's id") String personId,
        @NotBlank @Size(max = 200) @Schema(examples = "ACCOUNT_EXECUTIVE") String role,
        @Schema(description = "First day, by default today") LocalDate effectiveDate,
        @Schema(description = "Last day; none by default") LocalDate endDate) {
}
