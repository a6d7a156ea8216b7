package io.commission.http;

import java.util.Map;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/**
 * The order of a list: a column by its public name, descending with a minus in front, and the id to make it total. Columns are compared
 * as texts, so that a cursor holds any of them.
 */
public record Sorting(String column, boolean descending) {

    /** @param columns SQL text expressions, never null, by the names that callers use */
    public static Sorting of(String sort, String usual, Map<String, String> columns) {
        String asked = sort == null || sort.isBlank() ? usual : sort.trim();
        boolean descending = asked.startsWith("-");
        String column = columns.get(descending ? asked.substring(1) : asked);
        if (column == null) {
            throw Refusal.of(Code.INVALID_REQUEST,
                    "The list sorts by " + String.join(", ", columns.keySet().stream().sorted().toList())
                            + ", with a minus in front for the other direction.")
                    .field("sort", "is unknown");
        }
        return new Sorting(column, descending);
    }

    /** A condition for rows after the cursor, whose parts are the sort column and the id: two parameters. */
    public String after(String id) {
        return " and (" + column + ", " + id + ") " + (descending ? "<" : ">") + " (?, ?::uuid) ";
    }

    public String orderBy(String id) {
        String direction = descending ? " desc" : "";
        return " order by " + column + direction + ", " + id + direction + " ";
    }
}
