package io.commission.reassignment;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A structure before and after, and how many opportunities change so")
public record StructureChangeView(List<LineView> before, List<LineView> after, int opportunities) {
}
