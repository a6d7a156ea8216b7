package io.commission.report;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.commission.ledger.EntryType;

public class SummaryRequest extends ReportRequest {
    @QueryParam("status")
    EntryState status;

    @QueryParam("type")
    EntryType type;

    @QueryParam("groupBy")
    @Parameter(description = "Some of month, status and type, with commas between; by default all three", example = "month,type")
    String groupBy;
}
