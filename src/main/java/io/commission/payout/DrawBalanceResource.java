package io.commission.payout;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.ETag;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.money.MinorUnits;
import io.commission.problem.Refusal;
import io.quarkus.security.PermissionsAllowed;

@Path("/v1/commission/draw-balances")
@Tag(name = "Draw balances")
@Transactional
public class DrawBalanceResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final int MOST_DIFFERENCES = 1_000;
    private static final String SELECT = """
            select p.id as person_id, p.name, coalesce(b.balance, 0) as balance, b.last_draw_amount, b.last_draw_on,
                b.last_recovery_amount, b.last_recovery_on, coalesce(b.version, 0) as version
            from people p
            """;

    private final Caller caller;
    private final Sql sql;

    DrawBalanceResource(Caller caller, Sql sql) {
        this.caller = caller;
        this.sql = sql;
    }

    @Schema(name = "DrawBalanceCheck")
    public record Check(
            @Schema(required = true) boolean agrees,
            @Schema(required = true, description = "The first 1,000") List<Difference> differences) {
    }

    @Schema(name = "DrawBalanceDifference")
    public record Difference(
            @Schema(required = true) UUID personId, @Schema(required = true) BigDecimal balance,
            @Schema(required = true, description = "Sum of the ledger's rows") BigDecimal ledger) {
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listDrawBalances", summary = "Draw balances of the people whom the caller may see")
    public Page<DrawBalanceView> list(@BeanParam Paging paging) {
        List<DrawBalanceView> rows = sql.query(
                SELECT + """
                        join draw_balances b on b.tenant_id = p.tenant_id and b.person_id = p.id
                        where p.tenant_id = ? and (? or p.id = any(?::uuid[])) and p.id > ? order by p.id limit ?
                        """,
                caller.tenantId(),
                caller.visible().all(),
                caller.visible().people().toArray(UUID[]::new),
                paging.after().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL),
                paging.fetch())
                .list(row -> DrawBalanceView.of(row, units()));
        return Page.of(rows, paging, row -> row, row -> Cursor.of(row.personId()));
    }

    @GET
    @Path("/check")
    @PermissionsAllowed("read.all")
    @Operation(operationId = "checkDrawBalances", summary = "Whether every kept balance is the sum of its ledger rows (DRAW-3)")
    public Check check() {
        List<Difference> differences = sql.query(
                """
                        select coalesce(b.person_id, e.person_id) as person_id, coalesce(b.balance, 0) as balance,
                            coalesce(e.amount, 0) as ledger
                        from (select person_id, balance from draw_balances where tenant_id = ?) as b
                        full join (select person_id, sum(amount) as amount from commission_entries
                            where tenant_id = ? and type in ('DRAW', 'DRAW_RECOVERY') and recoverable and status <> 'REVERSED'
                            group by 1) as e on e.person_id = b.person_id
                        where coalesce(b.balance, 0) <> coalesce(e.amount, 0) order by 1 limit ?
                        """,
                caller.tenantId(),
                caller.tenantId(),
                MOST_DIFFERENCES)
                .list(row -> new Difference(
                        row.uuid("person_id"), units().exact(row.decimal("balance")),
                        units().exact(row.decimal("ledger"))));
        return new Check(differences.isEmpty(), differences);
    }

    @GET
    @Path("/{personId}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getDrawBalance", summary = "What a person owes from draws")
    public RestResponse<DrawBalanceView> get(@PathParam("personId") UUID personId) {
        DrawBalanceView balance = visible(personId);
        return ETag.ok(balance, balance.version());
    }

    @GET
    @Path("/{personId}/history")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listDrawRows", summary = "The ledger rows behind a balance, latest first")
    public Page<DrawRowView> history(@PathParam("personId") UUID personId, @BeanParam Paging paging) {
        visible(personId);
        List<DrawRowView> rows = sql.query(
                """
                        select e.id, e.type, e.status, e.commission_month, e.amount, e.recoverable, e.payout_id, p.number
                        from commission_entries e
                        left join commission_payouts p on p.tenant_id = e.tenant_id and p.id = e.payout_id
                        where e.tenant_id = ? and e.person_id = ? and e.type in ('DRAW', 'DRAW_RECOVERY') and e.id < ?
                        order by e.id desc limit ?
                        """,
                caller.tenantId(),
                personId,
                paging.after().map(cursor -> cursor.uuid(0)).orElse(AFTER_ALL),
                paging.fetch())
                .list(row -> DrawRowView.of(row, units()));
        return Page.of(rows, paging, row -> row, row -> Cursor.of(row.entryId()));
    }

    private DrawBalanceView visible(UUID personId) {
        if (!caller.visible().sees(personId)) {
            throw Refusal.notFound("person");
        }
        return sql.query(
                SELECT + """
                        left join draw_balances b on b.tenant_id = p.tenant_id and b.person_id = p.id
                        where p.tenant_id = ? and p.id = ? and p.kind = 'PERSON'
                        """,
                caller.tenantId(),
                personId)
                .first(row -> DrawBalanceView.of(row, units()))
                .orElseThrow(() -> Refusal.notFound("person"));
    }

    private MinorUnits units() {
        return MinorUnits.of(caller.currency().getCurrencyCode());
    }
}
