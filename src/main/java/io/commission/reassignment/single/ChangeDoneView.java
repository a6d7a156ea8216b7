package io.commission.reassignment.single;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommissionChangeDone", description = "A change that was carried out; it is rolled back as its batch")
public record ChangeDoneView(UUID commissionChangeId, UUID batchId) {
}
