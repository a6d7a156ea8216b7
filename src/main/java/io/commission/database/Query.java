package io.commission.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A prepared question; nothing is sent before one of its methods is called. */
public final class Query {
    private static final int FETCH_SIZE = 1000;

    private final Sql sql;
    private final String text;
    private final Object[] parameters;

    Query(Sql sql, String text, Object[] parameters) {
        this.sql = sql;
        this.text = text;
        this.parameters = parameters;
    }

    public <T> List<T> list(Function<Row, T> mapper) {
        List<T> result = new ArrayList<>();
        forEach(0, row -> result.add(mapper.apply(row)));
        return result;
    }

    /** The first row; a mapper that answers null counts as no row. */
    public <T> Optional<T> first(Function<Row, T> mapper) {
        return list(mapper).stream().limit(1).filter(Objects::nonNull).findFirst();
    }

    public <T> T one(Function<Row, T> mapper) {
        return list(mapper).get(0);
    }

    public boolean exists() {
        return !list(row -> true).isEmpty();
    }

    /** Every row in turn, fetched in blocks: for results that must not be held in memory. Needs a transaction. */
    public void stream(Consumer<Row> consumer) {
        forEach(FETCH_SIZE, consumer);
    }

    private void forEach(int fetchSize, Consumer<Row> consumer) {
        try (Connection connection = sql.connect();
                PreparedStatement statement = Sql.prepare(connection, text, parameters)) {
            statement.setFetchSize(fetchSize);
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows);
                while (rows.next()) {
                    consumer.accept(row);
                }
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }
}
