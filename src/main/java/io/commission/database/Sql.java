package io.commission.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;

import org.postgresql.util.PGobject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Plain SQL on the connection of the running transaction, so it sees what the entities of the same transaction wrote
 * (they are flushed first) and stands behind the same wall. Parameters are the question marks, in order; arrays are
 * passed as Java arrays: {@code unnest(?::uuid[], ?::numeric[])}.
 */
@ApplicationScoped
public class Sql {
    private static final LongAdder STATEMENTS = new LongAdder();
    private static final Set<String> PLAIN = Set.of("uuid", "numeric", "date", "timestamptz");

    private final AgroalDataSource dataSource;
    private final EntityManager entities;

    Sql(AgroalDataSource dataSource, EntityManager entities) {
        this.dataSource = dataSource;
        this.entities = entities;
    }

    /** A statement that answers rows: a select, or an insert, update or delete with a returning clause. */
    public Query query(String sql, Object... parameters) {
        return new Query(this, sql, parameters);
    }

    /** Answers how many rows were written. */
    public int update(String sql, Object... parameters) {
        flushEntities();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /** How many statements this process has sent through here so far; a test reads the difference. */
    public static long statements() {
        return STATEMENTS.sum();
    }

    Connection connect() throws SQLException {
        flushEntities();
        return dataSource.getConnection();
    }

    static PreparedStatement prepare(Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                bind(connection, statement, i + 1, parameters[i]);
            }
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
        STATEMENTS.increment();
        return statement;
    }

    private void flushEntities() {
        if (QuarkusTransaction.getStatus() == Status.STATUS_ACTIVE) {
            entities.flush();
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, Object value)
            throws SQLException {
        if (value instanceof Instant instant) {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof YearMonth month) {
            statement.setObject(index, month.atDay(1));
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof Collection<?> collection) {
            bindArray(connection, statement, index, collection.toArray());
        } else if (value instanceof Object[] array) {
            bindArray(connection, statement, index, array);
        } else {
            statement.setObject(index, value);
        }
    }

    private static void bindArray(Connection connection, PreparedStatement statement, int index, Object[] array)
            throws SQLException {
        Object[] elements = new Object[array.length];
        Object sample = null;
        for (int i = 0; i < array.length; i++) {
            elements[i] = element(array[i]);
            sample = sample == null ? elements[i] : sample;
        }
        String type = elementType(array, sample);
        if (PLAIN.contains(type)) {
            statement.setObject(index, spelled(type, elements));
        } else {
            statement.setArray(index, connection.createArrayOf(type, typed(elements, sample)));
        }
    }

    /** Nothing in these needs escaping, which the driver would look for element by element. */
    private static PGobject spelled(String type, Object[] elements) throws SQLException {
        StringBuilder text = new StringBuilder(elements.length * 16 + 2).append('{');
        for (int i = 0; i < elements.length; i++) {
            text.append(i == 0 ? "" : ",").append(elements[i] == null ? "NULL" : elements[i].toString());
        }
        PGobject array = new PGobject();
        array.setType("_" + type);
        array.setValue(text.append('}').toString());
        return array;
    }

    /** Arrays of these types the driver sends as they are; all others it spells out and escapes, element by element. */
    private static Object[] typed(Object[] elements, Object sample) {
        if (sample instanceof String) {
            return Arrays.copyOf(elements, elements.length, String[].class);
        }
        if (sample instanceof Integer) {
            return Arrays.copyOf(elements, elements.length, Integer[].class);
        }
        if (sample instanceof Long) {
            return Arrays.copyOf(elements, elements.length, Long[].class);
        }
        return sample instanceof Boolean ? Arrays.copyOf(elements, elements.length, Boolean[].class) : elements;
    }

    private static Object element(Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof YearMonth month) {
            return month.atDay(1);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    private static String elementType(Object[] array, Object sample) {
        Class<?> type = sample != null ? sample.getClass() : array.getClass().getComponentType();
        if (type == UUID.class) {
            return "uuid";
        }
        if (type == BigDecimal.class) {
            return "numeric";
        }
        if (type == java.time.LocalDate.class || type == YearMonth.class) {
            return "date";
        }
        if (type == OffsetDateTime.class || type == Instant.class) {
            return "timestamptz";
        }
        if (type == Long.class) {
            return "bigint";
        }
        if (type == Integer.class) {
            return "integer";
        }
        return type == Boolean.class ? "boolean" : "text";
    }
}
