package io.commission.http;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** The version that the caller has seen (API-3). */
@RequestScoped
public class IfMatch {
    @Context
    HttpHeaders headers;

    /** For PUT and DELETE: 428 without the header, 412 when the row has another version by now. */
    public void require(long version) {
        List<String> given = given();
        if (given.isEmpty()) {
            throw Refusal.of(Code.IF_MATCH_REQUIRED,
                    "Send If-Match with the ETag of the version that you are changing.");
        }
        check(given, version);
    }

    /** For actions: looked at only where it is given. */
    public void honour(long version) {
        check(given(), version);
    }

    private List<String> given() {
        List<String> values = headers.getRequestHeader(HttpHeaders.IF_MATCH);
        return values == null
                ? List.of()
                : values.stream().flatMap(value -> List.of(value.split(",")).stream()).map(String::trim).toList();
    }

    private static void check(List<String> given, long version) {
        if (!given.isEmpty() && !given.contains("*") && !given.contains(ETag.of(version))) {
            throw Refusal
                    .of(Code.STALE_VERSION,
                            "The current version is " + ETag.of(version) + ". Read it and decide again.")
                    .header(HttpHeaders.ETAG, ETag.of(version));
        }
    }
}
