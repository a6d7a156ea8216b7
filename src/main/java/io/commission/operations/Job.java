package io.commission.operations;

import java.util.Locale;

/** Work that is done for all tenants, started from outside: by a CronJob or by an operator's hand. */
public enum Job {
    PAYOUTS, INTEGRITY, RETENTION;

    /** As commands, addresses and metrics name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
