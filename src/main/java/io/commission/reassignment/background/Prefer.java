package io.commission.reassignment.background;

import java.util.Arrays;
import java.util.List;

/** What a client would rather have (RFC 7240): {@code Prefer: respond-async, wait=10}. What is not known is left alone. */
final class Prefer {
    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";
    static final String RESPOND_ASYNC = "respond-async";

    private Prefer() {
    }

    static boolean respondAsync(List<String> headers) {
        return headers != null && headers.stream()
                .flatMap(header -> Arrays.stream(header.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "").split(",")))
                .map(preference -> preference.split(";", 2)[0].strip())
                .anyMatch(RESPOND_ASYNC::equalsIgnoreCase);
    }
}
