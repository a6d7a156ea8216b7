package io.commission.report;

import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.reassignment.control.BatchBoard;
import io.commission.reassignment.control.BatchBoardView;
import io.quarkus.security.PermissionsAllowed;

/** What is under way of reassignment, and what waits for it (section 14). */
@Path("/reassignment")
@Tag(name = "Reassignment")
@Transactional
public class ReassignmentReportResource {
    private final BatchBoard board;
    private final Leavers leavers;

    ReassignmentReportResource(BatchBoard board, Leavers leavers) {
        this.board = board;
        this.leavers = leavers;
    }

    @GET
    @Path("/dashboard")
    @PermissionsAllowed({"read.all", "read.team"})
    @Operation(operationId = "getReassignmentDashboard", summary = "Batches by state, how many and the newest, and what may be done with each")
    public BatchBoardView dashboard(@QueryParam("latest") @DefaultValue("10") @Min(0) @Max(100) int latest) {
        return board.view(latest);
    }

    @GET
    @Path("/widget")
    @PermissionsAllowed({"read.all", "read.team"})
    @Operation(operationId = "getReassignmentWidget", summary = "For a manager: reassignments under way, leavers who still hold something, and what is at stake")
    public LeaversView widget() {
        return leavers.view();
    }
}
