package io.commission.outlook;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The shape of the list, for the API document: the answer itself may be a file. */
@Schema(name = "CommissionPage")
record CommissionPage(List<CommissionView> items, String nextCursor) {
}
