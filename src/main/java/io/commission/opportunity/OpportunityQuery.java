package io.commission.opportunity;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which opportunities are wanted, and in which order. */
public class OpportunityQuery {
    @QueryParam("status")
    @Parameter(schema = @Schema(enumeration = {"pipeline", "commit", "best_case", "closed_won", "closed_lost"}))
    String status;

    @QueryParam("stage")
    String stage;

    @QueryParam("ownerId")
    @Parameter(description = "A person's id, house or unassigned")
    String ownerId;

    @QueryParam("accountId")
    UUID accountId;

    @QueryParam("personId")
    @Parameter(description = "Who holds a line on the day")
    UUID personId;

    @QueryParam("territory")
    @Parameter(description = "Of the account")
    String territory;

    @QueryParam("closeDateFrom")
    LocalDate closeDateFrom;

    @QueryParam("closeDateTo")
    LocalDate closeDateTo;

    @QueryParam("name")
    @Parameter(description = "A part of the name")
    String name;

    @QueryParam("externalId")
    String externalId;

    @QueryParam("asOf")
    @Parameter(description = "By default today")
    LocalDate asOf;

    @QueryParam("sort")
    @Parameter(description = "name, externalId, openedOn, closeDate, amount or createdAt; descending with a minus in front")
    String sort;

    OpportunityFilter filter() {
        return new OpportunityFilter(OpportunityFilter.status(status), stage, ownerId, accountId, personId, territory,
                closeDateFrom, closeDateTo, name, externalId, asOf, sort);
    }
}
