package io.commission.forecast;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why an admin has everything computed anew; it stands as trigger on the records that change. */
public enum RecalculationKind {
    MANUAL(Trigger.MANUAL), BACKFILL(Trigger.BACKFILL);

    final Trigger trigger;

    RecalculationKind(Trigger trigger) {
        this.trigger = trigger;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static RecalculationKind fromWire(String name) {
        for (RecalculationKind kind : values()) {
            if (kind.wireName().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no such kind: " + name);
    }
}
