package io.commission.problem;

import java.net.SocketException;
import java.sql.SQLException;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A failure as it may be logged: types and places of the whole chain, and of the messages those that cannot quote data: what
 * this service itself says, without decimals and addresses, what the network says, and the codes of the database.
 */
final class LoggedFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_CHAIN = 20;
    private static final Pattern DATA = Pattern.compile("[\\w.+-]+@[\\w.-]+|-?\\d+[.,]\\d+");

    private final String text;

    private LoggedFailure(String text, Throwable cause) {
        super(text, cause, false, true);
        this.text = text;
    }

    static Throwable of(Throwable thrown) {
        return thrown instanceof LoggedFailure ? thrown : of(thrown, LONGEST_CHAIN);
    }

    private static LoggedFailure of(Throwable thrown, int depth) {
        Throwable cause = depth == 0 || thrown.getCause() == null ? null : of(thrown.getCause(), depth - 1);
        LoggedFailure failure = new LoggedFailure(thrown.getClass().getName() + words(thrown), cause);
        failure.setStackTrace(thrown.getStackTrace());
        return failure;
    }

    private static String words(Throwable thrown) {
        if (thrown instanceof SQLException sql) {
            return ": SQLSTATE " + sql.getSQLState() + constraint(sql);
        }
        boolean harmless = thrown instanceof SocketException || thrown instanceof SSLException
                || thrown instanceof FlywayValidateException || isOwn(thrown);
        return harmless && thrown.getMessage() != null
                ? ": " + DATA.matcher(thrown.getMessage()).replaceAll("…")
                : "";
    }

    private static String constraint(SQLException e) {
        ServerErrorMessage message = e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return message == null || message.getConstraint() == null ? "" : ", constraint " + message.getConstraint();
    }

    /** Said by a line of this service, and not taken from a cause. */
    private static boolean isOwn(Throwable thrown) {
        StackTraceElement[] places = thrown.getStackTrace();
        return thrown.getCause() == null && places.length > 0 && places[0].getClassName().startsWith("io.commission.");
    }

    @Override
    public String toString() {
        return text;
    }
}
