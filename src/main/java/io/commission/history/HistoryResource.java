package io.commission.history;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.access.Caller;
import io.commission.http.Paging;
import io.quarkus.security.PermissionsAllowed;

/** Timelines (section 14): what was changed, line by line, by whom and why, and what came of it. Newest first. */
@Path("/commission-changes")
@Tag(name = "Changes")
@Transactional
public class HistoryResource {
    private final ChangeHistory history;
    private final Caller caller;
    private final Clock clock;

    HistoryResource(ChangeHistory history, Caller caller, Clock clock) {
        this.history = history;
        this.caller = caller;
        this.clock = clock;
    }

    /** The shape of a page, for the API document: the answer itself may be a file. */
    @Schema(name = "RecordedChangePage")
    private record ChangePage(List<ChangeView> items, String nextCursor) {
    }

    @GET
    @Path("/opportunity/{id}")
    @Produces({MediaType.APPLICATION_JSON, TimelineFormat.CSV, TimelineFormat.PDF})
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listOpportunityChanges", summary = "What was changed of an opportunity's owner and structure")
    @APIResponse(responseCode = "200", description = "A page, or all of it as a file", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ChangePage.class)),
            @Content(mediaType = TimelineFormat.CSV, schema = @Schema(type = SchemaType.STRING)),
            @Content(mediaType = TimelineFormat.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    public Response ofOpportunity(@PathParam("id") UUID id, @BeanParam Paging paging,
            @BeanParam TimelineFormat format) {
        return answer(About.OPPORTUNITY, id, paging, format);
    }

    @GET
    @Path("/account/{id}")
    @Produces({MediaType.APPLICATION_JSON, TimelineFormat.CSV, TimelineFormat.PDF})
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listAccountChanges", summary = "What was changed of an account's owner and roles, and of its opportunities")
    @APIResponse(responseCode = "200", description = "A page, or all of it as a file", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ChangePage.class)),
            @Content(mediaType = TimelineFormat.CSV, schema = @Schema(type = SchemaType.STRING)),
            @Content(mediaType = TimelineFormat.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    public Response ofAccount(@PathParam("id") UUID id, @BeanParam Paging paging, @BeanParam TimelineFormat format) {
        return answer(About.ACCOUNT, id, paging, format);
    }

    @GET
    @Path("/contact/{id}")
    @Produces({MediaType.APPLICATION_JSON, TimelineFormat.CSV, TimelineFormat.PDF})
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listContactChanges", summary = "Changes in which a person departed, received, owned or held a line")
    @APIResponse(responseCode = "200", description = "A page, or all of it as a file", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ChangePage.class)),
            @Content(mediaType = TimelineFormat.CSV, schema = @Schema(type = SchemaType.STRING)),
            @Content(mediaType = TimelineFormat.PDF, schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    public Response ofContact(@PathParam("id") UUID id, @BeanParam Paging paging, @BeanParam TimelineFormat format) {
        return answer(About.CONTACT, id, paging, format);
    }

    private Response answer(About about, UUID id, Paging paging, TimelineFormat format) {
        String file = "attachment; filename=\"changes-" + about.word() + "-" + id;
        return switch (format.form()) {
            case JSON -> Response.ok(history.page(about, id, paging), MediaType.APPLICATION_JSON_TYPE).build();
            case CSV -> Response.ok(TimelineCsv.of(history.all(about, id)), new MediaType("text", "csv", "utf-8"))
                    .header(HttpHeaders.CONTENT_DISPOSITION, file + ".csv\"").build();
            case PDF -> Response.ok(TimelinePdf.of(history.all(about, id), caller.tenantName(), caller.zone(),
                    "Changes of the " + about.word() + " " + id, clock.instant()), TimelineFormat.PDF)
                    .header(HttpHeaders.CONTENT_DISPOSITION, file + ".pdf\"").build();
        };
    }
}
