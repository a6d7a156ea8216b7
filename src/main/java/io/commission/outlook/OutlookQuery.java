package io.commission.outlook;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.commission.forecast.Period;

/** Whose dashboard of which period. */
public class OutlookQuery {
    @QueryParam("view")
    @Parameter(description = "self, or team: everybody below at all levels; everybody in the tenant for those who read everything "
            + "and name nobody", schema = @Schema(enumeration = {"self", "team"}))
    String view;

    @QueryParam("personId")
    @Parameter(description = "Whose dashboard, or whose team; by default the caller's")
    String personId;

    @QueryParam("period")
    @Parameter(description = "A month, of tenants that pay by quarters a quarter; by default the present one", example = "2026-11")
    String period;

    Period period(Frame frame) {
        return period == null || period.isBlank() ? frame.current() : frame.parsed("period", period);
    }
}
