package io.commission.target;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The shape of the list, for the API document: the answer itself may be a file. */
@Schema(name = "TargetPage")
record TargetPage(List<TargetView> items, String nextCursor) {
}
