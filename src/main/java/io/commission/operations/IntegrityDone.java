package io.commission.operations;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the integrity job looked at and found right. */
@Schema(name = "IntegrityDone")
public record IntegrityDone(
        @Schema(required = true, description = "Tenants that were visited") int tenants,
        @Schema(required = true, description = "Months with entries") long months,
        @Schema(required = true, description = "Entries recomputed from their explanations") long entries,
        @Schema(required = true, description = "Tier counts rated again from the beginning") long counts,
        @Schema(required = true, description = "Changes whose digests were recomputed") long changes,
        @Schema(required = true, description = "Deals whose figures were recomputed") long deals) {

    static IntegrityDone of(int tenants, List<Integrity.Checked> checked) {
        return new IntegrityDone(tenants, checked.stream().mapToLong(Integrity.Checked::months).sum(),
                checked.stream().mapToLong(Integrity.Checked::entries).sum(),
                checked.stream().mapToLong(Integrity.Checked::counts).sum(),
                checked.stream().mapToLong(Integrity.Checked::changes).sum(),
                checked.stream().mapToLong(Integrity.Checked::deals).sum());
    }
}
