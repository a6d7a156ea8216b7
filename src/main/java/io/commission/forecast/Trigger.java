package io.commission.forecast;

import java.util.Locale;

/** What set a calculation off (FCT-3). */
public enum Trigger {
    MANUAL, DEAL_CREATED, DEAL_UPDATED, DEAL_CLOSED, DEAL_DELETED, SYNC, TARGET_CHANGED, REASSIGNMENT, BACKFILL;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Trigger fromWire(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
