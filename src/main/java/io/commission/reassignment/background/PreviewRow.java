package io.commission.reassignment.background;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import io.commission.access.Scope;
import io.commission.database.Row;
import io.commission.problem.Code;

/**
 * A preview as it stands in the database.
 *
 * @param lost still RUNNING there, and nobody works on it any more
 * @param saw whose rows its creator could read when it was made; null as long as it was not
 */
record PreviewRow(UUID id, PreviewKind kind, PreviewStatus kept, boolean lost, String answer, Scope saw,
        String errorCode, String error, Instant createdAt, Instant endedAt) {
    static final String COLUMNS = """
            id, kind, status, status = 'RUNNING' and lease_until < clock_timestamp() as lost, answer::text as answer, saw_all, saw,
            error_code, error, created_at, ended_at
            """;

    static PreviewRow of(Row row) {
        UUID[] saw = row.array("saw", UUID[].class);
        return new PreviewRow(row.uuid("id"), row.oneOf(PreviewKind.class, "kind"),
                row.oneOf(PreviewStatus.class, "status"), row.flag("lost"), row.text("answer"),
                saw == null ? null : new Scope(row.flag("saw_all"), Set.of(saw)), row.text("error_code"),
                row.text("error"), row.instant("created_at"), row.instant("ended_at"));
    }

    PreviewStatus status() {
        return lost ? PreviewStatus.FAILED : kept;
    }

    /** Its end is the only change that it sees. */
    long version() {
        return status() == PreviewStatus.RUNNING ? 0 : 1;
    }

    PreviewProblemView problem() {
        if (lost) {
            return new PreviewProblemView(Code.PREVIEW_INTERRUPTED.name(), Previews.INTERRUPTED);
        }
        return errorCode == null ? null : new PreviewProblemView(errorCode, error);
    }

    /** Whoever may see less by now is not shown what they saw then (PERM-4). */
    boolean showsMoreThan(Scope scope) {
        return saw != null && !scope.all() && (saw.all() || !scope.people().containsAll(saw.people()));
    }
}
