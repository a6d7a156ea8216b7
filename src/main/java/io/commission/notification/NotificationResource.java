package io.commission.notification;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.commission.access.Caller;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

/** What the caller was told (BAT-4); nobody reads another's, not even who reads all else. */
@Path("/notifications")
@Tag(name = "Notifications")
@Transactional
public class NotificationResource {
    private final Inbox inbox;
    private final Caller caller;

    NotificationResource(Inbox inbox, Caller caller) {
        this.inbox = inbox;
        this.caller = caller;
    }

    @Schema(name = "UnreadNotifications")
    public record Unread(long unread) {
    }

    @Schema(name = "ReadNotifications")
    public record ReadAll(@Schema(description = "How many were unread") int read) {
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listNotifications", summary = "The caller's own notifications, newest first")
    public Page<NotificationView> list(
            @QueryParam("unread") @DefaultValue("false") @Parameter(description = "true: only those not read yet") boolean unread,
            @BeanParam Paging paging) {
        return inbox.page(person(), unread, paging);
    }

    @GET
    @Path("/unread-count")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "countUnreadNotifications", summary = "How many of the caller's notifications are unread")
    public Unread unread() {
        return new Unread(inbox.unread(person()));
    }

    @POST
    @Path("/{id}/read")
    @Idempotent
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "readNotification", summary = "Mark one of the caller's notifications as read")
    public NotificationView read(@PathParam("id") UUID id) {
        return inbox.read(person(), id);
    }

    @POST
    @Path("/read-all")
    @Idempotent
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "readAllNotifications", summary = "Mark all of the caller's notifications as read")
    public ReadAll readAll() {
        return new ReadAll(inbox.readAll(person()));
    }

    private UUID person() {
        return caller.personId().orElse(null);
    }
}
