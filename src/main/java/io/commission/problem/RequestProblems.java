package io.commission.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** What HTTP and JSON themselves refuse, and what nobody expected. */
class RequestProblems {
    private static final Logger LOG = Logger.getLogger(RequestProblems.class);

    @Inject
    Answer answer;
    @Inject
    DatabaseProblems database;
    @Inject
    CurrentVertxRequest request;

    @ServerExceptionMapper
    Response refusal(Refusal refusal) {
        return answer.of(refusal);
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e) {
        return answer.of(JsonProblems.explain(e));
    }

    @ServerExceptionMapper
    Response malformed(JsonProcessingException e) {
        return answer.of(JsonProblems.explain(e));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return answer.of(refusal);
            }
            if (cause instanceof JsonProcessingException json) {
                return answer.of(JsonProblems.explain(json));
            }
        }
        Response original = e.getResponse();
        return switch (original.getStatus()) {
            case 400 -> answer.of(Code.MALFORMED_REQUEST, "The request cannot be read.");
            case 404 -> notFound(e);
            case 405 -> withHeader(Code.METHOD_NOT_ALLOWED, "The address exists, but not for this method.", original,
                    "Allow");
            case 406 -> answer.of(Code.NOT_ACCEPTABLE, "The Accept header asks for a type that is not offered here.");
            case 413 -> answer.of(Code.BODY_TOO_LARGE, "The body is larger than this address takes.");
            case 415 -> answer.of(Code.UNSUPPORTED_MEDIA_TYPE, "The Content-Type is not one that this address takes.");
            default -> original.getStatus() < 500 ? original : unexpected(e);
        };
    }

    /** A query parameter that cannot be converted arrives as a 404 with a cause, like an unreadable id in the path. */
    private Response notFound(WebApplicationException e) {
        boolean query = request.getCurrent() != null && request.getCurrent().request().query() != null;
        return e.getCause() != null && query
                ? answer.of(Code.MALFORMED_REQUEST, "A query parameter is not of the expected form.")
                : answer.of(Code.NOT_FOUND, "There is nothing at this address.");
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        List<Problem.FieldError> errors = e.getConstraintViolations().stream()
                .map(violation -> new Problem.FieldError(field(violation.getPropertyPath()), null,
                        violation.getMessage()))
                .sorted(Comparator.comparing(Problem.FieldError::field)).toList();
        return answer.of(Code.INVALID_REQUEST, "Some fields are missing or malformed; see errors.", errors);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        Optional<Refusal> explained = database.explain(e);
        if (explained.isPresent()) {
            return answer.of(explained.get());
        }
        LOG.error("unexpected failure of a request", e);
        return answer.of(Code.INTERNAL_ERROR, "The failure was logged; name the trace id when you report it.");
    }

    private Response withHeader(Code code, String detail, Response original, String header) {
        Response.ResponseBuilder response = answer.builder(code, detail, List.of());
        String value = original.getHeaderString(header);
        return value == null ? response.build() : response.header(header, value).build();
    }

    /** Bean Validation's path starts with the method and the name of its parameter; a body's own path is what remains. */
    private static String field(Path path) {
        List<Path.Node> nodes = StreamSupport.stream(path.spliterator(), false).toList();
        boolean body = nodes.size() > 2;
        StringBuilder field = new StringBuilder();
        for (Path.Node node : nodes.subList(body ? 2 : nodes.size() - 1, nodes.size())) {
            if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return field.toString();
    }
}
