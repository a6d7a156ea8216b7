package io.commission.imports;

import java.util.ArrayList;
import java.util.List;

/** Counts what happens to the rows of one import; its memory does not grow with the file. */
public final class ImportTally {
    private final OnError onError;
    private final List<RowError> errors = new ArrayList<>();
    private final List<RowError> reported = new ArrayList<>();
    private boolean truncated;
    private long received;
    private long imported;
    private long unchanged;
    private long rejected;

    public ImportTally(OnError onError) {
        this.onError = onError;
    }

    /** Notes the rows of a chunk and gives back those without errors. */
    public List<InputRow> accept(List<InputRow> chunk) {
        received += chunk.size();
        List<InputRow> good = new ArrayList<>(chunk.size());
        for (InputRow row : chunk) {
            if (row.isValid()) {
                good.add(row);
            } else {
                reject(row);
            }
        }
        return good;
    }

    /** Counts a row as rejected, with all its errors. */
    public void reject(InputRow row) {
        rejected++;
        note(row.errors());
    }

    /** The rest of the file cannot be read; it counts as one row. */
    void stopped(List<RowError> faults) {
        received++;
        rejected++;
        note(faults);
    }

    /** Something of a row was left out, though the row was brought in. */
    void report(RowError left) {
        if (reported.size() < ImportResult.MAX_ERRORS) {
            reported.add(left);
        } else {
            truncated = true;
        }
    }

    private void note(List<RowError> faults) {
        for (RowError error : faults) {
            if (errors.size() < ImportResult.MAX_ERRORS) {
                errors.add(error);
            } else {
                truncated = true;
            }
        }
    }

    public void imported(long rows) {
        imported += rows;
    }

    public void unchanged(long rows) {
        unchanged += rows;
    }

    /** True when the caller wants none of the rows because one was bad: roll back, write no more, keep on checking. */
    public boolean aborted() {
        return onError == OnError.ABORT && rejected > 0;
    }

    public ImportResult result() {
        boolean aborted = aborted();
        return new ImportResult(onError, aborted, received, aborted ? 0 : imported, aborted ? 0 : unchanged, rejected,
                errors, aborted ? List.of() : reported, truncated);
    }
}
