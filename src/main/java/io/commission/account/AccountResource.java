package io.commission.account;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.audit.History;
import io.commission.audit.HistoryView;
import io.commission.http.Cursor;
import io.commission.http.ETag;
import io.commission.http.IfMatch;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;

@Path("/accounts")
@Tag(name = "Accounts")
@Transactional
public class AccountResource {
    private final Accounts accounts;
    private final AccountBook book;
    private final AccountOwners owners;
    private final History history;
    private final IfMatch ifMatch;

    AccountResource(Accounts accounts, AccountBook book, AccountOwners owners, History history, IfMatch ifMatch) {
        this.accounts = accounts;
        this.book = book;
        this.owners = owners;
        this.history = history;
        this.ifMatch = ifMatch;
    }

    @GET
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listAccounts", summary = "The accounts that the caller may see, with their owners on a day")
    public Page<AccountView> list(@QueryParam("status") AccountStatus status,
            @Parameter(description = "A person's id, house or unassigned") @QueryParam("ownerId") String ownerId,
            @QueryParam("territory") String territory, @QueryParam("type") String type,
            @QueryParam("valueClass") String valueClass,
            @Parameter(description = "A part of the name") @QueryParam("name") String name,
            @QueryParam("externalId") String externalId,
            @Parameter(description = "By default today") @QueryParam("asOf") LocalDate asOf,
            @Parameter(description = "name, externalId or createdAt; descending with a minus in front") @QueryParam("sort") String sort,
            @BeanParam Paging paging) {
        Accounts.Filter filter = new Accounts.Filter(status, ownerId, territory, type, valueClass, name, externalId,
                asOf, sort);
        return Page.of(accounts.list(filter, paging), paging, view -> view, view -> accounts.cursor(filter, view));
    }

    @POST
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "createAccount", summary = "Open an account")
    public RestResponse<AccountView> create(@Valid AccountRequest request) {
        UUID id = book.open(request);
        Accounts.Kept kept = accounts.written(id, request.ownerEffectiveDate());
        return ETag.created("/accounts/" + id, kept.view(), kept.version());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "getAccount", summary = "An account with its owner on a day")
    public RestResponse<AccountView> get(@PathParam("id") UUID id, @QueryParam("asOf") LocalDate asOf) {
        Accounts.Kept kept = accounts.one(id, asOf);
        return ETag.ok(kept.view(), kept.version());
    }

    @PUT
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "changeAccount", summary = "Change an account, or its owner from a day on")
    public RestResponse<AccountView> change(@PathParam("id") UUID id, @Valid AccountRequest request) {
        book.change(id, request, ifMatch::require);
        Accounts.Kept kept = accounts.written(id, request.ownerEffectiveDate());
        return ETag.ok(kept.view(), kept.version());
    }

    @DELETE
    @Path("/{id}")
    @Idempotent
    @PermissionsAllowed("imports.write")
    @Operation(operationId = "deactivateAccount", summary = "Make an account inactive; its loads stay")
    public void deactivate(@PathParam("id") UUID id) {
        book.deactivate(id, ifMatch::require);
    }

    @GET
    @Path("/{id}/owners")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listAccountOwners", summary = "Who owned, owns and will own an account, newest first")
    public Page<AccountOwnerView> owners(@PathParam("id") UUID id, @BeanParam Paging paging) {
        accounts.one(id, null);
        return Page.of(owners.of(id, paging), paging, view -> view, view -> Cursor.of(view.effectiveDate()));
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed({"read.all", "read.team", "read.own"})
    @Operation(operationId = "listAccountHistory", summary = "Every change of an account and of its owners, newest first")
    public Page<HistoryView> history(@PathParam("id") UUID id, @BeanParam Paging paging) {
        accounts.one(id, null);
        return history.of("accounts", id, paging);
    }
}
