package io.commission.history;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether the chain still contains a head that was exported earlier. */
@Schema(name = "ChainHeadVerification")
public record HeadCheckView(
        @Schema(description = "The chain has this digest at this position, and is intact up to there") boolean contained,
        Sign signature, ChainView chain) {

    /** OTHER_KEY: of a key that is not the configured one; nothing is said about it. */
    @Schema(name = "ChainHeadSignature")
    public enum Sign {
        VALID, INVALID, OTHER_KEY
    }
}
