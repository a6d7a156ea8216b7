package io.commission.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many entries were approved; those not PENDING, and the caller's own, were left as they are. */
@Schema(name = "Approval")
public record ApprovalView(int approved) {
}
