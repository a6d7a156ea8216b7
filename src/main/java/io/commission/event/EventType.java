package io.commission.event;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The events that the service takes in (EVT-1). */
public enum EventType {
    LOAD_BOOKED, LOAD_DELIVERED, LOAD_MARGIN_UPDATED, LOAD_REPS_CHANGED, LOAD_CANCELLED, INVOICE_PAID, ACCOUNT_CREATED, ACCOUNT_UPDATED, ACCOUNT_DELETED, CONTACT_CREATED, CONTACT_UPDATED, CONTACT_DELETED, DEAL_CREATED, DEAL_UPDATED, DEAL_DELETED, SCHEDULE_RECONCILED;

    /** The CloudEvents {@code type} attribute, like {@code load.margin_updated}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    public static Optional<EventType> of(String wireName) {
        return Arrays.stream(values()).filter(type -> type.wireName().equals(wireName)).findFirst();
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(EventType::wireName).toList();
    }
}
