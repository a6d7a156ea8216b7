package io.commission.entry;

import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.commission.ledger.EntryOrigin;
import io.commission.ledger.EntryStatus;
import io.commission.ledger.EntryType;

/** The filters of the list of entries; each may be left out. */
public class EntryFilter {

    @QueryParam("personId")
    public UUID personId;

    @QueryParam("status")
    public EntryStatus status;

    @QueryParam("type")
    public EntryType type;

    @QueryParam("origin")
    public EntryOrigin origin;

    @QueryParam("month")
    @Parameter(description = "Commission month", schema = @Schema(implementation = String.class, pattern = "\\d{4}-\\d{2}", examples = {
            "2026-01"}))
    public String month;

    @QueryParam("earnedMonth")
    @Parameter(description = "Earned month", schema = @Schema(implementation = String.class, pattern = "\\d{4}-\\d{2}", examples = {
            "2026-01"}))
    public String earnedMonth;

    @QueryParam("loadId")
    public UUID loadId;

    @QueryParam("opportunityId")
    public UUID opportunityId;

    @QueryParam("scheduleRowId")
    public UUID scheduleRowId;

    @QueryParam("accountId")
    public UUID accountId;

    @QueryParam("payoutId")
    public UUID payoutId;
}
