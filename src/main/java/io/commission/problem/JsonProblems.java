package io.commission.problem;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in the caller's terms, not in Java's, why a body cannot be read. */
public final class JsonProblems {
    private static final Map<Class<?>, String> EXPECTED = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(UUID.class, "a uuid"),
            Map.entry(LocalDate.class, "a date such as 2026-01-31"),
            Map.entry(YearMonth.class, "a month such as 2026-01"),
            Map.entry(Instant.class, "an instant such as 2026-01-31T12:00:00Z"),
            Map.entry(OffsetDateTime.class, "an instant such as 2026-01-31T12:00:00Z"),
            Map.entry(BigDecimal.class, "a number"),
            Map.entry(Integer.class, "a whole number"),
            Map.entry(int.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(long.class, "a whole number"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(boolean.class, "true or false"));

    private JsonProblems() {
    }

    public static Refusal explain(JsonProcessingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return refused("The property " + path(unknown) + " is unknown. Remove or rename it.")
                    .field(path(unknown), "unknown property");
        }
        if (e instanceof MismatchedInputException mismatched) {
            String expected = "must be " + expected(mismatched.getTargetType());
            String path = path(mismatched);
            return path.isEmpty()
                    ? refused("The body " + expected + ".")
                    : refused("The property " + path + " " + expected + ".").field(path, expected);
        }
        if (e instanceof JsonMappingException mapping && !path(mapping).isEmpty()) {
            return refused("The property " + path(mapping) + " is not of the expected form.")
                    .field(path(mapping), "is not of the expected form");
        }
        JsonLocation at = e.getLocation();
        return refused("The body is not readable JSON"
                + (at == null ? "." : " at line " + at.getLineNr() + ", column " + at.getColumnNr() + "."));
    }

    private static Refusal refused(String detail) {
        return Refusal.of(Code.MALFORMED_REQUEST, detail);
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "of another form";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants()).replaceAll("[\\[\\]]", "");
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return EXPECTED.getOrDefault(type, "a JSON object");
    }

    /** tiers[2].minimum */
    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : e.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
