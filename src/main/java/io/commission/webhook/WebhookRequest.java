package io.commission.webhook;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "WebhookRequest")
public record WebhookRequest(
        @Schema(examples = "https://hooks.example.com/commission", description = "https; no private address unless the service is configured so") @NotBlank @Size(max = 2000) String url,
        @Schema(examples = "[\"commission.*\", \"payout.paid\"]", description = "Types, families like payout.*, or * for everything") @NotEmpty @Size(max = 50) List<@NotNull String> eventTypes,
        @Schema(description = "true when left out; an inactive one stands still") Boolean active,
        @Size(max = 500) String description) {

    boolean isActive() {
        return active == null || active;
    }
}
