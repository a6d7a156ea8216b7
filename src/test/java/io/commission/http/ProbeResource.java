package io.commission.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.Nullable;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.access.Caller;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

/** Endpoints of the tests only: what every resource does, with as little of its own as possible. */
@Path("/v1/probe")
@Transactional
public class ProbeResource {
    static final AtomicInteger CALLS = new AtomicInteger();

    private final Sql sql;
    private final Caller caller;
    private final IfMatch ifMatch;

    ProbeResource(Sql sql, Caller caller, IfMatch ifMatch) {
        this.sql = sql;
        this.caller = caller;
        this.ifMatch = ifMatch;
    }

    public record Line(@NotNull LocalDate day, BigDecimal amount) {
    }

    public record ProbeRequest(@NotBlank String name, YearMonth month, BigDecimal amount, Integer count,
            List<@Valid Line> lines) {
    }

    public record ProbeView(UUID id, String name, YearMonth month, BigDecimal amount) {
    }

    public record Raw(String text) {
    }

    @POST
    @Idempotent
    @PermissionsAllowed("people.write")
    @Operation(hidden = true)
    public RestResponse<ProbeView> create(@Valid ProbeRequest request) throws InterruptedException {
        CALLS.incrementAndGet();
        UUID id = Ids.next();
        sql.update("insert into teams (tenant_id, id, name) values (?, ?, ?)", caller.tenantId(), id, request.name());
        if (request.name().startsWith("slow")) {
            Thread.sleep(200);
        }
        if (request.name().startsWith("fail")) {
            throw new IllegalStateException("secret of the implementation");
        }
        return ETag.created("/v1/probe/" + id, new ProbeView(id, request.name(), request.month(), request.amount()), 0);
    }

    @POST
    @Path("/plain")
    @Idempotent
    @ResponseStatus(202)
    @PermissionsAllowed("people.write")
    @Operation(hidden = true)
    public ProbeView plain(ProbeRequest request) {
        CALLS.incrementAndGet();
        return new ProbeView(Ids.next(), request.name(), request.month(), request.amount());
    }

    @POST
    @Path("/optional")
    @Idempotent
    @PermissionsAllowed("people.write")
    @Operation(hidden = true)
    public Raw optional(@Nullable Raw body) {
        return new Raw(body == null ? "none" : body.text());
    }

    @POST
    @Path("/large")
    @Idempotent
    @PermissionsAllowed("people.write")
    @Operation(hidden = true)
    public Raw large(@BodyLimit(2_000_000) Raw body) {
        return new Raw(String.valueOf(body.text().length()));
    }

    @GET
    @PermissionsAllowed({"read.all", "read.own"})
    @Operation(hidden = true)
    public Page<String> list(@BeanParam Paging paging, @QueryParam("on") LocalDate on) {
        String after = paging.after().map(cursor -> cursor.text(0)).orElse("");
        List<String> names = sql.query("select name from teams where tenant_id = ? and name > ? order by name limit ?",
                caller.tenantId(), after, paging.fetch()).list(row -> row.text(1));
        return Page.of(names, paging, name -> name, Cursor::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("read.all")
    @Operation(hidden = true)
    public RestResponse<Raw> get(@PathParam("id") UUID id) {
        return ETag.ok(new Raw(id.toString()), 7);
    }

    @PUT
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("people.write")
    @Operation(hidden = true)
    public RestResponse<Raw> put(@PathParam("id") UUID id, Raw body) {
        ifMatch.require(7);
        return ETag.ok(body, 8);
    }

    @DELETE
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("people.write")
    @Operation(hidden = true)
    public void delete(@PathParam("id") UUID id) {
        ifMatch.honour(7);
    }

    /** Somebody else changes the row between its being read and written. */
    @POST
    @Path("/{id}/overtaken")
    @Idempotent
    @PermissionsAllowed("people.write")
    @Operation(hidden = true)
    public void overtaken(@PathParam("id") UUID id) {
        ProbeTeam team = ProbeTeam.findById(id);
        sql.update("update teams set version = version + 1 where tenant_id = ? and id = ?", caller.tenantId(), id);
        team.name = "changed";
    }

    @GET
    @Path("/unannotated")
    @Operation(hidden = true)
    public Raw unannotated() {
        return new Raw("nobody may see this");
    }

    @GET
    @Path("/visible")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(hidden = true)
    public io.commission.access.Scope visible() {
        return caller.visible();
    }
}
