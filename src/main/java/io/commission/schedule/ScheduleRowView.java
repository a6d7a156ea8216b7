package io.commission.schedule;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.structure.LineRole;

/**
 * A row of a revenue schedule, divided by days and people as the structures in force say (PRO-1).
 *
 * @param prorationApplied whether it spans days with different structures or people
 * @param parts of the people whom the caller may see
 * @param complete false where parts of others are left out
 */
@Schema(name = "ScheduleRow")
public record ScheduleRowView(UUID id, UUID opportunityId, String externalId, LocalDate startDate, LocalDate endDate,
        BigDecimal expectedRevenue, BigDecimal expectedCommission, BigDecimal actualCommission, ScheduleStatus status,
        boolean prorationApplied, List<PartView> parts, boolean complete, Instant reconciledAt, String reconciledBy,
        Instant createdAt, String createdBy, Instant updatedAt, String updatedBy, long version) {

    /**
     * One person's part on consecutive days.
     *
     * @param waits whether the days lie after the person's end: the amount waits (PPL-3)
     */
    @Schema(name = "ScheduleRowPart")
    public record PartView(UUID personId, String personName, LineRole role, LocalDate startDate, LocalDate endDate,
            BigDecimal percent, BigDecimal amount, boolean waits) {
    }
}
