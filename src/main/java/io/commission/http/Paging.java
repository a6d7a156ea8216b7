package io.commission.http;

import java.util.Optional;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** The paging parameters of a list, taken as {@code @BeanParam Paging paging}. */
public class Paging {
    public static final int MAXIMUM = 1000;
    private static final int DEFAULT = 50;

    @QueryParam("limit")
    @Parameter(description = "Rows on a page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "50"))
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "nextCursor of the page before")
    String cursor;

    public int limit() {
        if (limit == null || limit.isBlank()) {
            return DEFAULT;
        }
        try {
            int rows = Integer.parseInt(limit.trim());
            if (rows >= 1 && rows <= MAXIMUM) {
                return rows;
            }
        } catch (NumberFormatException e) {
            // answered below, as any other limit that is none
        }
        throw Refusal.of(Code.LIMIT_EXCEEDED, "A page holds 1 to " + MAXIMUM + " rows, not " + limit + ".")
                .field("limit", "must be a whole number from 1 to " + MAXIMUM);
    }

    /** How many rows to read: one more shows that there is a next page. */
    public int fetch() {
        return limit() + 1;
    }

    public Optional<Cursor> after() {
        return cursor == null || cursor.isBlank() ? Optional.empty() : Optional.of(Cursor.decoded(cursor));
    }
}
