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
import io.commission.reassignment.global.AllOfPerson;
import io.commission.reassignment.global.GlobalPreviewRequest;
import io.commission.reassignment.global.GlobalPreviewView;
import io.quarkus.security.PermissionsAllowed;

@Path("/reassignment")
@Tag(name = "Reassignment")
@Transactional
public class GlobalPreviewResource {
    private final AllOfPerson all;
    private final BackgroundPreviews background;

    GlobalPreviewResource(AllOfPerson all, BackgroundPreviews background) {
        this.all = all;
        this.background = background;
    }

    @POST
    @Path("/global-preview")
    @Idempotent
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(value = {"accounts.reassign", "accounts.bulk", "commissions.manage"}, inclusive = true)
    @Operation(operationId = "previewGlobalReassignment", summary = "All that a person holds, and what a strategy will do with it, in money; writes nothing", description = PreviewDocument.BACKGROUND)
    @APIResponse(responseCode = "200", description = "The preview", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = GlobalPreviewView.class)))
    @APIResponse(responseCode = "202", description = "It is made in the background", headers = {
            @Header(name = HttpHeaders.LOCATION, description = "Where the preview will be", schema = @Schema(type = SchemaType.STRING)),
            @Header(name = Prefer.APPLIED, description = Prefer.RESPOND_ASYNC, schema = @Schema(type = SchemaType.STRING))}, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PreviewAskedView.class), examples = @ExampleObject(name = "asked", value = PreviewDocument.ASKED)))
    public RestResponse<Object> preview(
            @HeaderParam(Prefer.HEADER) @Parameter(description = PreviewDocument.PREFER) List<String> prefer,
            @NotNull @Valid GlobalPreviewRequest request) {
        return background.answer(prefer, PreviewKind.GLOBAL, () -> all.preview(request));
    }
}
