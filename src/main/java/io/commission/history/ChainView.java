package io.commission.history;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.change.ChangeRecord;

/** What a verification of the chain found. */
@Schema(name = "ChainVerification")
public record ChainView(boolean intact, @Schema(description = "Changes looked at") long links,
        @Schema(description = "The last change's position") long position,
        @Schema(description = "Its digest, in hexadecimal") String digest,
        @Schema(nullable = true) Broken firstBroken, Instant verifiedAt) {

    /**
     * @param kind null where no change stands
     */
    @Schema(name = "BrokenLink")
    public record Broken(long position, @Schema(nullable = true) ChangeRecord.Kind kind,
            @Schema(nullable = true) UUID id, Fault fault, String detail) {
    }
}
