package io.commission.event;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the events of a request. */
@Schema(description = "The events in their order. Accepted means stored; what was stored before has no second effect.")
public record AcceptedEvents(@Schema(required = true) List<Result> results) {
    public enum Status {
        ACCEPTED, DUPLICATE
    }

    @Schema(name = "AcceptedEvent")
    public record Result(@Schema(required = true, examples = "/tms/east") String source,
            @Schema(required = true, examples = "7f3a-1") String id, @Schema(required = true) Status status) {
        static Result of(IncomingEvent event, boolean isNew) {
            return new Result(event.source(), event.id(), isNew ? Status.ACCEPTED : Status.DUPLICATE);
        }
    }
}
