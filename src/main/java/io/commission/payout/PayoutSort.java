package io.commission.payout;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.commission.http.Cursor;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** The orders in which payouts may be listed; a leading minus turns one round. Ids decide ties. */
record PayoutSort(Key key, boolean descending) {

    enum Key {
        NUMBER("number", "p.number", "text", Payout::number), MONTH("month", "p.month", "date",
                payout -> payout.month().atDay(1)), NET("net", "p.net", "numeric",
                        payout -> payout.amounts().net()), CREATED_AT("createdAt", "p.created_at", "timestamptz",
                                Payout::createdAt);

        private final String parameter;
        private final String column;
        private final String type;
        private final Function<Payout, Object> value;

        Key(String parameter, String column, String type, Function<Payout, Object> value) {
            this.parameter = parameter;
            this.column = column;
            this.type = type;
            this.value = value;
        }
    }

    static PayoutSort of(String parameter) {
        if (parameter == null || parameter.isBlank()) {
            return new PayoutSort(Key.NUMBER, true);
        }
        boolean descending = parameter.startsWith("-");
        String name = descending ? parameter.substring(1) : parameter;
        return Arrays.stream(Key.values())
                .filter(key -> key.parameter.equals(name))
                .findFirst()
                .map(key -> new PayoutSort(key, descending))
                .orElseThrow(() -> Refusal
                        .of(Code.INVALID_REQUEST, "Sort by number, month, net or createdAt; -number turns it round.")
                        .field("sort", "is not one of number, month, net, createdAt"));
    }

    String orderBy() {
        String direction = descending ? " desc" : "";
        return "order by " + key.column + direction + ", p.id" + direction;
    }

    /** A condition with two parameters, see {@link #position}. */
    String after() {
        return "(" + key.column + ", p.id) " + (descending ? "<" : ">") + " (?::" + key.type + ", ?)";
    }

    List<Object> position(Cursor cursor) {
        Object value = switch (key) {
            case NUMBER -> cursor.text(0);
            case MONTH -> cursor.date(0);
            case NET ->
                decimal(cursor).orElseThrow(() -> Refusal.of(Code.INVALID_CURSOR, "The cursor is of another order."));
            case CREATED_AT -> cursor.instant(0);
        };
        return List.of(value, cursor.uuid(1));
    }

    Cursor cursor(Payout payout) {
        return Cursor.of(key.value.apply(payout), payout.id());
    }

    private static Optional<BigDecimal> decimal(Cursor cursor) {
        try {
            return Optional.of(new BigDecimal(cursor.text(0)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
