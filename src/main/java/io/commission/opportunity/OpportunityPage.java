package io.commission.opportunity;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The shape of the list, for the API document: the answer itself may be a file. */
@Schema(name = "OpportunityPage")
record OpportunityPage(List<OpportunityView> items, String nextCursor) {
}
