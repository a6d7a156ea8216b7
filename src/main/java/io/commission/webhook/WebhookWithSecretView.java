package io.commission.webhook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "WebhookWithSecret")
public record WebhookWithSecretView(WebhookView webhook,
        @Schema(examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", description = "Signs what is sent (Standard Webhooks). Shown here and never again.") String secret) {
}
