package io.commission.problem;

import java.util.logging.Filter;
import java.util.logging.LogRecord;

import io.quarkus.logging.LoggingFilter;

/** Before a failure is logged, its exception loses what may be somebody's name, address or pay. */
@LoggingFilter(name = "no-personal-data")
public final class LoggedFailures implements Filter {
    @Override
    public boolean isLoggable(LogRecord logged) {
        if (logged.getThrown() != null) {
            logged.setThrown(LoggedFailure.of(logged.getThrown()));
        }
        return true;
    }
}
