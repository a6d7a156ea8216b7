package io.commission.http;

import java.util.List;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list (API-4); nextCursor is null on the last one. */
public record Page<T>(
        @Schema(required = true) List<T> items,
        @Schema(nullable = true, description = "Give it as cursor to get the next page") String nextCursor) {
    /** From the rows that {@link Paging#fetch()} asked for: one more than the page holds, when there is a next page. */
    public static <R, T> Page<T> of(List<R> rows, Paging paging, Function<R, T> view, Function<R, Cursor> cursor) {
        boolean more = rows.size() > paging.limit();
        List<R> shown = more ? rows.subList(0, paging.limit()) : rows;
        return new Page<>(shown.stream().map(view).toList(),
                more ? cursor.apply(shown.get(shown.size() - 1)).encoded() : null);
    }
}
