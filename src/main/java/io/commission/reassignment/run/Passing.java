package io.commission.reassignment.run;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;

/** Failures that pass by themselves: a connection that broke, a database that restarts, a lock that was waited for too long. */
final class Passing {
    /** The classes of SQLSTATE: connections, rolled back transactions, resources, intervention, system. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");
    /** A lock that could not be had in time; a transaction ended because its process had paused. */
    private static final Set<String> STATES = Set.of("55P03", "25P03", "25P02", "25P04");

    private Passing() {
    }

    static boolean is(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return is(sql);
            }
        }
        // A commit that broke off: whether it took place is seen from the position that was kept.
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RollbackException || cause instanceof SystemException) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(SQLException sql) {
        String state = sql.getSQLState();
        // Without a state it is the pool's own: no connection within its time, or a closed one.
        return state == null || sql instanceof SQLTransientException || STATES.contains(state)
                || state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
