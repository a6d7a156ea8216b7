package io.commission.problem;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** RFC 9457 problem details, the shape of every refusal (API-1). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "Problem details (RFC 9457)")
public record Problem(
        @Schema(required = true, examples = "urn:commission:problem:not-found") String type,
        @Schema(required = true, examples = "NOT_FOUND") String code,
        @Schema(required = true) String title,
        @Schema(required = true, examples = "404") int status,
        @Schema(description = "What is wrong here and what to change") String detail,
        @Schema(description = "The path of the request") String instance,
        @Schema(description = "The fields that are wrong") List<FieldError> errors,
        @Schema(description = "Names the request in the service's logs and traces") String traceId) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** One wrong field: its path in the body, or the name of the parameter. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "FieldError")
    public record FieldError(
            @Schema(required = true, examples = "tiers[2].minimum") String field,
            String code,
            @Schema(required = true) String message) {
    }
}
