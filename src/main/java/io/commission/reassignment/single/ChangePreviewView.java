package io.commission.reassignment.single;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.sight.DeltaView;
import io.commission.reassignment.sight.LineView;
import io.commission.reassignment.sight.WarningView;

@Schema(name = "CommissionChangePreview", description = "What a change of one opportunity will do; carrying it out does the same to the cent (RSG-8)")
public record ChangePreviewView(List<LineView> beforeSplits, List<LineView> afterSplits, List<DeltaView> previewDeltas,
        @Schema(nullable = true) UUID ownerBefore, @Schema(nullable = true) UUID ownerAfter,
        @Schema(description = "Rows of the revenue schedule with days on or after the first changed one") int scheduleRowsTouched,
        @Schema(description = "Of these, rows that are divided by days (PRO-1)") int scheduleRowsProrated,
        List<WarningView> warnings,
        @Schema(description = "Give it to the execution: it is refused when anything behind the preview has changed") String stateHash) {
}
