package io.commission.payout;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.access.Caller;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.quarkus.security.PermissionsAllowed;

@Path("/v1/commission/payouts/{id}/statement")
@Tag(name = "Payouts")
@Transactional
public class PayoutStatementResource {

    private static final MediaType CSV = new MediaType("text", "csv");

    private final Caller caller;
    private final Payouts payouts;
    private final PayoutStatements statements;

    PayoutStatementResource(Caller caller, Payouts payouts, PayoutStatements statements) {
        this.caller = caller;
        this.payouts = payouts;
        this.statements = statements;
    }

    @GET
    @Produces({"application/pdf", "text/csv"})
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getPayoutStatement", summary = "The statement as PDF, or with format=csv or Accept: text/csv as CSV; always the same bytes")
    @APIResponse(responseCode = "200", content = {
            @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary")),
            @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))})
    public Response statement(@PathParam("id") UUID id,
            @Parameter(description = "Comes before the Accept header", schema = @Schema(enumeration = {"pdf",
                    "csv"})) @QueryParam("format") String format,
            @Context HttpHeaders headers) {
        Payout payout = payouts.get(id);
        if (!caller.visible().sees(payout.personId())) {
            throw Refusal.notFound("payout");
        }
        PayoutStatements.Stored stored = statements.of(id);
        boolean csv = format == null ? acceptsCsvFirst(headers) : isCsv(format);
        return csv
                ? Attachment.of(stored.csv(), "text/csv; charset=utf-8", payout.number() + ".csv")
                : Attachment.of(stored.pdf(), "application/pdf", payout.number() + ".pdf");
    }

    private static boolean isCsv(String format) {
        return switch (format) {
            case "csv" -> true;
            case "pdf" -> false;
            default -> throw Refusal
                    .of(Code.INVALID_REQUEST, "A statement is given as pdf or csv, not " + format + ".")
                    .field("format", "must be pdf or csv");
        };
    }

    /** The acceptable types come in the order of the caller's preference. */
    private static boolean acceptsCsvFirst(HttpHeaders headers) {
        for (MediaType type : headers.getAcceptableMediaTypes()) {
            if (type.isCompatible(MediaType.valueOf("application/pdf"))) {
                return false;
            }
            if (type.isCompatible(CSV)) {
                return true;
            }
        }
        return false;
    }
}
