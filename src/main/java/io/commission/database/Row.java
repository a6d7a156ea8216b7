package io.commission.database;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.UUID;

/** The current row of a result: columns by position (from 1) or name, SQL null as null. */
public final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    public UUID uuid(int column) {
        return get(column, UUID.class);
    }

    public UUID uuid(String column) {
        return get(column, UUID.class);
    }

    public String text(int column) {
        return get(column, String.class);
    }

    public String text(String column) {
        return get(column, String.class);
    }

    /** A json column as it is spelled, without a cast in the query, which would copy each. */
    public String json(int column) {
        try {
            return rows.getString(column);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    public BigDecimal decimal(int column) {
        return get(column, BigDecimal.class);
    }

    public BigDecimal decimal(String column) {
        return get(column, BigDecimal.class);
    }

    public LocalDate date(int column) {
        return get(column, LocalDate.class);
    }

    public LocalDate date(String column) {
        return get(column, LocalDate.class);
    }

    /** A month is kept as the date of its first day. */
    public YearMonth month(String column) {
        LocalDate first = date(column);
        return first == null ? null : YearMonth.from(first);
    }

    public Instant instant(int column) {
        return toInstant(get(column, OffsetDateTime.class));
    }

    public Instant instant(String column) {
        return toInstant(get(column, OffsetDateTime.class));
    }

    public Integer integer(int column) {
        return get(column, Integer.class);
    }

    public Integer integer(String column) {
        return get(column, Integer.class);
    }

    public Long number(int column) {
        return get(column, Long.class);
    }

    public Long number(String column) {
        return get(column, Long.class);
    }

    public Boolean flag(int column) {
        return get(column, Boolean.class);
    }

    public Boolean flag(String column) {
        return get(column, Boolean.class);
    }

    public byte[] bytes(String column) {
        try {
            return rows.getBytes(column);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    public <E extends Enum<E>> E oneOf(Class<E> type, String column) {
        String name = text(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    /** An array column: row.array("ids", UUID[].class). */
    public <T> T[] array(String column, Class<T[]> type) {
        try {
            Array array = rows.getArray(column);
            return array == null ? null : type.cast(array.getArray());
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private static Instant toInstant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private <T> T get(int column, Class<T> type) {
        try {
            return rows.getObject(column, type);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private <T> T get(String column, Class<T> type) {
        try {
            return rows.getObject(column, type);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }
}
