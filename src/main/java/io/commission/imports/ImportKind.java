package io.commission.imports;

import java.util.List;
import java.util.Map;

import io.commission.problem.Refusal;

/** What the rows of a file are, how they are read, and how they are brought in. */
interface ImportKind<T> {
    Columns columns();

    /** What the row says; its faults are noted on it. The answer of a faulty row is not used. */
    T read(InputRow row, ImportContext context);

    /**
     * How many rows one transaction takes. A row that is alone in its own may break a rule when it is written; of many
     * together the kind itself says which it refuses.
     */
    default int rowsAtOnce() {
        return ImportRun.CHUNK;
    }

    /** Brings rows in, in the running transaction; it may be called again after a rollback. */
    Outcome take(List<T> rows);

    /** When all rows are in, in a transaction. */
    default void afterwards() {
    }

    /**
     * @param refused rows of which nothing was brought in, by their places among those that were taken
     * @param reported what was left out of rows that were brought in otherwise, likewise
     */
    record Outcome(long imported, long unchanged, Map<Integer, Refusal> refused, Map<Integer, Refusal> reported) {
        Outcome(long imported, long unchanged) {
            this(imported, unchanged, Map.of(), Map.of());
        }

        static Outcome ofOne(boolean changed) {
            return new Outcome(changed ? 1 : 0, changed ? 0 : 1);
        }
    }
}
