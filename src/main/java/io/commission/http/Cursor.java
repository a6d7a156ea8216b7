package io.commission.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** The sort key of the last row shown, opaque to clients. The last part is always the id, so that the order is total. */
public record Cursor(List<String> parts) {
    private static final String SEPARATOR = "\u001f";

    public static Cursor of(Object... sortKey) {
        return new Cursor(Arrays.stream(sortKey).map(part -> part == null ? "" : part.toString()).toList());
    }

    public String text(int index) {
        return part(index, Function.identity());
    }

    public UUID uuid(int index) {
        return part(index, UUID::fromString);
    }

    public LocalDate date(int index) {
        return part(index, LocalDate::parse);
    }

    public Instant instant(int index) {
        return part(index, Instant::parse);
    }

    public long number(int index) {
        return part(index, Long::parseLong);
    }

    public String encoded() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decoded(String cursor) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return new Cursor(List.of(key.split(SEPARATOR, -1)));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private <T> T part(int index, Function<String, T> parse) {
        try {
            return parse.apply(parts.get(index));
        } catch (RuntimeException e) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return Refusal.of(Code.INVALID_CURSOR, "Give nextCursor as it was answered by the same list, or leave it out.")
                .field("cursor", "is not a cursor of this list");
    }
}
