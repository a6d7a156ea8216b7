package io.commission.load;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What is known of one property, and by which event. Without a mark nothing was ever said about it; with a mark and a
 * null value an event said that there is none.
 */
public record Fact<T>(T value, EventMark mark) {
    private static final Fact<?> UNSET = new Fact<>(null, null);

    public Fact {
        if (mark == null && value != null) {
            throw new IllegalArgumentException("a value needs the mark of the event that gave it");
        }
    }

    @SuppressWarnings("unchecked")
    public static <T> Fact<T> unset() {
        return (Fact<T>) UNSET;
    }

    public boolean isSet() {
        return mark != null;
    }

    /**
     * LOAD-4: the newer of the two. Two sources may use the same id at the same time; then the greater value stays, so
     * that the order of arrival still does not matter.
     */
    Fact<T> newer(Fact<T> other) {
        if (!other.isSet()) {
            return this;
        }
        if (!isSet()) {
            return other;
        }
        int order = mark.compareTo(other.mark);
        if (order == 0) {
            order = EventMark.compare(spelled(), other.spelled());
        }
        return order >= 0 ? this : other;
    }

    /** Whether both say the same, by whatever event; an unset fact says the same as one without a value. */
    boolean saysTheSame(Fact<T> other) {
        if (value instanceof BigDecimal number && other.value instanceof BigDecimal given) {
            return number.compareTo(given) == 0;
        }
        return Objects.equals(value, other.value);
    }

    private String spelled() {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? "=" + number.stripTrailingZeros().toPlainString() : "=" + value;
    }
}
