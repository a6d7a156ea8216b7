package io.commission.event;

import java.util.List;

/** The events of one request that may be accepted, in their order, and what is wrong with the others. */
public record EventBatch(List<IncomingEvent> events, List<EventFault> faults) {
    public EventBatch {
        events = List.copyOf(events);
        faults = List.copyOf(faults);
    }
}
