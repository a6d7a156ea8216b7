package io.commission.imports;

import java.util.List;

/** What the rows of a file are, how they are read, and how they are brought in. */
interface ImportKind<T> {
    Columns columns();

    /** What the row says; its faults are noted on it. The answer of a faulty row is not used. */
    T read(InputRow row, ImportContext context);

    /**
     * How many rows one transaction takes. A row that is alone in its own may break a rule when it is written; many
     * together may not.
     */
    default int rowsAtOnce() {
        return ImportRun.CHUNK;
    }

    /** Brings rows in, in the running transaction; it may be called again after a rollback. */
    Outcome take(List<T> rows);

    /** When all rows are in, in a transaction. */
    default void afterwards() {
    }

    record Outcome(long imported, long unchanged) {
        static Outcome ofOne(boolean changed) {
            return new Outcome(changed ? 1 : 0, changed ? 0 : 1);
        }
    }
}
