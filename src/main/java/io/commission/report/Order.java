package io.commission.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/**
 * One way to sort the rows of a report: by a key, ties by id. A leading minus in the name means descending.
 *
 * @param parse reads a key that a cursor carries as text
 */
public record Order<R, K extends Comparable<? super K>>(String name, Function<R, K> key, Function<String, K> parse,
        Function<R, String> id) {

    /** The order that the caller names; the first one by default. */
    @SafeVarargs
    public static <R> Order<R, ?> named(String sort, Order<R, ?>... orders) {
        if (sort == null || sort.isBlank()) {
            return orders[0];
        }
        return Arrays.stream(orders).filter(order -> order.name.equals(sort.trim())).findFirst().orElseThrow(() -> {
            String names = Arrays.stream(orders).map(Order::name).collect(Collectors.joining(", "));
            return Refusal.of(Code.INVALID_REQUEST, "This list sorts by one of " + names + ".").field("sort",
                    "must be one of " + names);
        });
    }

    public List<R> sorted(List<R> rows) {
        return rows.stream().sorted(comparator()).toList();
    }

    /** The page behind the cursor. The rows of a report are at hand as a whole, since its totals need them all. */
    public Page<R> page(List<R> rows, Paging paging) {
        Optional<Cursor> after = paging.after();
        List<R> sorted = sorted(rows);
        if (after.isPresent()) {
            if (!after.get().text(0).equals(name)) {
                throw Refusal.of(Code.INVALID_CURSOR, "The cursor belongs to another order of the list.").field(
                        "cursor",
                        "give the same sort as for the page before");
            }
            K key = parsed(after.get().text(1));
            String last = after.get().text(2);
            sorted = sorted.stream().filter(row -> {
                int byKey = direction(key(row).compareTo(key));
                return byKey > 0 || byKey == 0 && id.apply(row).compareTo(last) > 0;
            }).toList();
        }
        List<R> fetched = sorted.subList(0, Math.min(sorted.size(), paging.fetch()));
        return Page.of(fetched, paging, row -> row, row -> Cursor.of(name, key(row), id.apply(row)));
    }

    private Comparator<R> comparator() {
        Comparator<R> byKey = (one, other) -> direction(key(one).compareTo(key(other)));
        return byKey.thenComparing(id);
    }

    private K key(R row) {
        return key.apply(row);
    }

    private int direction(int comparison) {
        return name.startsWith("-") ? -comparison : comparison;
    }

    private K parsed(String text) {
        try {
            return parse.apply(text);
        } catch (RuntimeException e) {
            throw Refusal.of(Code.INVALID_CURSOR, "Give nextCursor as it was answered by the same list.").field(
                    "cursor",
                    "is not a cursor of this list");
        }
    }
}
