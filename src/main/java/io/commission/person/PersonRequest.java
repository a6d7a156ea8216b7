package io.commission.person;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A person as they should be; what is left out is empty, but for status and commissionEligible, which stay (PPL-1)")
public record PersonRequest(
        @Size(max = 200) @Schema(description = "The person's id in another system; unique", examples = "EMP-17") String externalId,
        @NotBlank @Size(max = 200) @Schema(examples = "Rosa Diaz") String name,
        @Email @Size(max = 320) String email,
        @Size(max = 255) @Schema(description = "The subject of their access token; unique") String oidcSubject,
        UUID teamId,
        @Size(max = 200) String territory,
        UUID managerId,
        LocalDate hireDate,
        PersonStatus status,
        @Schema(description = "With status TERMINATED; by default today") LocalDate terminationDate,
        @Schema(description = "Last day that earns; by default the termination date") LocalDate commissionEndDate,
        Boolean commissionEligible,
        @Schema(description = "With commissionEligible false: the first day that earns nothing; by default today") LocalDate ineligibleSince) {
}
