package io.commission.outlook;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Of won deals, or of open ones (FCT-1). */
public enum CommissionType {
    ACTUAL, PROJECTED;

    static CommissionType of(boolean actual) {
        return actual ? ACTUAL : PROJECTED;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
