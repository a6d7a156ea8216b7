package io.commission.http;

import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

import io.commission.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;

/** What holds for every operation is written into the document here, and so not repeated on each method. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
    /** The extension that marks an operation which needs no token. */
    public static final String OPEN = "x-open";

    private static final Map<Integer, String> REASONS = new TreeMap<>(Map.ofEntries(
            Map.entry(400, "The request cannot be read, or fields are missing or malformed"),
            Map.entry(401, "No valid access token"),
            Map.entry(403, "The caller lacks the permission"),
            Map.entry(404, "There is no such thing, or the caller may not see it"),
            Map.entry(406, "The accepted types are not offered"),
            Map.entry(409, "The state does not allow it, or a call with this Idempotency-Key is still running"),
            Map.entry(412, "The row has another version by now"),
            Map.entry(413, "The body is too large"),
            Map.entry(415, "The content type is not understood"),
            Map.entry(422, "A rule or a limit is broken"),
            Map.entry(428, "If-Match is missing"),
            Map.entry(500, "A failure of the service")));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        document.getComponents().addSecurityScheme("bearer", OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT")
                .description("An access token of the configured OpenID Connect provider"));
        document.getComponents().addSecurityScheme("signIn", OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.OPENIDCONNECT)
                .openIdConnectUrl("https://provider.example/.well-known/openid-configuration")
                .description("The same token, by signing in at that provider"));
        REASONS.forEach((status, reason) -> document.getComponents().addResponse("Problem" + status, problem(reason)));
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(path, method, operation)));
    }

    /** A choice of words is text; generators need the type that an annotation on a parameter leaves out. */
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getEnumeration() != null && schema.getType() == null && schema.getRef() == null) {
            schema.addType(Schema.SchemaType.STRING);
        }
        return schema;
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        boolean unsafe = method != PathItem.HttpMethod.GET;
        boolean oneRow = path.contains("{");
        boolean replaces = oneRow && (method == PathItem.HttpMethod.PUT || method == PathItem.HttpMethod.DELETE);
        if (!operation.hasExtension(OPEN)) {
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("bearer"));
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("signIn"));
            refuse(operation, 401, 403);
        }
        refuse(operation, 400, 406, 500);
        if (oneRow) {
            refuse(operation, 404);
        }
        if (unsafe) {
            operation.addParameter(header("Idempotency-Key", false,
                    "Repeat the call with the same key and content to get the first answer again; kept 72 hours."));
            refuse(operation, 409, 422);
        }
        if (unsafe && oneRow) {
            operation.addParameter(header("If-Match", replaces, "The ETag of the version that the caller has seen."));
            refuse(operation, 412);
        }
        if (replaces) {
            refuse(operation, 428);
        }
        if (operation.getRequestBody() != null) {
            refuse(operation, 413, 415);
        }
        if (method == PathItem.HttpMethod.POST) {
            created(operation);
        }
    }

    /** What creates answers 201, with the address of the new row and its version (API-3). */
    private static void created(Operation operation) {
        APIResponses responses = operation.getResponses();
        if (String.valueOf(operation.getOperationId()).startsWith("create")
                && responses.getAPIResponse("201") == null) {
            responses.addAPIResponse("201", responses.getAPIResponse("200"));
            responses.removeAPIResponse("200");
        }
        APIResponse created = responses.getAPIResponse("201");
        if (created != null) {
            created.description("Created").addHeader("Location", text("The address of what was created"))
                    .addHeader("ETag", text("Its version, for If-Match"));
        }
    }

    private static void refuse(Operation operation, int... statuses) {
        for (int status : statuses) {
            APIResponse described = operation.getResponses().getAPIResponse(String.valueOf(status));
            if (described == null || described.getContent() == null) {
                operation.getResponses().addAPIResponse(String.valueOf(status),
                        OASFactory.createAPIResponse().ref("#/components/responses/Problem" + status));
            }
        }
    }

    private static Parameter header(String name, boolean required, String description) {
        return OASFactory.createParameter().name(name).in(Parameter.In.HEADER).required(required)
                .description(description).schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING));
    }

    private static Header text(String description) {
        return OASFactory.createHeader().description(description).schema(OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING));
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse().description(description).content(OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }
}
