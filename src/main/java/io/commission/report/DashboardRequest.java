package io.commission.report;

import java.time.YearMonth;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

public class DashboardRequest {
    @QueryParam("personId")
    @Parameter(description = "Whose dashboard, or whose team; by default the caller's")
    String personId;

    @QueryParam("month")
    @Parameter(description = "Commission month, by default the current one", example = "2026-11")
    YearMonth month;

    @QueryParam("view")
    @Parameter(description = "self, or team: everybody below at all levels; everybody in the tenant for those who read everything "
            + "and name nobody", schema = @Schema(enumeration = {"self", "team"}))
    String view;

    @QueryParam("sort")
    @Parameter(description = "Order of the team: name, -name, total or -total")
    String sort;
}
