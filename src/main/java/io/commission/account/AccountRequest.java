package io.commission.account;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A customer account as it should be; what is left out is empty, but for the owner and the status, which stay (ACC-1)")
public record AccountRequest(
        @Size(max = 200) @Schema(description = "The account's id in another system; unique", examples = "ACME") String externalId,
        @NotBlank @Size(max = 200) @Schema(examples = "Acme Corporation") String name,
        @Size(max = 200) String type,
        @Size(max = 200) String territory,
        @Size(max = 200) @Schema(description = "HIGH marks accounts that need care in a reassignment", examples = "HIGH") String valueClass,
        AccountStatus status,
        @Size(max = 200) @Schema(description = "A person's id, house or unassigned", examples = "house") String ownerId,
        @Schema(description = "First day of the new owner, by default today") LocalDate ownerEffectiveDate) {
}
