package io.commission.entry;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.calculation.Explanation;
import io.commission.calculation.Formula;
import io.commission.calculation.Recomputation;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.commission.ledger.Explanations;
import io.commission.problem.Reasons;
import io.quarkus.security.PermissionsAllowed;

@Path("/v1/commission/entries")
@Tag(name = "Entries")
@Transactional
public class EntryResource {

    private final Entries entries;
    private final HandEntry handEntry;
    private final ApproveEntries approveEntries;
    private final ReverseEntry reverseEntry;
    private final Formula formula;
    private final IfMatch ifMatch;

    EntryResource(Entries entries, HandEntry handEntry, ApproveEntries approveEntries, ReverseEntry reverseEntry,
            Formula formula, IfMatch ifMatch) {
        this.entries = entries;
        this.handEntry = handEntry;
        this.approveEntries = approveEntries;
        this.reverseEntry = reverseEntry;
        this.formula = formula;
        this.ifMatch = ifMatch;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listEntries", summary = "Ledger entries, newest first; a rep sees own ones, a manager the team's")
    public Page<EntryView> list(@BeanParam EntryFilter filter, @BeanParam Paging paging) {
        return entries.page(filter, paging);
    }

    @GET
    @Path("/export")
    @Produces("text/csv")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "exportEntries", summary = "The same entries as CSV, oldest first; no cell can start a formula")
    public String export(@BeanParam EntryFilter filter) {
        return EntryTable.of(entries, filter);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getEntry", summary = "One entry")
    public RestResponse<EntryView> get(@PathParam("id") UUID id) {
        return answer(id);
    }

    @GET
    @Path("/{id}/explanation")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getEntryExplanation", summary = "Why the amount is what it is: inputs, versions, count, slices, gate, rounding (CALC-7)")
    public Explanation explanation(@PathParam("id") UUID id) {
        entries.required(id);
        return entries.explanationSeen(id);
    }

    @GET
    @Path("/{id}/recomputed")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "recomputeEntry", summary = "The amount computed again from the explanation alone (CALC-7)")
    public RecomputedView recomputed(@PathParam("id") UUID id) {
        EntryView entry = entries.required(id);
        BigDecimal again = new Recomputation(formula).of(Explanations.read(entries.explanation(id)));
        return new RecomputedView(id, entry.commissionAmount(), again, again.compareTo(entry.commissionAmount()) == 0);
    }

    @POST
    @Idempotent
    @PermissionsAllowed("entries.create")
    @Operation(operationId = "createEntry", summary = "Write a BONUS or an ADJUSTMENT by hand (ENT-1)")
    public RestResponse<EntryView> create(@NotNull @Valid HandEntryRequest request) {
        UUID id = handEntry.write(request);
        EntryView entry = entries.required(id);
        return ETag.created("/v1/commission/entries/" + id, entry, entry.version());
    }

    @PATCH
    @Path("/{id}/approve")
    @Idempotent
    @PermissionsAllowed("entries.approve")
    @Operation(operationId = "approveEntry", summary = "Approve a PENDING entry; nobody approves an own one (PERM-3)")
    public RestResponse<EntryView> approve(@PathParam("id") UUID id) {
        EntryView entry = entries.required(id);
        ifMatch.honour(entry.version());
        approveEntries.one(entry);
        return answer(id);
    }

    @POST
    @Path("/approve")
    @Idempotent
    @PermissionsAllowed("entries.approve")
    @Operation(operationId = "approveEntries", summary = "Approve chosen entries, or all booked up to a month; own ones are left out")
    public ApprovalView approveMany(@NotNull @Valid ApprovalRequest request) {
        return new ApprovalView(request.month() != null
                ? approveEntries.upTo(request.month(), request.personIds())
                : approveEntries.these(entries.byIds(request.entryIds())));
    }

    @POST
    @Path("/{id}/reverse")
    @Idempotent
    @PermissionsAllowed("entries.reverse")
    @Operation(operationId = "reverseEntry", summary = "Reverse an entry by hand; paid money is taken back by negative entries (ENT-3)")
    public RestResponse<EntryView> reverse(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        EntryView entry = entries.required(id);
        ifMatch.honour(entry.version());
        reverseEntry.reverse(entry, Reasons.required(request.reason()));
        return answer(id);
    }

    @POST
    @Path("/{id}/reinstate")
    @Idempotent
    @PermissionsAllowed("entries.reverse")
    @Operation(operationId = "reinstateEntry", summary = "Take a reversal by hand back: missing parts are posted at today's facts (ENT-3)")
    public RestResponse<EntryView> reinstate(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        EntryView entry = entries.required(id);
        ifMatch.honour(entry.version());
        reverseEntry.reinstate(entry, Reasons.required(request.reason()));
        return answer(id);
    }

    private RestResponse<EntryView> answer(UUID id) {
        EntryView entry = entries.required(id);
        return ETag.ok(entry, entry.version());
    }
}
