package io.commission.entry;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why: kept with the entry (ENT-4). */
@Schema(name = "ReasonRequest")
public record ReasonRequest(@Size(max = 500) @Schema(required = true, examples = {
        "Customer dispute settled"}) String reason){
}
