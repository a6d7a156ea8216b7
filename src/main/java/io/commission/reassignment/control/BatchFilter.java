package io.commission.reassignment.control;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.commission.change.Level;
import io.commission.reassignment.batch.BatchStatus;

/** Which batches are wanted. */
public class BatchFilter {

    @QueryParam("status")
    @Parameter(description = "one or several")
    List<BatchStatus> status;

    @QueryParam("createdBy")
    String createdBy;

    @QueryParam("personId")
    @Parameter(description = "about whom it is")
    UUID personId;

    @QueryParam("level")
    Level level;

    @QueryParam("rollbackOf")
    UUID rollbackOf;

    @QueryParam("queueId")
    @Parameter(description = "the manual queue to which they belong")
    UUID queueId;
}
