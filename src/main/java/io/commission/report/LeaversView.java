package io.commission.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.control.BatchView;

/** What a manager has to decide: what is under way, and what leavers still hold. */
@Schema(name = "ReassignmentWidget")
public record LeaversView(@Schema(description = "Batches that wait or run") long pendingReassignments,
        List<BatchView> pending,
        @Schema(description = "Terminated people who still hold a line or an account") long leavers,
        @Schema(description = "Those with the most at stake") List<Leaver> terminated,
        @Schema(description = "Of all leavers together") Impact revenueImpact, String currency) {

    /** @param accounts owned today */
    @Schema(name = "ReassignmentLeaver")
    public record Leaver(UUID personId, String personName, LocalDate terminationDate,
            @Schema(nullable = true) LocalDate commissionEndDate, int accounts, Impact impact) {
    }

    @Schema(name = "RevenueImpact")
    public record Impact(
            @Schema(description = "Open, or won with revenue still planned") int opportunities,
            @Schema(description = "Planned rows that are not over, elsewhere the amount") BigDecimal revenue,
            @Schema(description = "The leavers' part of it by today's structures, as far as it is known") BigDecimal commission) {
    }
}
