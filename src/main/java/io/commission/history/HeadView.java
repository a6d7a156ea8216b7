package io.commission.history;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The end of the chain at a time, signed: kept outside, it proves later that nothing up to it was altered or deleted.
 *
 * @param digest hexadecimal; empty at position 0
 * @param signature base64, over {@link #signed}
 */
@Schema(name = "ChainHead", description = "Signed is the UTF-8 text of tenantId, position, digest and at, each on a line of its own, behind the line commission-changes-head")
public record HeadView(@NotNull UUID tenantId, @NotNull @Min(0) Long position,
        @NotNull @Pattern(regexp = "([0-9a-f]{64})?") @Schema(description = "SHA-256 in hexadecimal; empty before the first change") String digest,
        @NotNull Instant at, @NotNull @Size(max = 20) @Schema(examples = SigningKey.ALGORITHM) String algorithm,
        @NotNull @Size(max = 200) @Schema(description = "Base64") String signature,
        @NotNull @Size(max = 200) @Schema(description = "X.509 in base64") String publicKey) {

    static String signed(UUID tenant, long position, String digest, Instant at) {
        return String.join("\n", "commission-changes-head", tenant.toString(), Long.toString(position), digest,
                at.toString());
    }
}
