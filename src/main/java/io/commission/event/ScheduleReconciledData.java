package io.commission.event;

import java.math.BigDecimal;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.imports.InputRow;

/** The data of schedule.reconciled. */
@Schema(name = "ScheduleReconciledEventData", requiredProperties = {"opportunityId",
        "rowId"}, description = "Data of schedule.reconciled: what a row of a revenue schedule earned.")
public record ScheduleReconciledData(
        @Schema(description = "the opportunity's id in the sending system", maxLength = EventReader.MAX_ID, examples = "006A1") String opportunityId,
        @Schema(description = "the row's id in the sending system, within the opportunity", maxLength = EventReader.MAX_ID, examples = "R-1") String rowId,
        @Schema(description = "the expected commission when left out", nullable = true, examples = "295.50") BigDecimal actualCommission)
        implements
            EventData {

    private static final List<String> PROPERTIES = List.of("opportunityId", "rowId", "actualCommission");

    static ScheduleReconciledData of(InputRow row, int currencyDecimals) {
        row.refuseUnknown(PROPERTIES);
        return new ScheduleReconciledData(row.requiredText("opportunityId", EventReader.MAX_ID),
                row.requiredText("rowId", EventReader.MAX_ID), row.amount("actualCommission", currencyDecimals));
    }

    /** The row belongs to the opportunity. */
    @Override
    public String externalId() {
        return opportunityId;
    }
}
