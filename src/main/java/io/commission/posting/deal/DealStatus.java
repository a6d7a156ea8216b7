package io.commission.posting.deal;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where an opportunity stands (OPP-1); spelled in lower case, as CRMs do. */
public enum DealStatus {
    PIPELINE, COMMIT, BEST_CASE, CLOSED_WON, CLOSED_LOST;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static DealStatus fromWire(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no such status: " + name));
    }

    public static Optional<DealStatus> find(String name) {
        return Stream.of(values()).filter(status -> status.wireName().equals(name)).findFirst();
    }

    public boolean open() {
        return this != CLOSED_WON && this != CLOSED_LOST;
    }
}
