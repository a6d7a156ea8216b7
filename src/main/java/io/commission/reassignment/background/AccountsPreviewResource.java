package io.commission.reassignment.background;

import java.util.List;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import io.commission.idempotency.Idempotent;
import io.commission.reassignment.bulk.AccountsInBulk;
import io.commission.reassignment.bulk.BulkPreviewRequest;
import io.commission.reassignment.bulk.BulkPreviewView;
import io.quarkus.security.PermissionsAllowed;

@Path("/accounts")
@Tag(name = "Reassignment")
@Transactional
public class AccountsPreviewResource {
    private final AccountsInBulk accounts;
    private final BackgroundPreviews background;

    AccountsPreviewResource(AccountsInBulk accounts, BackgroundPreviews background) {
        this.accounts = accounts;
        this.background = background;
    }

    @POST
    @Path("/reassignment-preview")
    @Idempotent
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(value = {"accounts.reassign", "accounts.bulk"}, inclusive = true)
    @Operation(operationId = "previewAccountsReassignment", summary = "What giving accounts to another owner will do, in money; writes nothing (BLK-2)", description = PreviewDocument.BACKGROUND)
    @APIResponse(responseCode = "200", description = "The preview", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BulkPreviewView.class)))
    @APIResponse(responseCode = "202", description = "It is made in the background", headers = {
            @Header(name = HttpHeaders.LOCATION, description = "Where the preview will be", schema = @Schema(type = SchemaType.STRING)),
            @Header(name = Prefer.APPLIED, description = Prefer.RESPOND_ASYNC, schema = @Schema(type = SchemaType.STRING))}, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PreviewAskedView.class), examples = @ExampleObject(name = "asked", value = PreviewDocument.ASKED)))
    public RestResponse<Object> preview(
            @HeaderParam(Prefer.HEADER) @Parameter(description = PreviewDocument.PREFER) List<String> prefer,
            @NotNull @Valid BulkPreviewRequest request) {
        return background.answer(prefer, PreviewKind.BULK, () -> accounts.preview(request));
    }
}
