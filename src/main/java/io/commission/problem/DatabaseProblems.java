package io.commission.problem;

import java.sql.SQLException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;

import org.hibernate.StaleStateException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import io.commission.structure.StructureRefused;

/** Finds, in whatever the transaction machinery wrapped around it, what the database or the rules of structures refused. */
@ApplicationScoped
public class DatabaseProblems {
    public Optional<Refusal> explain(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return Optional.of(refusal);
            }
            if (cause instanceof StructureRefused refused) {
                return Optional.of(StructureProblems.explain(refused));
            }
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return Optional
                        .of(Refusal.of(Code.STALE_VERSION, "Somebody else changed it meanwhile. Read it again."));
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return ofState(sql);
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> ofState(SQLException e) {
        return switch (e.getSQLState()) {
            case "23505", "23P01", "23503", "23514" -> Optional.of(ofConstraint(constraint(e)));
            case "40001", "40P01", "55P03" -> Optional.of(Refusal
                    .of(Code.BUSY, "Another call worked on the same rows. Send it again.").header("Retry-After", "1"));
            case "22003" -> Optional.of(Refusal.of(Code.RULE_VIOLATED, "A number is too large to be kept."));
            default -> Optional.empty();
        };
    }

    private static Refusal ofConstraint(String constraint) {
        return Constraints.meaning(constraint).map(meaning -> Refusal.of(meaning.code(), meaning.detail()))
                .orElseGet(() -> Refusal.of(Code.CONFLICT,
                        "It contradicts what is stored already (" + constraint + ")."));
    }

    private static String constraint(SQLException e) {
        // A failed batch holds the database's own words in the exception behind it.
        SQLException told = e instanceof PSQLException || e.getNextException() == null ? e : e.getNextException();
        ServerErrorMessage message = told instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return message == null ? null : message.getConstraint();
    }
}
