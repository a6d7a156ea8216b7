package io.commission.event;

import java.time.Instant;
import java.util.Set;

/**
 * An event whose attributes and data are checked.
 *
 * @param time when it happened, to the microsecond; the moment of receipt when the sender gave none
 * @param carried the properties that the data gives, those with null included
 * @param dataJson the data as JSON, its numbers with the digits that were sent
 */
public record IncomingEvent(
        String source,
        String id,
        EventType type,
        Instant time,
        String subject,
        EventData data,
        Set<String> carried,
        String dataJson) {

    /** Whether it tells something of a load. */
    boolean isOfLoad() {
        return data instanceof LoadData || data instanceof InvoicePaidData;
    }
}
