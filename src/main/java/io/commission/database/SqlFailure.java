package io.commission.database;

import java.sql.SQLException;

/** What the database refused, unchecked; the SQLException is the cause. */
public final class SqlFailure extends RuntimeException {
    private SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    static SqlFailure of(SQLException cause) {
        return new SqlFailure(cause);
    }
}
