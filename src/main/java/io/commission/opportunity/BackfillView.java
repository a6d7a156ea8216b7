package io.commission.opportunity;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a backfill of structures did; again, it fills nothing")
public record BackfillView(
        @Schema(description = "Opportunities that have a structure now") long filled,
        @Schema(description = "Of those filled: without an owner, so all is House's") long withoutOwner,
        @Schema(description = "Opportunities that stay without a structure") long left,
        @Schema(description = "Of those left: the owner had left before it was opened") long ownerTerminated,
        @Schema(description = "Of those left: the owner was not eligible when it was opened") long ownerIneligible,
        @Schema(description = "Of those filled: neither expected commission nor amount is known yet") long noCommissionYet,
        @Schema(description = "Those left, and those filled of which something is missing; at most 1,000") List<Item> items,
        @Schema(description = "true when there are more items than are listed") boolean truncated) {

    static final int MAX_ITEMS = 1_000;

    @Schema(name = "BackfillItem")
    public record Item(UUID opportunityId, String externalId, StructureBackfill.Remark remark) {
    }
}
