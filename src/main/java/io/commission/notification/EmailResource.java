package io.commission.notification;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.quarkus.security.PermissionsAllowed;

/** What became of the emails, for those who look after the service. */
@Path("/notifications/emails")
@Tag(name = "Notifications")
@Transactional
public class EmailResource {
    private static final String EMAILS = """
            select e.*, n.person_id, n.kind from notification_emails e
                join notifications n on n.tenant_id = e.tenant_id and n.id = e.notification_id
            where e.tenant_id = ?""";

    private final Sql sql;
    private final Caller caller;
    private final Clock clock;
    private final MailServer server;

    EmailResource(Sql sql, Caller caller, Clock clock, MailServer server) {
        this.sql = sql;
        this.caller = caller;
        this.clock = clock;
        this.server = server;
    }

    @Schema(name = "RetriedEmails")
    public record Retried(@Schema(description = "How many start over") int retried) {
    }

    @GET
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "listNotificationEmails", summary = "Emails sent, waiting, given up, or kept for want of a mail server, newest first")
    public Page<EmailView> list(@QueryParam("status") EmailStatus status, @BeanParam Paging paging) {
        String name = status == null ? null : status.name();
        UUID after = paging.after().map(cursor -> cursor.uuid(0)).orElse(null);
        List<EmailView> rows = sql
                .query(EMAILS + " and (?::text is null or e.status = ?) and (?::uuid is null or e.id < ?)"
                        + " order by e.id desc limit ?", caller.tenantId(), name, name, after, after, paging.fetch())
                .list(EmailView::of);
        return Page.of(rows, paging, row -> row, row -> Cursor.of(row.id()));
    }

    @POST
    @Path("/{id}/retry")
    @Idempotent
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "retryNotificationEmail", summary = "Send an email that was given up, or kept for want of a mail server")
    public EmailView retry(@PathParam("id") UUID id) {
        requireServer();
        int woken = sql.update("""
                update notification_emails set status = 'WAITING', attempts = 0, next_attempt_at = ?
                where tenant_id = ? and id = ? and status in ('DEAD', 'NOT_CONFIGURED')
                """, clock.instant(), caller.tenantId(), id);
        EmailView email = sql.query(EMAILS + " and e.id = ?", caller.tenantId(), id).first(EmailView::of)
                .orElseThrow(() -> Refusal.notFound("email"));
        if (woken == 0) {
            throw Refusal.of(Code.EMAIL_NOT_DEAD,
                    "Only an email that was given up or kept is retried by hand; this one is " + email.status() + ".");
        }
        return email;
    }

    @POST
    @Path("/retry")
    @Idempotent
    @PermissionsAllowed("settings.write")
    @Operation(operationId = "retryNotificationEmails", summary = "Send every email that was given up, or kept for want of a mail server")
    public Retried retryAll() {
        requireServer();
        return new Retried(sql.update("""
                update notification_emails set status = 'WAITING', attempts = 0, next_attempt_at = ?
                where tenant_id = ? and status in ('DEAD', 'NOT_CONFIGURED')
                """, clock.instant(), caller.tenantId()));
    }

    private void requireServer() {
        if (!server.configured()) {
            throw Refusal.of(Code.MAIL_SERVER_MISSING,
                    "Configure one by QUARKUS_MAILER_FROM and QUARKUS_MAILER_HOST first.");
        }
    }
}
