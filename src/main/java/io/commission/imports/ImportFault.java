package io.commission.imports;

import java.util.List;
import java.util.Set;

import io.commission.problem.Code;
import io.commission.problem.Problem;
import io.commission.problem.Refusal;

/** The file cannot be read any further, for instance because a quote is never closed; single bad rows do not throw. */
final class ImportFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Set<String> LIMITS = Set.of(RowFault.LINE_TOO_LONG.name(), RowFault.TOO_MANY_ROWS.name());

    private final transient List<RowError> errors;

    ImportFault(List<RowError> errors) {
        super(errors.get(0).message());
        this.errors = List.copyOf(errors);
    }

    static ImportFault at(long line, String column, RowFault fault, String message) {
        return new ImportFault(List.of(RowError.of(line, column, fault, message)));
    }

    List<RowError> errors() {
        return errors;
    }

    /** The problem for the caller; each fault names its line and column. */
    Refusal refusal() {
        RowError first = errors.get(0);
        boolean limit = errors.stream().anyMatch(error -> LIMITS.contains(error.code()));
        Refusal refusal = Refusal.of(limit ? Code.LIMIT_EXCEEDED : Code.IMPORT_UNREADABLE,
                "In " + place(first) + ": " + first.message() + ".");
        errors.forEach(
                error -> refusal.errors.add(new Problem.FieldError(place(error), error.code(), error.message())));
        return refusal;
    }

    private static String place(RowError error) {
        return "line " + error.line() + (error.column() == null ? "" : ", column " + error.column());
    }
}
