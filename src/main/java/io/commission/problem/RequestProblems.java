package io.commission.problem;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/** What HTTP and JSON themselves refuse, and what nobody expected. */
class RequestProblems {
    private static final Logger LOG = Logger.getLogger(RequestProblems.class);

    @Inject
    Answer answer;

    @ServerExceptionMapper
    Response refusal(Refusal refusal) {
        return answer.of(refusal);
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e) {
        return malformed(e);
    }

    @ServerExceptionMapper
    Response malformed(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            String field = path(unknown);
            return answer.of(Code.MALFORMED_REQUEST, "The property " + field + " is unknown. Remove or rename it.",
                    List.of(new Problem.FieldError(field, null, "unknown property")));
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String message = "is not of the expected form: " + firstLine(e.getOriginalMessage());
            return answer.of(Code.MALFORMED_REQUEST, "The property " + path(mapping) + " " + message,
                    List.of(new Problem.FieldError(path(mapping), null, message)));
        }
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return answer.of(Code.MALFORMED_REQUEST, "The body is not readable JSON" + where + ".");
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return answer.of(refusal);
            }
            if (cause instanceof JsonProcessingException json) {
                return malformed(json);
            }
        }
        Response original = e.getResponse();
        return switch (original.getStatus()) {
            case 400 -> answer.of(Code.MALFORMED_REQUEST, "The request cannot be read.");
            case 404 -> answer.of(Code.NOT_FOUND, "There is nothing at this address.");
            case 405 -> withHeader(Code.METHOD_NOT_ALLOWED, "The address exists, but not for this method.", original,
                    "Allow");
            case 406 -> answer.of(Code.NOT_ACCEPTABLE, "The Accept header asks for a type that is not offered here.");
            case 413 -> answer.of(Code.BODY_TOO_LARGE, "The body is larger than this address takes.");
            case 415 -> answer.of(Code.UNSUPPORTED_MEDIA_TYPE, "The Content-Type is not one that this address takes.");
            default -> original.getStatus() < 500 ? original : unexpected(e);
        };
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        LOG.error("unexpected failure of a request", e);
        return answer.of(Code.INTERNAL_ERROR, "The failure was logged; name the trace id when you report it.");
    }

    private Response withHeader(Code code, String detail, Response original, String header) {
        Response.ResponseBuilder response = answer.builder(code, detail, List.of());
        String value = original.getHeaderString(header);
        return value == null ? response.build() : response.header(header, value).build();
    }

    private static String firstLine(String message) {
        return message == null ? "" : message.lines().findFirst().orElse("").replaceAll("`[a-z]+\\.[^`]*`", "the type");
    }

    /** tiers[2].minimum */
    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : e.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
