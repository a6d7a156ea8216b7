package io.commission.tenant;

import org.jboss.logging.MDC;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;

/** Work that nothing traces yet gets a trace of its own, so that its log lines can be found together. */
record WorkTrace(Span own, Scope scope, boolean named) implements AutoCloseable {
    private static final String TRACE_ID = "traceId";

    static WorkTrace open(String actor) {
        Span span = Span.current();
        Span own = span.getSpanContext().isValid()
                ? null
                : GlobalOpenTelemetry.getTracer("io.commission").spanBuilder(actor).setNoParent().startSpan();
        Scope scope = own == null ? null : own.makeCurrent();
        String traceId = (own == null ? span : own).getSpanContext().getTraceId();
        boolean named = MDC.get(TRACE_ID) == null && (own == null ? span : own).getSpanContext().isValid();
        if (named) {
            MDC.put(TRACE_ID, traceId);
        }
        return new WorkTrace(own, scope, named);
    }

    @Override
    public void close() {
        if (own != null) {
            scope.close();
            own.end();
        }
        if (named) {
            MDC.remove(TRACE_ID);
        }
    }
}
