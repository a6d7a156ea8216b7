package io.commission.exceptions;

import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which exceptions are wanted. */
public class ExceptionFilter {
    @QueryParam("status")
    ExceptionStatus status;

    @QueryParam("code")
    @Parameter(description = "like REP_UNKNOWN")
    String code;

    @QueryParam("loadId")
    UUID loadId;

    @QueryParam("opportunityId")
    UUID opportunityId;

    @QueryParam("personId")
    UUID personId;
}
