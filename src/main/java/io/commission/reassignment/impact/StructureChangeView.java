package io.commission.reassignment.impact;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.sight.LineView;

@Schema(description = "A structure before and after, and how many opportunities change so")
public record StructureChangeView(List<LineView> before, List<LineView> after, int opportunities) {
}
