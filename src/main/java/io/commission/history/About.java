package io.commission.history;

import java.util.Locale;

/** Whose timeline it is. */
enum About {
    OPPORTUNITY, ACCOUNT, CONTACT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
