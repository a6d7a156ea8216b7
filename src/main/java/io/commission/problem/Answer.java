package io.commission.problem;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Makes the response of a problem. */
@ApplicationScoped
class Answer {
    private final CurrentVertxRequest request;

    Answer(CurrentVertxRequest request) {
        this.request = request;
    }

    Response of(Code code, String detail) {
        return of(code, detail, List.of());
    }

    Response of(Code code, String detail, List<Problem.FieldError> errors) {
        return builder(code, detail, errors).build();
    }

    Response of(Refusal refusal) {
        Response.ResponseBuilder response = builder(refusal.code, refusal.getMessage(), refusal.errors);
        refusal.headers.forEach(response::header);
        return response.build();
    }

    Response.ResponseBuilder builder(Code code, String detail, List<Problem.FieldError> errors) {
        Problem problem = new Problem(code.type(), code.name(), code.title, code.status, detail, path(), errors,
                traceId());
        return Response.status(code.status).type(Problem.MEDIA_TYPE).entity(problem);
    }

    private String path() {
        return request.getCurrent() == null ? null : request.getCurrent().request().path();
    }

    private static String traceId() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }
}
