package io.commission.report;

import java.time.YearMonth;
import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What every report over months can be narrowed by. */
public class ReportRequest {
    @QueryParam("from")
    @Parameter(description = "First commission month, by default January of the last one", example = "2026-01")
    YearMonth from;

    @QueryParam("to")
    @Parameter(description = "Last commission month, by default the current one", example = "2026-11")
    YearMonth to;

    @QueryParam("personId")
    @Parameter(description = "A person's id, house or unassigned")
    String personId;

    @QueryParam("teamId")
    @Parameter(description = "People of this team only")
    UUID teamId;

    @QueryParam("sort")
    @Parameter(description = "Name of the order; with a minus before it, descending")
    String sort;
}
