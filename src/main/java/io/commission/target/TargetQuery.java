package io.commission.target;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which targets are wanted. */
public class TargetQuery {
    @QueryParam("personId")
    UUID personId;

    @QueryParam("onDate")
    @Parameter(description = "Only those in force on this day")
    LocalDate onDate;

    @QueryParam("from")
    @Parameter(description = "Only those with a day on or after this one")
    LocalDate from;

    @QueryParam("to")
    @Parameter(description = "Only those with a day on or before this one")
    LocalDate to;
}
