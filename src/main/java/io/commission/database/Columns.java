package io.commission.database;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Rows as the arrays that {@code unnest} takes, a column at a time. */
public final class Columns {
    private Columns() {
    }

    public static <R, V> V[] column(Collection<R> rows, Function<? super R, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
