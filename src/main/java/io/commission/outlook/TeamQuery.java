package io.commission.outlook;

import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.commission.forecast.Period;

/** Whose team in which period, and in which order. */
public class TeamQuery {
    @QueryParam("personId")
    @Parameter(description = "Whose team: everybody below at all levels. By default the caller's; everybody in the tenant for those who read everything")
    String personId;

    @QueryParam("period")
    @Parameter(description = "A month, of tenants that pay by quarters a quarter; by default the present one", example = "2026-11")
    String period;

    @QueryParam("team")
    @Parameter(description = "People of this team only")
    UUID team;

    @QueryParam("territory")
    @Parameter(description = "People of this territory only")
    String territory;

    @QueryParam("sort")
    @Parameter(description = "name, commission, forecast, attainment, forecastedAttainment or ytd; descending with a minus in front. By default name")
    String sort;

    Period period(Frame frame) {
        return period == null || period.isBlank() ? frame.current() : frame.parsed("period", period);
    }

    String territory() {
        return territory == null || territory.isBlank() ? null : territory.trim();
    }
}
