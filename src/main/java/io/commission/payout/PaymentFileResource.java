package io.commission.payout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.problem.Refusal;
import io.quarkus.security.PermissionsAllowed;

/** The files for payroll and the bank. They hold bank accounts, so only who pays may read them. */
@Path("/v1/commission/payment-files")
@Tag(name = "Payouts")
@Transactional
public class PaymentFileResource {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final Caller caller;
    private final Sql sql;

    PaymentFileResource(Caller caller, Sql sql) {
        this.caller = caller;
        this.sql = sql;
    }

    @Schema(name = "PaymentFile")
    public record PaymentFileView(
            @Schema(required = true) UUID id,
            @Schema(required = true, examples = "payroll-000001.csv") String name,
            @Schema(required = true, examples = "text/csv; charset=utf-8") String mediaType,
            @Schema(required = true, description = "How many payouts it pays") int payouts,
            @Schema(required = true) Instant createdAt,
            @Schema(required = true) String createdBy) {
    }

    @GET
    @PermissionsAllowed("payouts.process")
    @Operation(operationId = "listPaymentFiles", summary = "Payment files, latest first")
    public Page<PaymentFileView> list(@BeanParam Paging paging) {
        List<PaymentFileView> rows = sql.query(
                """
                        select id, name, media_type, payouts, created_at, created_by from payment_files
                        where tenant_id = ? and id < ? order by id desc limit ?
                        """,
                caller.tenantId(),
                paging.after().map(cursor -> cursor.uuid(0)).orElse(AFTER_ALL),
                paging.fetch())
                .list(row -> new PaymentFileView(
                        row.uuid("id"),
                        row.text("name"),
                        row.text("media_type"),
                        row.integer("payouts"),
                        row.instant("created_at"),
                        row.text("created_by")));
        return Page.of(rows, paging, row -> row, row -> Cursor.of(row.id()));
    }

    @GET
    @Path("/{id}")
    @Produces({"text/csv", "text/plain", "application/octet-stream"})
    @PermissionsAllowed("payouts.process")
    @Operation(operationId = "getPaymentFile", summary = "The content of a payment file")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response get(@PathParam("id") UUID id) {
        return sql.query(
                "select name, media_type, content from payment_files where tenant_id = ? and id = ?", caller.tenantId(),
                id)
                .first(row -> Attachment.of(row.bytes("content"), row.text("media_type"), row.text("name")))
                .orElseThrow(() -> Refusal.notFound("payment file"));
    }
}
